"""Putting ids in the place of what the cells of a batch say of other records."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from defense_ties.lib.countries import parse_country
from defense_ties.lib.names import fold, tidy
from defense_ties.lib.records import new_id
from defense_ties.lib.sheets.columns import CellFault
from defense_ties.lib.sheets.drafts import Draft
from defense_ties.lib.sheets.kinds import Kind
from defense_ties.lib.sheets.limits import shortened
from defense_ties.lib.sheets.references import AnswersByModel


class Resolver:
    """Resolves the references of the rows of a sheet, to records and to other rows of it."""

    def __init__(self, kind: Kind):
        self._kind = kind
        self._answers = AnswersByModel(kind.finders)
        self._row_ids: dict[int, str] = {}
        self._rows_of_id: dict[str, int] = {}
        self._rows_of_name: dict[str, list[int]] = defaultdict(list)
        self._terms: dict[str, str] | None = None

    def note_rows(self, rows: Iterable[tuple[int, str, str]]) -> None:
        """Remember number, id and name of every row, so that others may refer to it."""
        for number, ident, name in rows:
            self._row_ids[number] = ident or new_id()
            self._rows_of_id[self._row_ids[number]] = number
            if name := tidy(name):
                self._rows_of_name[name].append(number)

    def id_of_row(self, number: int) -> str | None:
        """Return the id that a row has been given, if rows of this kind refer to one another."""
        return self._row_ids.get(number)

    def row_of_id(self, ident: str) -> int | None:
        """Return the row that has an id."""
        return self._rows_of_id.get(ident)

    def resolve(self, drafts: list[Draft]) -> None:
        """Resolve all references of a batch."""
        self._answers.forget()
        for field in self._kind.references:
            answers = self._answers.of(field.related_model)
            answers.ask_ids(draft.cells[field.attname] for draft in drafts if draft.cells.get(field.attname))
            answers.ask_names(
                draft.cells[field.name]
                for draft in drafts
                if draft.cells.get(field.name) and not draft.cells.get(field.attname)
            )
        for draft in drafts:
            for field in self._kind.references:
                self._resolve(draft, field)
            if draft.tags:
                self._resolve_tags(draft)

    def _resolve(self, draft: Draft, field: Any) -> None:
        ident, text = draft.cells.get(field.attname, ""), draft.cells.get(field.name, "")
        is_self = field.related_model is self._kind.model
        if draft.blames(field.attname) or draft.blames(field.name) or not (ident or text):
            return
        answers = self._answers.of(field.related_model)
        if ident:
            if answers.has_id(ident) or (is_self and ident in self._rows_of_id):
                self._point(draft, field, ident)
            else:
                noun = field.related_model._meta.verbose_name
                draft.fault(f"There is no {noun} of the id “{shortened(ident)}”.", field.attname)
            return
        country = parse_country(draft.cells.get("country", "")) or ""
        try:
            self._point(draft, field, answers.meant(text, country))
        except CellFault as fault:
            own = self._rows_of_name.get(tidy(text), []) if is_self else []
            if len(own) == 1 and "may be" not in str(fault):
                self._point(draft, field, self._row_ids[own[0]])
            else:
                draft.fault(str(fault), field.name)

    def _point(self, draft: Draft, field: Any, ident: str) -> None:
        draft.values[field.attname] = ident
        if field.related_model is self._kind.model and ident in self._rows_of_id:
            draft.leans_on.append(self._rows_of_id[ident])
            if not self._answers.of(field.related_model).has_id(ident):
                draft.ahead.append(field.attname)

    def _resolve_tags(self, draft: Draft) -> None:
        tags = self._kind.tags
        if tags is None or draft.tags is None:
            return
        if self._terms is None:
            terms = tags.model._base_manager.values_list("pk", "label")
            self._terms = {fold(label): pk for pk, label in terms} | {pk: pk for pk, _ in terms}
        known = [self._terms.get(text) or self._terms.get(fold(text)) for text in draft.tags]
        for text, pk in zip(draft.tags, known, strict=True):
            if pk is None:
                draft.fault(
                    f"“{shortened(text)}” is no topic. Write codes with spaces between.", tags.column.name
                )
                return
        draft.tags = list(dict.fromkeys(pk for pk in known if pk))
