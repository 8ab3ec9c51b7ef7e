"""Proposals that two records are one, and what two dates or two lists of people have in common."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import RESTS_ON, Agreement, Article, Engagement, Evidence
from defense_ties.lib.dates import parse_span
from defense_ties.lib.names import fold
from people.matching.names import compare

PROPOSED = 0.55  # what scores less is not shown
MOST = 5
NEAR = datetime.timedelta(days=2)  # two reports may differ by a day, and a time zone is another
_MONTH_DAY = re.compile(r"(?:\d{4}|XXXX)-(\d\d)(?:-(\d\d))?")


@dataclass(frozen=True)
class Proposal:
    """A record that may be the same as another, how likely that is from 0 to 1, and why."""

    record: Any
    score: float
    reasons: tuple[str, ...] = ()

    @property
    def engagement(self) -> Engagement:
        """The record, where it is an engagement."""
        return self.record

    @property
    def agreement(self) -> Agreement:
        """The record, where it is an agreement."""
        return self.record


def reported_by(records: Sequence[Any]) -> dict[str, set[str]]:
    """Return the ids of the articles that report each of the records, which are of one kind."""
    found: dict[str, set[str]] = {record.pk: set() for record in records}
    for path in RESTS_ON[type(records[0])] if records else ():
        for owner, article in Evidence.objects.filter(**{f"{path}__in": found}).values_list(path, "article"):
            found[owner].add(article)
    return found


def of_other_articles(record: Any, others: Sequence[Any]) -> list[Any]:
    """Return those of the others that an article reports which does not report the record."""
    reports = reported_by([record, *others])
    mine = reports[record.pk]
    return [other for other in others if not mine or reports[other.pk] - mine]


def best(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return the few best of the proposals that are worth showing."""
    shown = [proposal for proposal in proposals if proposal.score >= PROPOSED]
    return sorted(shown, key=lambda proposal: (-proposal.score, proposal.record.pk))[:MOST]


def dates_agree(mine: str, theirs: str) -> tuple[float, str] | None:
    """Return how much two dates speak for one event, with a sentence; None where they rule it out."""
    if not mine or not theirs:
        return 0.03, "One of them has no date."
    first, second = parse_span(mine), parse_span(theirs)
    if not (first.earliest and first.latest and second.earliest and second.latest):
        return _without_year(mine, theirs)
    if first == second:
        is_day = first.earliest == first.latest or (first.latest - first.earliest).days < 31
        return (0.3 if is_day else 0.15), f"The same date: {theirs}."
    gap = max(first.earliest, second.earliest) - min(first.latest, second.latest)
    if gap <= datetime.timedelta(0):
        return 0.2, f"The dates overlap: {mine} and {theirs}."
    if gap <= NEAR:
        return 0.0, f"The dates are near: {mine} and {theirs}."
    return None


def _without_year(mine: str, theirs: str) -> tuple[float, str] | None:
    """Compare dates of which one has no year: by month and day."""
    first, second = _month_days(mine), _month_days(theirs)
    if not first or not second:
        return 0.03, "One of the dates has no year."
    if min(first) <= max(second) and min(second) <= max(first):
        return 0.2, f"The same month and day, as far as they are known: {mine} and {theirs}."
    return None


def _month_days(text: str) -> list[tuple[int, int]]:
    """Return the first and the last month and day that the text may mean."""
    found = []
    for month, day in _MONTH_DAY.findall(text):
        found += [(int(month), int(day or 1)), (int(month), int(day or 31))]
    return found


def people_agree(
    mine: Iterable[tuple[str | None, str, str]], theirs: Iterable[tuple[str | None, str, str]]
) -> tuple[list[str], int, int]:
    """Return the names of those in both lists, and how many stand in each; a person is id, name, country."""
    left, others = list(mine), list(theirs)
    shared = []
    for person in left:
        match = next((other for other in others if _is_one(person, other)), None)
        if match:
            others.remove(match)
            shared.append(match[1])
    return sorted(shared), len(left), len(shared) + len(others)


def _is_one(person: tuple[str | None, str, str], other: tuple[str | None, str, str]) -> bool:
    if person[0] and other[0]:
        return person[0] == other[0]
    if person[2] and other[2] and person[2] != other[2]:
        return False
    return fold(person[1]) == fold(other[1]) or compare(person[1], other[1], person[2]).score >= 0.85


def days_apart(mine: Any, theirs: Any) -> int | None:
    """Return the days between the nearest reports of two records, or None where no day is known."""
    reports = reported_by([mine, theirs])
    dated = Article.objects.filter(earliest__isnull=False)
    first, second = (
        list(dated.filter(pk__in=reports[row.pk]).values_list("earliest", "latest")) for row in (mine, theirs)
    )
    gaps = [max((max(a, c) - min(b, d)).days, 0) for a, b in first for c, d in second]
    return min(gaps, default=None)
