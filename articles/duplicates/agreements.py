"""Agreements that may be one and the same document."""

from collections.abc import Iterable, Iterator
from typing import Any

from articles.duplicates.engagements import CHUNK, with_rows
from articles.duplicates.facts import agreement_facts
from articles.models import Agreement, AgreementEvent, Party, Signature
from articles.sameness import similar_agreements
from articles.sameness.agreements import comparable_agreements, compare_agreements, with_parties
from articles.sameness.proposals import PROPOSED, best, reported_by
from defense_ties.lib.reviewing import ReviewStatus
from people.duplicates import Kind, Likely, Pair
from people.matching import Register


def resembling_agreements(
    agreement: Agreement, parts: Iterable[Any] | None = None, *, register: Register | None = None
) -> list[Likely]:
    """Return the agreements that may be this one, the best first."""
    if parts is None:
        found = similar_agreements(agreement)
    else:
        given = list(parts)
        parties = [row for row in given if isinstance(row, Party)]
        mine = with_rows(
            agreement,
            parties=parties,
            events=[row for row in given if isinstance(row, AgreementEvent)],
            signatures=[row for row in given if isinstance(row, Signature)],
        )
        others = comparable_agreements(mine, _countries(parties))
        found = best(proposal for other in others if (proposal := compare_agreements(mine, other)))
    return [Likely(one.record, one.score, one.reasons) for one in found]


def _countries(parties: Iterable[Party]) -> list[str]:
    return sorted({str(party.country) for party in parties if party.country})


def agreement_pairs(least: float = PROPOSED) -> Iterator[Pair]:
    """Yield the agreements on record that resemble each other."""
    rows = Agreement.objects.in_common().exclude(review_status=ReviewStatus.REJECTED).order_by("pk")
    for agreement in with_parties(rows).iterator(chunk_size=CHUNK):
        others = comparable_agreements(agreement, _countries(agreement.parties.all()))
        found = [
            (other, proposal)
            for other in others
            if other.pk > agreement.pk
            and (proposal := compare_agreements(agreement, other))
            and proposal.score >= max(least, PROPOSED)
        ]
        reports = reported_by([agreement, *(other for other, _ in found)]) if found else {}
        for other, proposal in found:
            if not (reports[agreement.pk] and reports[agreement.pk] == reports[other.pk]):
                yield Pair(agreement.pk, other.pk, proposal.score, proposal.reasons)


AGREEMENT = Kind(
    model=Agreement,
    resembling=resembling_agreements,
    facts=agreement_facts,
    pairs=agreement_pairs,
    in_country=lambda code: Agreement.objects.filter(parties__country=code),
    countries=lambda keys: Party.objects.filter(agreement__in=keys).values_list("country", flat=True),
)
