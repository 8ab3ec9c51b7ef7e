"""What a coder found, as plain data that stay as they were handed in, whatever becomes of the records."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from articles.models import Agreement, Coding, Engagement, Participation, Party, Signature

ENGAGEMENT = ("title", "kind", "status", "mode", "date", "date_basis")
AGREEMENT = ("title", "title_as_written", "kind", "legally_binding", "covers")
WRITTEN = ("name_as_written", "rank_as_written", "title_as_written")


def facts_of(coding: Coding) -> dict[str, list[dict]]:
    """Return the engagements and agreements that a coder has drafted, with all that they say."""
    people = Participation.objects.select_related(
        "official", "institution", "rank", "position__institution"
    ).order_by("sequence", "id")
    signers = Signature.objects.select_related(
        "official", "rank", "position__institution", "party__institution"
    )
    engagements = (
        Engagement.objects.filter(coding=coding)
        .select_related("place", "part_of")
        .prefetch_related("sides", "topics", Prefetch("participations", people))
        .order_by("created_at", "id")
    )
    agreements = (
        Agreement.objects.filter(coding=coding)
        .select_related("signed_at", "implements", "amends")
        .prefetch_related(
            "topics",
            "events",
            Prefetch("parties", Party.objects.select_related("institution")),
            Prefetch("signatures", signers.order_by("created_at", "id")),
        )
        .order_by("created_at", "id")
    )
    return {
        "engagements": [_engagement(engagement) for engagement in engagements],
        "agreements": [_agreement(agreement) for agreement in agreements],
    }


def _named(record: Any) -> dict[str, str] | None:
    """Return the id of a record and what it is called now."""
    return {"id": record.pk, "label": str(record)} if record is not None else None


def _columns(record: Any, names: Iterable[str]) -> dict[str, Any]:
    return {"id": record.pk} | {name: getattr(record, name) for name in names}


def _engagement(engagement: Any) -> dict[str, Any]:
    return _columns(engagement, ENGAGEMENT) | {
        "place": _named(engagement.place),
        "part_of": _named(engagement.part_of),
        "topics": sorted(topic.pk for topic in engagement.topics.all()),
        "sides": [
            {"id": side.pk, "country": str(side.country), "role": side.role}
            for side in sorted(engagement.sides.all(), key=lambda side: str(side.country))
        ],
        "participants": [_participant(row) for row in engagement.participations.all()],
    }


def _participant(row: Any) -> dict[str, Any]:
    return _person(row) | {
        "role": row.role,
        "country": str(row.country or ""),
        "institution": _named(row.institution),
    }


def _person(row: Any) -> dict[str, Any]:
    return _columns(row, WRITTEN) | {
        "official": _named(row.official),
        "rank": _named(row.rank),
        "position": _named(row.position),
    }


def _agreement(agreement: Any) -> dict[str, Any]:
    return _columns(agreement, AGREEMENT) | {
        "signed_at": _named(agreement.signed_at),
        "implements": _named(agreement.implements),
        "amends": _named(agreement.amends),
        "topics": sorted(topic.pk for topic in agreement.topics.all()),
        "parties": [
            {"id": row.pk, "country": str(row.country or ""), "institution": _named(row.institution)}
            for row in agreement.parties.all()
        ],
        "events": [
            {"id": row.pk, "kind": row.kind, "date": row.date, "date_basis": row.date_basis}
            for row in agreement.events.all()
        ],
        "signatories": [
            _person(row) | {"party": str(row.party) if row.party else ""}
            for row in agreement.signatures.all()
        ],
    }
