"""What is told beside an event: that it was by telephone, who led, chaired or looked on."""

import re

from articles.extraction.engagements.actor import Actor
from articles.extraction.engagements.frame import Frame, Scene
from articles.extraction.engagements.times import choose_date
from articles.extraction.engagements.triggers import Trigger

_MEETINGS = ("meeting", "multilateral_meeting", "talks", "dialogue", "courtesy_call")
_OF_MANY = ("exercise", "exchange")
_NEAR = 160  # characters between a meeting and the words "by telephone"
_AND = re.compile(r"\b(?:and|while)\b")


def set_modes(scene: Scene, triggers: list[Trigger], frames: list[Frame]) -> None:
    """Make a meeting "by phone" a call; where no other word tells of it, it is one by itself."""
    for mode in triggers:
        if mode.grammar != "mode":
            continue
        start = mode.span.start
        apt = [f for f in frames if f.kind in _MEETINGS and abs(f.trigger.span.start - start) < _NEAR]
        if apt:
            min(apt, key=lambda frame: abs(frame.trigger.span.start - start)).kind = mode.kind
        elif not frames and len({key for actor in scene.actors for key in actor.keys}) > 1:
            frame = Frame(mode.kind, mode, scene.sentence, scene.span, "held")
            frame.add(scene.actors, "member")
            frame.date = choose_date(scene.low, scene.dates, mode.span, scene.span)
            frames.append(frame)


def attach(scene: Scene, triggers: list[Trigger], frames: list[Frame]) -> None:
    """Give those who led, chaired or looked on their roles; alone, they join the event told before."""
    for trigger in triggers:
        if trigger.kind != "attach":
            continue
        if not frames:
            frames.append(Frame("attach", trigger, scene.sentence, scene.span, "held", definite=True))
        told = [frame for frame in frames if frame.trigger.span.start < trigger.span.start]
        frame = told[-1] if told else frames[0 if trigger.grammar == "lead" else -1]
        ends = [t.span.start for t in triggers if t.span.start > trigger.span.end and t.kind != "attach"]
        for actor in _meant(scene, trigger, min(ends, default=scene.span.end)):
            if frame.kind in _OF_MANY and not actor.named:
                continue
            for key in actor.keys:
                _give_role(scene, frame, trigger, key)
                frame.spans.setdefault(key, []).append(actor.span)


def _give_role(scene: Scene, frame: Frame, trigger: Trigger, key: str) -> None:
    if trigger.grammar != "witness":
        if frame.kind != "visit" or trigger.grammar == "lead":
            frame.people[key] = trigger.left
        return
    frame.witnesses.setdefault(key, "witness")
    by = scene.low[trigger.span.start : trigger.span.end].endswith(("by", "of"))
    if frame.kind != "attach" and by and trigger.span.start > frame.trigger.span.end:
        frame.people.pop(key, None)


def _meant(scene: Scene, trigger: Trigger, until: int) -> list[Actor]:
    """Return those who led or looked on: before "led", after "led by" and before what they then did."""
    low, (start, end) = scene.low, trigger.span
    before = [actor for actor in scene.actors if actor.span.start < start]
    after = [actor for actor in scene.actors if actor.span.start >= end]
    text = low[start:end]
    if trigger.grammar == "lead" and not text.endswith("by") and _AND.search(low, end, scene.span.end):
        return before + after  # X led the one side and Y the other
    by = text.endswith((" by", "of")) or ("co-chairs" not in text and low.startswith(" by ", end))
    if after and (by or not before):
        return [actor for actor in after if actor.span.start < until] or after
    return before
