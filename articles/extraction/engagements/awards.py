"""Medals and honours: who gives and who receives."""

import re

from articles.extraction.document import Sentence
from articles.extraction.engagements.actors import Actor
from articles.extraction.engagements.clauses import Clause
from articles.extraction.engagements.story import Story

_MEDAL = re.compile(
    r"\b(?:medals?|order of|distinguished service order|decorations?|military (?:award|honou?r)|highest (?:\w+ )?(?:award|honou?r)"
    r"|state award|(?:grand |iron )?cross|insignia|legion of (?:merit|honou?r)|commendation|darjah|ribbon|knight|honorary \w+"
    r"|meritorious|star of)\b"
)
_TO = re.compile(r"\b(?:to|on|upon)\b[^;]*$")
_BY = re.compile(r"\b(?:by|from)\b[^;]*$")


def giver_and_receiver(story: Story, sentence: Sentence, clause: Clause) -> tuple[list[Actor], list[Actor]]:
    """Return who gives and who receives in "X decorated Y", "the medal was awarded to Y by X"; none without a medal."""
    if not _MEDAL.search(story.low, sentence.span.start, sentence.span.end):
        return [], []
    trigger = clause.trigger
    if story.low[trigger.span.start : trigger.span.end].startswith("rece"):
        return clause.right, clause.left
    to = _following(story, clause, _TO)
    by = _following(story, clause, _BY)
    if clause.passive or story.low[trigger.span.start : trigger.span.end].endswith(("given", "made")):
        by = by or [actor for actor in clause.right if actor not in to]
        return by, to or clause.left
    return clause.left or by, to or [actor for actor in clause.right if actor not in by]


def _following(story: Story, clause: Clause, preposition: re.Pattern[str]) -> list[Actor]:
    """Return those after the word whom a preposition leads up to."""
    found, start = [], clause.trigger.span.end
    for actor in clause.right:
        if preposition.search(story.low, start, actor.span.start) or (
            found and re.search(r",|\band\b", story.low[start : actor.span.start])
        ):
            found.append(actor)
        start = actor.span.end
    return found
