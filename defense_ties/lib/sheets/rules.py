"""Every rule of the database, checked for a batch of rows before anything is written."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, UniqueConstraint

from defense_ties.lib.admin.rules import columns_of, fields_of
from defense_ties.lib.sheets.conditions import Unknown, holds, keeps, plain
from defense_ties.lib.sheets.drafts import Draft
from defense_ties.lib.sheets.kinds import Kind
from defense_ties.lib.sheets.references import batched

Ident = tuple[Any, ...]


class Rules:
    """The rules of one kind of record, and what earlier rows of the sheet have taken already."""

    def __init__(self, kind: Kind):
        self._kind = kind
        self._model: Any = kind.model
        constraints = self._model._meta.constraints
        self._checks = [rule for rule in constraints if isinstance(rule, CheckConstraint)]
        self._uniques = [rule for rule in constraints if isinstance(rule, UniqueConstraint)]
        self._taken: dict[int, int] = {}

    def check(self, drafts: list[Draft]) -> None:
        """Note on each draft the rules that its record breaks."""
        for draft in drafts:
            self._check_alone(draft)
        for number, rule in enumerate(self._uniques):
            self._check_unique(number, rule, [draft for draft in drafts if not draft.is_faulty])

    def _check_alone(self, draft: Draft) -> None:
        record: Any = draft.record
        for name in draft.ahead:  # these are on no record yet; circles among them are looked for at the end
            setattr(record, name, None)
        try:
            record.clean()
        except ValidationError as error:
            for name, messages in _by_field(error):
                column = self._column(name, draft)
                if not draft.blames(column):
                    draft.fault(" ".join(messages), column)
        for name in draft.ahead:
            setattr(record, name, draft.values[name])
        if draft.is_faulty:
            return
        for rule in self._checks:
            if not keeps(rule, record):
                names = [self._column(name, draft) for name in fields_of(rule, self._model)]
                column = next((name for name in names if name in draft.cells), "")
                draft.fault(str(rule.get_violation_error_message()), column if len(names) < 4 else "")

    def _check_unique(self, number: int, rule: UniqueConstraint, drafts: list[Draft]) -> None:
        columns = columns_of(rule, self._model)
        bound = [
            (draft, ident)
            for draft in drafts
            if (ident := self._identity(rule, columns, draft.record)) is not None
        ]
        stored = self._stored(rule, columns, [ident for _, ident in bound])
        for draft, ident in bound:
            other = stored.get(ident)
            first = self._taken.setdefault(hash((number, ident)), draft.number)
            column = next((name for name in reversed(columns) if name in draft.cells), "")
            message = str(rule.get_violation_error_message())
            if other is not None and other != draft.record.pk:  # type: ignore[union-attr]
                draft.fault(f"{message} It is “{other}”." if self._kind.has_id else message, column)
            elif first != draft.number:
                draft.fault(f"{message} It stands in row {first}.", column)

    def _identity(self, rule: UniqueConstraint, columns: list[str], record: Any) -> Ident | None:
        """Return what no two records may share, or None where the rule says nothing of the record."""
        values = tuple(plain(record.__dict__.get(name)) for name in columns)
        if not rule.expressions and None in values:
            return None
        try:
            applies = rule.condition is None or holds(rule.condition, record)
        except Unknown:
            applies = True
        return values if applies else None

    def _stored(self, rule: UniqueConstraint, columns: list[str], idents: list[Ident]) -> dict[Ident, Any]:
        """Return which records have one of the identities."""
        if not idents:
            return {}
        spread = [len({ident[place] for ident in idents} - {None}) for place in range(len(columns))]
        lead = spread.index(max(spread))
        wanted = set(idents)
        found: dict[Ident, Any] = {}
        for batch in batched({ident[lead] for ident in idents}):
            rows = self._model._base_manager.filter(**{f"{columns[lead]}__in": batch})
            if rule.condition is not None:
                rows = rows.filter(rule.condition)
            for pk, *values in rows.values_list("pk", *columns):
                ident = tuple(map(plain, values))
                if ident in wanted:
                    found[ident] = pk
        return found

    def _column(self, name: str, draft: Draft) -> str:
        if name == NON_FIELD_ERRORS:
            return ""
        attname = getattr(self._model._meta.get_field(name), "attname", name)
        return attname if attname in draft.cells or name not in draft.cells else name


def _by_field(error: ValidationError) -> Iterator[tuple[str, list[str]]]:
    if hasattr(error, "error_dict"):
        yield from error.message_dict.items()
    else:
        yield NON_FIELD_ERRORS, error.messages
