"""Agreements of other reports that may be the same as this one."""

from collections.abc import Sequence

from django.db.models import Count, Prefetch, Q, QuerySet

from articles.choices import AgreementKind as Kind
from articles.models import Agreement, AgreementEvent, Signature
from articles.sameness.proposals import (
    PROPOSED,
    Proposal,
    best,
    dates_agree,
    days_apart,
    of_other_articles,
    people_agree,
)
from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import ReviewStatus
from people.matching import apart_from

LOOKED_AT = 300
SOON = 0.08  # what it weighs that two reports are near in time
_FAMILIES = (
    frozenset({Kind.TREATY, Kind.AGREEMENT, Kind.ARRANGEMENT, Kind.EXCHANGE_OF_NOTES}),
    frozenset({Kind.MOU, Kind.AGREEMENT, Kind.ARRANGEMENT, Kind.LETTER_OF_INTENT}),
    frozenset({Kind.PLAN, Kind.PROTOCOL, Kind.MINUTES}),
)
_SMALL = frozenset(["a", "an", "and", "between", "for", "in", "of", "on", "the", "to", "with"])


def similar_agreements(agreement: Agreement) -> list[Proposal]:
    """Return the agreements that other articles report and that may be this one, the best first."""
    countries = list(agreement.parties.exclude(country="").values_list("country", flat=True).distinct())
    others = of_other_articles(agreement, comparable_agreements(agreement, countries))
    mine = with_parties(Agreement.objects.filter(pk=agreement.pk)).get()
    return best(proposal for other in others if (proposal := compare_agreements(mine, other)))


def comparable_agreements(agreement: Agreement, countries: Sequence[str]) -> list[Agreement]:
    """Return those of like kind between the same countries; it need not be saved."""
    kinds = {agreement.kind}.union(*(family for family in _FAMILIES if agreement.kind in family))
    shared = Count("parties__country", filter=Q(parties__country__in=countries), distinct=True)
    rows = (
        Agreement.objects.filter(kind__in=kinds, parties__country__in=countries)
        .in_common()
        .exclude(review_status=ReviewStatus.REJECTED)
        .exclude(pk__in=[agreement.pk, *apart_from(agreement)])
        .annotate(shared=shared)
        .filter(shared__gte=min(2, len(countries)))
        .order_by("pk")
    )
    return list(with_parties(rows)[:LOOKED_AT])


def with_parties(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Fetch with the agreements what they are compared by."""
    signatures = Signature.objects.select_related("official", "party")
    return rows.prefetch_related("parties", "events", Prefetch("signatures", signatures))


def compare_agreements(mine: Agreement, theirs: Agreement) -> Proposal | None:
    """Return the second agreement as a proposal for the first; None where there is no case for it."""
    dated = _dates(mine, theirs)
    if dated is None or (mine.covers and theirs.covers and mine.covers != theirs.covers):
        return None
    parts = [_parties(mine, theirs), _kinds(mine, theirs), dated]
    parts += [_signatories(mine, theirs), _titles(mine, theirs)]
    if mine.covers and mine.covers == theirs.covers:
        parts.append((0.15, f"Both cover {mine.covers}."))
    if sum(weight for weight, _ in parts) + SOON < PROPOSED:
        return None  # whatever the reports say, which takes several queries
    parts.append(_reports(mine, theirs))
    score = sum(weight for weight, _ in parts)
    reasons = tuple(reason for _, reason in parts if reason)
    return Proposal(theirs, round(min(max(score, 0.0), 1.0), 3), reasons)


def _parties(mine: Agreement, theirs: Agreement) -> tuple[float, str]:
    first, second = ({str(p.country) for p in row.parties.all() if p.country} for row in (mine, theirs))
    if first == second:
        return 0.25, "The same parties."
    return 0.25 * len(first & second) / max(len(first | second), 1), "Some of the same parties."


def _kinds(mine: Agreement, theirs: Agreement) -> tuple[float, str]:
    if mine.kind == theirs.kind:
        return 0.1, "The same kind of agreement."
    return 0.03, f"Reported as another kind: {theirs.get_kind_display()}."


def _dates(mine: Agreement, theirs: Agreement) -> tuple[float, str] | None:
    """Compare the days of signing; one that is signed may have been announced by the other report."""
    first, second = _signing(mine), _signing(theirs)
    if first and second:
        return dates_agree(first.date, second.date)
    if first or second:
        return 0.03, "Only one of the reports tells of the signing."
    return 0.05, ""


def _signing(agreement: Agreement) -> AgreementEvent | None:
    return next((event for event in agreement.events.all() if event.kind == "signed"), None)


def _signatories(mine: Agreement, theirs: Agreement) -> tuple[float, str]:
    first, second = (
        [
            (
                row.official_id,
                row.official.name if row.official else row.name_as_written,
                str(row.party.country or "") if row.party else "",
            )
            for row in agreement.signatures.all()
        ]
        for agreement in (mine, theirs)
    )
    shared, here, there = people_agree(first, second)
    if not here or not there:
        return 0.0, ""
    if not shared:
        return -0.25, "Signed by different people."
    return 0.5 * len(shared) / (here + there), f"Signed in both by {', '.join(shared)}."


def _titles(mine: Agreement, theirs: Agreement) -> tuple[float, str]:
    first, second = ({*fold(row.title_as_written).split()} - _SMALL for row in (mine, theirs))
    if not first or not second:
        return 0.05, ""
    share = len(first & second) / len(first | second)
    return 0.2 * share, f"The titles are alike: {theirs.title_as_written}." if share >= 0.6 else ""


def _reports(mine: Agreement, theirs: Agreement) -> tuple[float, str]:
    days = days_apart(mine, theirs)
    if days is None or days > 200:
        return 0.0, ""
    return SOON, "The reports are near in time."
