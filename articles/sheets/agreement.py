"""Sheets of agreements, of their history, of their parties and of who signed."""

from collections.abc import Callable
from typing import Any

from django.db.models import Max

from articles.models import Agreement, AgreementEvent, Party, Signature, Topic
from articles.sheets.engagement import STAY, TOPICS
from articles.sheets.finders import FINDERS
from defense_ties.lib.sheets.drafts import Draft
from defense_ties.lib.sheets.kinds import Key, Kind
from defense_ties.lib.sheets.lists import ListColumn, SideParts, Tags
from people.sheets.official import SOURCES


def in_order() -> Callable[[list[Draft]], None]:
    """Return what gives new events without a sequence the next places in their history."""
    last: dict[str, int] = {}

    def number(drafts: list[Draft]) -> None:
        fresh = [draft for draft in drafts if not draft.is_faulty]
        unknown = {draft.values["agreement_id"] for draft in fresh} - last.keys()
        rows = AgreementEvent.objects.filter(agreement__in=unknown).order_by().values("agreement_id")
        last.update(dict.fromkeys(unknown, 0))
        last.update(rows.annotate(last=Max("sequence")).values_list("agreement_id", "last"))
        for draft in fresh:
            agreement, record = draft.values["agreement_id"], _event(draft)
            if "sequence" not in draft.values:
                record.sequence = draft.values["sequence"] = last[agreement] + 1
            last[agreement] = max(last[agreement], record.sequence)

    return number


def _event(draft: Draft) -> Any:
    return draft.record


AGREEMENTS = Kind(
    "agreements",
    Agreement,
    keys=(Key(("title", "kind")),),
    finders=FINDERS,
    parts=(
        SideParts(
            Party,
            "agreement",
            "parties",
            "country",
            (ListColumn("countries", f"Countries that are parties, by code or name. {STAY}", "KH CN"),),
        ),
    ),
    tags=Tags("topics", Topic, TOPICS),
    # The status and its date are those of the latest event, which has a sheet of its own.
    passed_over=SOURCES | {"status", "date", "date_basis", "institution_ids", "official_ids"},
    examples={
        "title": "Plan of co-operation of the two navies for 2023",
        "kind": "plan",
        "legally_binding": "unknown",
        "signed_at": "Visit of the naval staff to Hai Phong (2022-03-29/2022-03-31)",
        "covers": "2023",
    },
    note="An agreement is found by id, or by title and kind. What happened to it has a sheet of its own: "
    "events of agreements.",
)

AGREEMENT_EVENTS = Kind(
    "agreement_events",
    AgreementEvent,
    keys=(
        Key(("agreement", "sequence"), written=("sequence",)),
        Key(("agreement", "kind", "date")),
    ),
    finders=FINDERS,
    whole="agreement",
    completer=in_order,
    examples={
        "agreement": "Plan of co-operation of the two navies for 2023",
        "kind": "signed",
        "date": "2022-03-31",
        "date_basis": "stated",
    },
    note="An event is found by id, by agreement and sequence, or by agreement, kind and date. Without a "
    "sequence, a new event comes last.",
)

PARTIES = Kind(
    "parties",
    Party,
    keys=(Key(("agreement", "institution")), Key(("agreement", "country"), without=("institution",))),
    finders=FINDERS,
    whole="agreement",
    examples={
        "agreement": "Plan of co-operation of the two navies for 2023",
        "country": "Cambodia",
        "institution": "Royal Cambodian Army",
    },
    note="A party is found by id, or by agreement and institution; without one, by agreement and country.",
)

SIGNATURES = Kind(
    "signatures",
    Signature,
    keys=(Key(("agreement", "official")), Key(("agreement", "name_as_written"), without=("official",))),
    finders=FINDERS,
    whole="agreement",
    examples={
        "agreement": "Plan of co-operation of the two navies for 2023",
        "official": "Hun Manet (KH)",
        "rank_as_written": "Gen.",
        "rank": "General (KH)",
    },
    note="A signature is found by id, or by agreement and official; without one, by the name as written.",
)
