"""Moving everything that refers to one record over to another of its kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from defense_ties.lib.fields import Derived
from defense_ties.lib.merging.journal import Journal
from defense_ties.lib.merging.references import Reference, references_to
from defense_ties.lib.merging.twins import twins
from defense_ties.lib.reviewing import Reviewable, ReviewStatus


@dataclass(frozen=True)
class Numbered:
    """Rows that have a place in a list of their record, where no two may share one."""

    # The column that refers to the record, and the one that holds the place.
    owner: str
    place: str
    # Whether two rows say the same.
    same: Callable[[Any, Any], bool]
    # The place of a row that is put into a list of others.
    goes_before: Callable[[Any, Any], bool]

    def pairs(self, reference: Reference, kept: Any, lost: Sequence[Any]) -> list[tuple[Any, Any]]:
        """Return the rows of lost records, in order, each with the one that says the same, or None."""
        standing = list(reference.rows(kept).order_by(self.place))
        found = []
        for key in lost:
            for row in reference.rows(key).order_by(self.place):
                twin = next((other for other in standing if self.same(row, other)), None)
                found.append((row, twin))
            standing += [row for row, twin in found if twin is None and row not in standing]
        return found


class Mover:
    """Moves what refers to records; rows that a unique rule would refuse become one."""

    def __init__(
        self,
        journal: Journal,
        *,
        numbered: Mapping[type[models.Model], Numbered] | None = None,
        absorbing: Callable[[Any, Any], None] = lambda gone, stays: None,
        absorbed: Callable[[Any, Any], None] = lambda gone, stays: None,
    ):
        self._journal = journal
        self._numbered = numbered or {}
        self._absorbing = absorbing
        self._absorbed = absorbed

    def move_all(self, lost: Any, kept: Any) -> None:
        """Let everything that refers to one record refer to another."""
        for reference in references_to(type(lost)):
            numbered = self._numbered.get(reference.model)
            if numbered and numbered.owner == reference.field.name:
                self._interleave(reference, numbered, lost, kept)
            else:
                self._move(reference, lost, kept)

    def absorb(self, gone: Any, stays: Any) -> None:
        """Make a row one with its twin: what hangs on it goes over, and what the twin leaves blank."""
        self._absorbing(gone, stays)
        self.move_all(gone, stays)
        values = missing_in(stays, gone)
        self._journal.drop(gone, twin=stays.pk)
        if values and _holds(stays, values):
            self._journal.change(stays, values)
        self._absorbed(gone, stays)

    def _move(self, reference: Reference, lost: Any, kept: Any) -> None:
        rows = reference.model._base_manager
        heirs: dict[Any, Any] = {}
        for key, twin in twins(reference, kept=kept.pk, lost=[lost.pk]).items():
            mine = rows.filter(pk=key).first()
            standing = rows.filter(pk=heirs.get(twin, twin)).first()
            if mine is None or standing is None:
                continue  # it went with another twin
            if _outranks(mine, standing):  # what is published stays, whichever record it belonged to
                heirs[twin] = key
                mine, standing = standing, mine
            self.absorb(mine, standing)
        rest = list(reference.rows(lost.pk).order_by("pk").values_list("pk", flat=True))
        self._journal.move(reference, rest, was=lost.pk, now=kept.pk)

    def _interleave(self, reference: Reference, numbered: Numbered, lost: Any, kept: Any) -> None:
        """Put the numbered rows of two records into one list."""
        place = numbered.place
        standing = list(reference.rows(kept.pk).order_by(place))
        for row, twin in numbered.pairs(reference, kept.pk, [lost.pk]):
            if twin:
                self.absorb(row, twin)
                continue
            before = (number for number, other in enumerate(standing) if numbered.goes_before(row, other))
            standing.insert(next(before, len(standing)), row)
        rows = [reference.model._base_manager.get(pk=row.pk) for row in standing]
        coming = [row for row in rows if getattr(row, reference.column) == lost.pk]
        if not coming:
            return
        above = max(getattr(row, place) for row in rows) + len(rows)
        for number, row in enumerate(rows, start=1):  # out of each other's way first
            self._journal.change(row, {place: above + number})
        self._journal.move(reference, [row.pk for row in coming], was=lost.pk, now=kept.pk)
        for number, row in enumerate(rows, start=1):
            row.refresh_from_db()
            self._journal.change(row, {place: number})


def missing_in(row: Any, other: Any) -> dict[str, Any]:
    """Return what the other row says and this one leaves blank, by column."""
    fields = {field.attname: field for field in editable(type(row))}
    missing = [name for name, field in fields.items() if is_blank(row, field) and not is_blank(other, field)]
    # How a date is known goes with the date.
    missing += [f"{name}_basis" for name in missing if f"{name}_basis" in fields]
    return {name: getattr(other, name) for name in missing}


def editable(model: type[models.Model]) -> list[Any]:
    """Return the fields of a kind that staff fill in."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and not field.generated and not _is_kept(field)
    ]


def _is_kept(field: Any) -> bool:
    """Return whether the field is kept by the site itself; names, which are only tidied, are not."""
    works_out = isinstance(field, Derived) and bool(getattr(field, "of", ""))
    return works_out or getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)


def is_blank(row: Any, field: Any) -> bool:
    """Return whether a row says nothing in a field; 0 and “no” do say something."""
    value = getattr(row, field.attname)
    return value is None or (not isinstance(value, bool | int | float) and not str(value))


def _outranks(row: Any, other: Any) -> bool:
    if not isinstance(row, Reviewable) or not isinstance(other, Reviewable):
        return False
    return row.is_published and other.review_status != ReviewStatus.PUBLISHED


def _holds(row: Any, values: Mapping[str, Any]) -> bool:
    """Return whether the row would keep every rule with the values; it is left as it was."""
    trial = type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
    trial._state.adding = False
    for column, value in values.items():
        setattr(trial, column, value)
    try:
        trial.clean_fields()
        trial.clean()
        trial.validate_constraints()
    except ValidationError:
        return False
    return True
