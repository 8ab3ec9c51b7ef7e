"""Noting on record which records resemble each other, for the staff to decide."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q

from people.duplicates.kinds import Kind, Likely, Pair
from people.models import Resemblance

CHUNK = 500
# So many records at a time are compared when they are made; the report on duplicates compares them all.
MOST = 200


def note_likely(*, kind: Kind, record: Any, likely: Iterable[Likely]) -> int:
    """Note what one record resembles, and return with how many it was noted."""
    return note_pairs(kind=kind, pairs=[pair_of(record, one) for one in likely])


def pair_of(record: Any, likely: Likely) -> Pair:
    """Return a record and what it resembles as a pair, the lower id first."""
    first, second = sorted((record.pk, likely.record.pk))
    return Pair(first, second, likely.score, likely.reasons)


@transaction.atomic
def note_pairs(*, kind: Kind, pairs: Iterable[Pair]) -> int:
    """Note pairs of a kind; of one that is on record the score and the reasons become these."""
    rows = {
        (pair.first_id, pair.second_id): Resemblance(
            record_type=kind.name,
            first_id=pair.first_id,
            second_id=pair.second_id,
            score=pair.score,
            reasons="\n".join(pair.reasons),
        )
        for pair in pairs
    }
    Resemblance.objects.bulk_create(
        [rows[key] for key in sorted(rows)],
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["record_type", "first_id", "second_id"],
        update_fields=["score", "reasons"],
    )
    return len(rows)


def forget_gone(*, kind: Kind) -> int:
    """Delete the pairs of which a record is gone, and return how many these were."""
    there: Any = kind.model._base_manager.order_by().values("pk")
    gone = Resemblance.objects.filter(record_type=kind.name)
    gone = gone.filter(~Q(first_id__in=there) | ~Q(second_id__in=there))
    return gone.delete()[0]
