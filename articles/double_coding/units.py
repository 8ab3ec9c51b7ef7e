"""The questions that two coders answered apart, as units of which agreement is counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from articles.choices import AgreementKind, EngagementKind
from articles.double_coding.comparing import KINDS, Comparison, Item, Match

YES, NO = "yes", "no"
FOUND, REPORTED, TOPICS = "found", "reported in the article", "topics"
OF_KIND: dict[str, Any] = {"engagement": EngagementKind, "agreement": AgreementKind}


@dataclass(frozen=True)
class Question:
    """A question of which agreement is counted: about which kind of record, and which field."""

    kind: str
    field: str

    @property
    def has_chance(self) -> bool:
        """Whether agreement by chance is known: nobody counts what neither coder found."""
        return self.field != FOUND


@dataclass(frozen=True)
class Unit:
    """One question, and the answer of each coder."""

    question: Question
    first: str
    second: str


def units_of(comparison: Comparison, topics: Iterable[str]) -> Iterator[Unit]:
    """Yield the questions that two codings of one article answer.

    `topics` are those in use: each is a question about every record that both coders found.
    """
    yield from _reported(comparison)
    topics = sorted(topics)
    for match in comparison.matches:
        yield Unit(Question(match.kind.name, FOUND), _given(match.first), _given(match.second))
        if not match.both:
            continue
        for line in match.lines:
            if line.is_counted:
                yield Unit(Question(match.kind.name, line.label), *line.codes)
        yield from _topics(match, topics)
        for item in match.items:
            yield from _of_item(item)


def topics_in(comparisons: Iterable[Comparison]) -> set[str]:
    """Return the topics that the coders of some articles have used."""
    return {
        topic
        for comparison in comparisons
        for facts in (comparison.first, comparison.second)
        for kind in KINDS
        for record in facts.get(kind.facts, ())
        for topic in record["topics"]
    }


def _reported(comparison: Comparison) -> Iterator[Unit]:
    """Yield for each kind whether the article reports one: that is known of every article and every kind."""
    for kind in KINDS:
        mine, theirs = (
            {record["kind"] for record in facts.get(kind.facts, ())}
            for facts in (comparison.first, comparison.second)
        )
        for code in OF_KIND[kind.name].values:
            yield Unit(Question(kind.name, REPORTED), _is(code in mine), _is(code in theirs))


def _topics(match: Match, topics: list[str]) -> Iterator[Unit]:
    mine, theirs = match.topics
    for topic in topics:
        yield Unit(Question(match.kind.name, TOPICS), _is(topic in mine), _is(topic in theirs))


def _of_item(item: Item) -> Iterator[Unit]:
    yield Unit(Question(item.part.noun, FOUND), _given(item.first), _given(item.second))
    for line in item.lines:
        if line.is_counted:
            yield Unit(Question(item.part.noun, line.label), *line.codes)


def _given(fact: dict | None) -> str:
    return _is(fact is not None)


def _is(holds: bool) -> str:
    return YES if holds else NO
