"""What a reviewer decides where two coders differ, read from what was sent."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.double_coding.comparing import Comparison, Item, Line, Match

FIRST, SECOND = "1", "2"
ONE, TWO, KEEP, REJECT = "one", "two", "keep", "reject"
# What can be done with a record that both coders have, and with one that only one of them has.
OF_BOTH, OF_EITHER = (ONE, TWO, REJECT), (KEEP, REJECT)
LONGEST_REASON = 500


class Undecided(ValueError):
    """Something is left to decide; `faults` holds a sentence by the name of each box."""

    def __init__(self, faults: dict[str, str]):
        self.faults = faults
        super().__init__(" ".join(faults.values()))


@dataclass
class Choice:
    """One question to the reviewer: the name of its box, and the answer that was sent."""

    name: str
    answers: tuple[str, ...]
    answer: str = ""
    fault: str = ""


@dataclass
class ItemDecision:
    """What is decided of a row of a list."""

    item: Item
    keep: Choice | None = None
    lines: list[tuple[Line, Choice]] = field(default_factory=list)

    @property
    def is_kept(self) -> bool:
        """Whether the row stays."""
        return self.keep is None or self.keep.answer == KEEP


@dataclass
class Decision:
    """What is decided of a record, and of all in which the coders differ."""

    match: Match
    outcome: Choice
    reason: Choice
    lines: list[tuple[Line, Choice]] = field(default_factory=list)
    items: list[ItemDecision] = field(default_factory=list)
    topics: list[tuple[str, Choice]] = field(default_factory=list)

    @property
    def choices(self) -> list[Choice]:
        """All boxes of the record, in their order."""
        of_items = [choice for row in self.items for _, choice in row.lines]
        keeps = [row.keep for row in self.items if row.keep]
        return [choice for _, choice in self.lines] + keeps + of_items + [choice for _, choice in self.topics]

    @property
    def is_open(self) -> bool:
        """Whether the coders differ in anything."""
        return bool(self.choices) or not self.match.both


def token_of(*facts: dict) -> str:
    """Return a text that changes whenever one of the codings does."""
    written = json.dumps(facts, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:24]


def questions(comparison: Comparison, sent: Mapping[str, Any]) -> list[Decision]:
    """Return what there is to decide, with the answers sent so far."""
    return [_decision(f"m{number}", match, sent) for number, match in enumerate(comparison.matches)]


def _decision(name: str, match: Match, sent: Mapping[str, Any]) -> Decision:
    outcome = _choice(f"{name}-as", OF_BOTH if match.both else OF_EITHER, sent)
    if match.both and not outcome.answer and f"{name}-as" not in sent:
        outcome.answer = ONE
    reason = Choice(f"{name}-reason", (), str(sent.get(f"{name}-reason", "")).strip()[:LONGEST_REASON])
    decision = Decision(match, outcome, reason)
    if not match.both:
        return decision
    decision.lines = _lines(name, match.lines, sent)
    for number, item in enumerate(match.items):
        box = f"{name}-i{number}"
        keep = None if item.both else _choice(box, OF_EITHER, sent)
        decision.items.append(ItemDecision(item, keep, _lines(box, item.lines, sent)))
    first, second = match.topics
    decision.topics = [
        (topic, _choice(f"{name}-t-{topic}", OF_EITHER, sent)) for topic in sorted(first ^ second)
    ]
    return decision


def _lines(name: str, lines: list[Line], sent: Mapping[str, Any]) -> list[tuple[Line, Choice]]:
    # Two spellings that are counted as one still differ for the record.
    differing = [line for line in lines if not line.is_equal or line.shown[0] != line.shown[1]]
    return [(line, _choice(f"{name}-{line.name}", (FIRST, SECOND), sent)) for line in differing]


def _choice(name: str, answers: tuple[str, ...], sent: Mapping[str, Any]) -> Choice:
    answer = str(sent.get(name, ""))
    return Choice(name, answers, answer if answer in answers else "")


def decided(comparison: Comparison, sent: Mapping[str, Any]) -> list[Decision]:
    """Return what was decided of each record; Undecided if anything is left open."""
    decisions = questions(comparison, sent)
    faults: dict[str, str] = {}
    for decision in decisions:
        title = decision.match.fact["title"]
        if not decision.outcome.answer:
            faults[decision.outcome.name] = f"“{title}”: say whether it is kept."
        elif decision.outcome.answer == REJECT and not decision.reason.answer:
            faults[decision.reason.name] = f"“{title}”: a rejection needs a reason."
        elif decision.outcome.answer == ONE:
            open_boxes = [choice for choice in decision.choices if not choice.answer]
            if open_boxes:
                number = len(open_boxes)
                noun = "difference is" if number == 1 else "differences are"
                faults[open_boxes[0].name] = f"“{title}”: {number} {noun} left to decide."
    if faults:
        raise Undecided(faults)
    return decisions
