"""The kinds of records of which two may be one and the same."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Any

from django.db.models import Model

from articles.duplicates.agreements import AGREEMENT
from articles.duplicates.engagements import ENGAGEMENT
from articles.duplicates.facts import official_facts
from people.duplicates import INSTITUTION, MOST, OFFICIAL, Kind, Likely, note_likely
from people.matching import Register

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (replace(OFFICIAL, facts=official_facts), INSTITUTION, ENGAGEMENT, AGREEMENT)
}


def kind_of(model: type[Model]) -> Kind | None:
    """Return the kind of the records of a model, or None where they are not compared."""
    kind = KINDS.get(str(model._meta.model_name))
    return kind if kind and kind.model is model else None


def resembling(record: Any, parts: Iterable[Any] | None = None) -> list[Likely]:
    """Return the records that may be the same as this one, the best first.

    The record need not be saved; then the rows that belong to it are handed in as `parts`.
    """
    kind = kind_of(type(record))
    return kind.resembling(record, parts) if kind else []


def note_resemblances(
    records: Iterable[Any], *, registers: dict[str, Register | None] | None = None, most: int = MOST
) -> int:
    """Note what records that were just made resemble, and return how many pairs were noted.

    Only the first `most` are compared, so that a large import is not held up; `report_duplicates` compares
    them all. Records of kinds that are not compared are passed over.
    """
    compared = (
        record for record in records if kind_of(type(record)) and not getattr(record, "coding_id", None)
    )
    noted = 0
    for record in islice(compared, most):
        kind = KINDS[record._meta.model_name]
        register = (registers or {}).get(kind.name)
        noted += note_likely(kind=kind, record=record, likely=kind.resembling(record, register=register))
    return noted
