"""Whether a frame tells enough to be an event by itself."""

import re

from articles.extraction.engagements.events import family
from articles.extraction.engagements.frame import Frame
from articles.extraction.engagements.ships import countries_of_ships
from articles.extraction.engagements.story import Story

_DELEGATION = re.compile(
    r"\b(?:delegations?|counterparts?|officials|ministers|militar(?:y|ies)|armies|navies|air forces"
    r"|armed forces|chiefs|sides"
    r"|troops|personnel|soldiers|forces|ministr(?:y|ies)|governments?|commanders|leaders|officers)\b"
)
_UN = re.compile(r"\b(?:united nations|un|u\.n\.|peacekeep\w+|african union|nato|kfor|multinational)\b")


def tells(story: Story, frame: Frame) -> bool:
    """Say whether a frame tells enough to be an event by itself."""
    kind, people = family(frame.kind), frame.people
    codes = {story.country(key) for key in people}
    named = {c.code for c in frame.countries} | (codes - {""})
    if kind == "attach" or (frame.wished and not frame.date):
        return False
    if frame.another:
        return frame.date is not None and bool(frame.place or frame.country or not frame.topic)
    if frame.trigger.joins:
        return False
    if kind == "ceremony" and frame.date and _OF_AN_EXERCISE.match(story.low, frame.trigger.span.start):
        return True
    if kind == "visit":
        return _tells_of_visit(story, frame, codes)
    if kind == "port_call":
        return bool(frame.countries or frame.date or countries_of_ships(story, frame.sentence))
    if kind in ("exercise", "exchange", "other", "training"):
        return _tells_of_exercise(story, frame, named)
    if kind in ("award", "ceremony"):
        return (
            bool(people)
            or bool(frame.date and len(named) > 1)
            or bool(
                kind == "ceremony"
                and _UN.search(story.low, *frame.sentence.span)
                and (frame.date or frame.trigger.grammar == "verb")
            )
        )
    if len(people) > 1:
        return len(codes) > 1 or len(named) > 1
    delegation = _DELEGATION.search(story.low, *frame.clause)
    if people:
        return bool(frame.date or (len(named) > 1 and delegation)) and not (frame.definite and not frame.date)
    if frame.definite and not frame.date:
        return False
    return bool(frame.date and (frame.named or delegation or frame.place or len(named) > 1)) or bool(
        len(named) > 1 and delegation and frame.place
    )


def _tells_of_visit(story: Story, frame: Frame, codes: set[str]) -> bool:
    goal = frame.country or (frame.place.country if frame.place else "")
    if codes:
        if not goal and frame.bare:
            return False
        if not goal:
            goal = frame.country = story.host_country or (story.dateline.country if story.dateline else "")
        return bool(goal) and goal not in codes
    others = {c.code for c in frame.countries} - {goal}
    return bool(
        goal and others and (frame.date or _DELEGATION.search(story.low, *frame.clause)) and not frame.wished
    )


_OF_AN_EXERCISE = re.compile(r"(?:opening|closing) ceremony")
_JOINT = re.compile(
    r"\b(?:joint|bilateral|trilateral|multinational|combined|(?:both|two|three) (?:armies|navies"
    r"|air forces|countries"
    r"|nations|sides|militaries))\b"
)
_TAKES_PLACE = re.compile(
    r"\b(?:begins?|began|begun|kick(?:s|ed)? off|start(?:s|ed)?|open(?:s|ed)?|conclud(?:es?|ed)|end(?:s"
    r"|ed)?|wrapp?(?:s|ed)? up|under way|underway"
    r"|conduct(?:s|ed|ing)?|held|hold|holds|holding|host(?:s|ed|ing)?|takes? place|took place"
    r"|taking place|staged?|carried out|carry out|launch(?:es|ed)?"
    r"|will be|runs?|running|got|gets|participat\w+|took part|tak(?:e|ing) part|joined|culminated"
    r"|scheduled|completed)\b"
)


def _tells_of_exercise(story: Story, frame: Frame, named: set[str]) -> bool:
    if frame.date and (len(named) > 1 or frame.named or frame.place or (named and "/" in frame.date.edtf)):
        return True
    happens = _TAKES_PLACE.search(story.low, *frame.clause)
    if frame.date and happens and not frame.wished and _JOINT.search(story.low, *frame.clause):
        return True
    if frame.date and frame.definite and "/" in frame.date.edtf:
        return True
    return bool(happens and len(named) > 1 and (frame.place or frame.named) and not frame.wished)


def tells_alone(frame: Frame) -> bool:
    """Say whether a headline or caption tells of an event by itself: two people and a day."""
    return len(frame.people) > 1 and frame.date is not None
