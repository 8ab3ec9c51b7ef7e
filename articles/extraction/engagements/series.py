"""Events of a series beside the main one: the next round, the ninth dialogue, "the second was in May"."""

import re

from articles.extraction.engagements.clauses import Clause
from articles.extraction.engagements.frame import Frame, Scene
from articles.extraction.engagements.times import parts

_KINDS = ("meeting", "multilateral_meeting", "talks", "dialogue", "exchange", "exercise", "other", "again")
_BESIDE = re.compile(
    r"\b(?:next|previous|preceding|last(?! (?:week|month|year|\w+day)))\b(?: [\w/–+'-]+){0,5} $"
)
_STARTS_SO = re.compile(r"(?:next|previous|preceding|last) ")
_NUMBERED = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) "
)
# What they talked about or prepared: "discussed arrangements for holding the committee's meeting".
_TOPIC = re.compile(
    r"\b(?:discuss\w*|exchanged views|reviewed|touched (?:up)?on|preparations? for"
    r"|arrangements? for|raised|covered"
    r"|focus\w+|looked (?:forward|back|ahead)|attaches|regarding|concerning|spoke about|talked about)\b"
)
_FAR = 140  # characters between "discussed" and what was
_LAST = re.compile(r"\b(?:last|previously|first) $")
_AT_IT = re.compile(
    r"\b(?:during|at|in|after|following|before|of|end of) (?:(?:the|their|a|an|this) )?(?:[\w-]+ ){0,2}$"
)
_HAPPENS = re.compile(
    r"[^;]{0,60}?\b(?:(?:will|would|to|was|were|is|are|been) (?:be )?(?:held|planned|due|scheduled"
    r"|hosted|slated|taking place)"
    r"|took place|takes place|(?:will|to) take place)\b"
)
_HOLDS = re.compile(r"\b(?:held|holds?|had|having|holding)\s(?:[\w'-]+ ){0,3}$")


def read_series(scene: Scene, clause: Clause, frame: Frame) -> None:
    """Note whether a frame tells of another event of a series, or only of what is talked about."""
    low, (start, end) = scene.low, clause.trigger.span
    if frame.kind == "meeting" and clause.trigger.grammar == "verb":
        frame.another = frame.date is not None and bool(_LAST.search(low, max(0, start - 14), start))
    if frame.kind not in _KINDS or clause.trigger.grammar != "noun":
        return
    before = low[max(scene.span.start, start - 70) : start]
    head = low[start:end]
    topic = _TOPIC.search(low, max(scene.span.start, start - _FAR), start)
    frame.topic = bool(topic) and not _AT_IT.search(before)
    numbered = frame.named or bool(_NUMBERED.match(head))
    frame.another = (
        frame.kind == "again"
        or bool(_BESIDE.search(before) or _STARTS_SO.match(head))
        or (frame.topic and frame.date is not None and frame.kind != "exercise")
        or (numbered and _of_another_month(scene, frame))
    )
    if frame.another:
        frame.definite = False
        frame.named = frame.named or numbered
    if frame.kind == "again":
        frame.kind = "exchange" if "exchange" in head else scene.story.last_kind


def _of_another_month(scene: Scene, frame: Frame) -> bool:
    """Say whether a date is not of the month in which the main event of the story took place."""
    today = scene.story.today or (scene.story.day_of_lead.edtf if scene.story.day_of_lead else "")
    if not frame.date or not today:
        return False
    told = parts(frame.date.edtf)[0]
    size = min(len(told), len(today), 7)
    return told[:size] != today[:size] or size < 7


def acts_alone(scene: Scene, clause: Clause, frame: Frame) -> bool:
    """Say whether an event is told without those who took part: X said the meeting will be held in May."""
    low, (start, end) = scene.low, clause.trigger.span
    if not frame.topic and _HOLDS.search(low, max(0, start - 40), start) and not frame.wished:
        return False
    owner = clause.left[-1:] if low.startswith("'", clause.left[-1].span.end if clause.left else 0) else []
    return not owner and (frame.another or bool(_HAPPENS.match(low, end, min(clause.end, end + 90))))
