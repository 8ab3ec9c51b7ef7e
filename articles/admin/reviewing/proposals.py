"""What the screen proposes: who a name may mean, and which record of another article may be the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin

from articles import sameness
from articles.admin.reviewing.cards import Card
from articles.admin.reviewing.targets import key_of
from articles.drafting import presented_in
from articles.models import Engagement
from articles.review import WAITING
from defense_ties.lib.date_words import date_words
from people.matching import Presented, candidates_for, official_register

FEW = 5


@dataclass(frozen=True)
class Meant:
    """An official who may be meant, with what tells them from their namesakes, and why."""

    record: Any
    label: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Near:
    """A record of another article that may be the same, its key, its date in words, and why."""

    record: Any
    key: str
    words: str
    reasons: tuple[str, ...]


def propose_officials(cards: Iterable[Card]) -> None:
    """Give each row with a name that is not settled the officials who may be meant, the likeliest first."""
    rows = [row for card in cards for row in card.rows if row.open_choice]
    if not rows:
        return
    named = [presented_in(row.part) for row in rows]
    register = official_register((presented.name, presented.country) for presented in named)
    known: dict[Presented, list] = {}
    for presented in named:
        if presented not in known:
            known[presented] = candidates_for(presented, register=register)[:FEW]
    labels = admin.site.labels(  # type: ignore[attr-defined]
        {candidate.record for found in known.values() for candidate in found}
    )
    for row, presented in zip(rows, named, strict=True):
        row.proposals = [
            Meant(candidate.record, labels[candidate.record.pk], candidate.reasons)
            for candidate in known[presented]
        ]


def nearest(record: Any) -> list[Near]:
    """Return the records of other articles that may be of the same event as an unfinished one."""
    if record.review_status not in WAITING:
        return []
    dated = isinstance(record, Engagement)
    similar = sameness.similar_engagements if dated else sameness.similar_agreements
    return [
        Near(
            proposal.record,
            key_of(proposal.record),
            str(date_words(proposal.record.date, proposal.record.date_basis)) if dated else "",
            tuple(proposal.reasons),
        )
        for proposal in similar(record)[:FEW]
    ]
