"""Medals and honours: who gives and who receives."""

import re

from articles.extraction.engagements.actor import Actor
from articles.extraction.engagements.clauses import Clause
from articles.extraction.engagements.frame import Scene

_MEDAL = re.compile(
    r"\b(?:medals?|order of|distinguished service order|decorations?|military (?:award|honou?r)"
    r"|highest (?:\w+ )?(?:award|honou?r)"
    r"|state award|(?:grand |iron )?cross|insignia|legion of (?:merit|honou?r)|commendation|darjah"
    r"|ribbon|knight|honorary \w+|award of|(?:the|military|special) award(?! for)|investiture|nishan|hilal"
    r"|meritorious|star of)\b"
)
_TO = re.compile(r"\b(?:to|on|upon)\b[^;]*$")
_BY = re.compile(r"\b(?:by|from)\b[^;]*$")


def giver_and_receiver(scene: Scene, clause: Clause) -> tuple[list[Actor], list[Actor]]:
    """Return who gives and who receives a medal: "X decorated Y", "it was awarded to Y by X"."""
    if not _MEDAL.search(scene.low, *scene.span):
        return [], []
    trigger = clause.trigger
    if scene.low[trigger.span.start : trigger.span.end].startswith("rece"):
        return clause.right, clause.left
    to = _following(scene, clause, _TO)
    by = _following(scene, clause, _BY)
    if clause.passive or scene.low[trigger.span.start : trigger.span.end].endswith(("given", "made")):
        by = by or [actor for actor in clause.right if actor not in to]
        return by, to or clause.left
    return clause.left or by, to or [actor for actor in clause.right if actor not in by]


def _following(scene: Scene, clause: Clause, preposition: re.Pattern[str]) -> list[Actor]:
    """Return those after the word whom a preposition leads up to."""
    found: list[Actor] = []
    start = clause.trigger.span.end
    for actor in clause.right:
        if preposition.search(scene.low, start, actor.span.start) or (
            found and re.search(r",|\band\b", scene.low[start : actor.span.start])
        ):
            found.append(actor)
        start = actor.span.end
    return found
