"""The rows of a draft, gathered in memory and written in one go, each with its history."""

import hashlib
from collections import defaultdict
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from articles.models import (
    Agreement,
    AgreementEvent,
    Engagement,
    Evidence,
    Participation,
    Party,
    Place,
    Side,
    Signature,
)
from articles.package.faults import Faults
from articles.package.inserting import Inserter
from people.models import Appointment, Institution, InstitutionAlias, Official, Position, Redirection

# A row comes after what it refers to.
ORDER: tuple[type[models.Model], ...] = (
    Institution,
    InstitutionAlias,
    Official,
    Position,
    Appointment,
    Place,
    Engagement,
    Side,
    Participation,
    Agreement,
    AgreementEvent,
    Party,
    Signature,
    Evidence,
)
REASON = "Drafted by the extractor"
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
Row = TypeVar("Row", bound=models.Model)


def stable_id(*parts: object) -> str:
    """Return the id of a draft: the same for the same fact of the same article."""
    number = int.from_bytes(hashlib.blake2b("\0".join(map(str, parts)).encode(), digest_size=8).digest())
    return "".join(_LETTERS[number >> 5 * place & 31] for place in range(12))


def standing(model: type[Row], pk: str) -> tuple[bool, Row | None]:
    """Return whether there is or was a record of this id, and the record or what it was merged into."""
    rows: Any = model._base_manager
    if record := rows.filter(pk=pk).first():
        return True, record
    history: Any = model.history  # type: ignore[attr-defined]
    if not history.filter(id=pk).exists():
        return False, None
    moved = Redirection.objects.filter(record_type=model._meta.model_name, old_id=pk).values("new_id")
    return True, rows.filter(pk__in=moved).first()


class Rows:
    """New rows by model, and the topics of engagements and agreements."""

    def __init__(self) -> None:
        self.by_model: dict[type[models.Model], list[Any]] = defaultdict(list)
        self.topics: dict[type[models.Model], dict[str, list[str]]] = defaultdict(dict)

    def add(self, row: Row) -> Row:
        """Put a row among the new ones, and return it."""
        self.by_model[type(row)].append(row)
        return row

    def save(self, user: Any) -> None:
        """Write the rows, in the order in which they refer to each other."""
        moment = timezone.now()
        for model in ORDER:
            if rows := self.by_model[model]:
                bulk_create_with_history(
                    rows, model, default_user=user, default_change_reason=REASON, default_date=moment
                )
        for model, topics in self.topics.items():
            join = model.topics.through  # type: ignore[attr-defined]
            owner = f"{model._meta.model_name}_id"
            join._base_manager.bulk_create(
                join(**{owner: pk, "topic_id": code}) for pk, codes in topics.items() for code in codes
            )
            Inserter(Faults(), REASON, moment).note_topics(join, topics)
