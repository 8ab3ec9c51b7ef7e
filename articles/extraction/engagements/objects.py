"""Those whom someone met: together, or one after the other."""

import re
from dataclasses import replace

from articles.extraction.engagements.actor import Actor
from articles.extraction.engagements.clauses import Clause
from articles.extraction.engagements.frame import Frame, Scene
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.times import choose_date
from articles.extraction.facts import Span
from articles.extraction.reading import within

_AGAIN = re.compile(
    r"\b(?:separately|and (?:then |later |also )?(?:with|by|on)\b|(?:and )?then (?:with|on)"
    r"|(?:and )?later (?:with|on)|followed by|prior to|ahead of|before (?:meeting|calling))"
)
_HEADS = re.compile(
    r"\b(?:president|prime minister|king|sultan|emir|chancellor|premier|crown prince|head of state)\b"
)
_SEPARATE = re.compile(r"\bseparate(?:ly)?\b")


def by_object(scene: Scene, clause: Clause, frame: Frame, role: str) -> list[Frame]:
    """Return the frame, or one for each of those met one after the other: "with X and then with Y"."""
    groups = _groups(scene, clause, frame)
    if len(groups) == 1:
        frame.add(groups[0], role)
        return [frame]
    frames = []
    for number, group in enumerate(groups):
        start = clause.start if number == 0 else group[0].span.start
        end = groups[number + 1][0].span.start if number + 1 < len(groups) else clause.end
        part = replace(
            frame,
            people=dict(frame.people),
            spans={key: list(spans) for key, spans in frame.spans.items()},
            date=frame.date if number == 0 else None,
        )
        dates = within(scene.story.reading.dates, Span(start, end))
        part.date = choose_date(scene.low, dates, clause.trigger.span, Span(start, end)) or part.date
        part.add(group, role)
        frames.append(part)
    return frames


def _groups(scene: Scene, clause: Clause, frame: Frame) -> list[list[Actor]]:
    groups: list[list[Actor]] = [[]]
    separate = bool(_SEPARATE.search(scene.low, max(0, clause.trigger.span.start - 20), clause.end))
    for actor in clause.right:
        if groups[-1] and frame.people and (separate or _apart(scene.story, groups[-1][-1], actor)):
            groups.append([])
        groups[-1].append(actor)
    return groups


def _apart(story: Story, one: Actor, other: Actor) -> bool:
    """Say whether two who were met were met one after the other: it is said, or one is a head of state."""
    if one.span.end >= other.span.start:
        return False
    if _AGAIN.search(story.low[one.span.end : other.span.start]):
        return True
    first, second = story.officials.get(one.keys[0]), story.officials.get(other.keys[0])
    if not first or not second or first.country != second.country:
        return False
    return any(_HEADS.search(story.describe(official)) for official in (first, second))
