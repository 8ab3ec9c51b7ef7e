"""Reading a sheet through, and planning what is to become of each row; nothing is written to the database."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from defense_ties.lib.records import new_id
from defense_ties.lib.sheets.cells import SheetRow
from defense_ties.lib.sheets.columns import CellFault, NamingColumn
from defense_ties.lib.sheets.comparing import plan_step, says_more
from defense_ties.lib.sheets.conditions import plain
from defense_ties.lib.sheets.drafts import Draft
from defense_ties.lib.sheets.headings import Heading, read_heading
from defense_ties.lib.sheets.kinds import Kind
from defense_ties.lib.sheets.matching import Matcher
from defense_ties.lib.sheets.opening import Sheet
from defense_ties.lib.sheets.plans import Step
from defense_ties.lib.sheets.resolving import Resolver
from defense_ties.lib.sheets.rules import Rules

BATCH = 2000


@dataclass(frozen=True)
class Rights:
    """What the person who imports may do with records of the kind, as on the forms."""

    may_add: Callable[[Any], str]  # each returns why not, or nothing
    may_change: Callable[[Any], str]


@dataclass
class Options:
    """How a sheet is to be understood."""

    blanks_empty: bool = False
    merged: Callable[[Iterable[str]], dict[str, str]] = field(default=lambda ids: {})


class Check:
    """One reading of a sheet: row by row, in batches."""

    def __init__(self, kind: Kind, sheet: Sheet, rights: Rights, options: Options):
        self.kind, self._sheet, self._rights, self._options = kind, sheet, rights, options
        self.heading: Heading | None = None
        self._matcher = Matcher(kind, merged=options.merged)
        self._rules = Rules(kind)
        self._resource = kind.resource()
        self._blank = kind.model()
        self._resolver = Resolver(kind)
        self._complete = kind.completer() if kind.completer else lambda drafts: None

    def steps(self) -> Iterator[Step]:
        """Yield what is to become of each row."""
        rows = self._sheet.rows()
        heading = self.heading = read_heading(next(rows, None), self.kind)
        if self.kind.selves:
            self._resolver.note_rows(self._selves(heading))
        while batch := list(islice(rows, BATCH)):
            drafts = [self._draft(row, heading) for row in batch]
            self._resolver.resolve(drafts)
            self._matcher.match(drafts)
            for draft in drafts:
                self._apply(draft)
            self._complete([draft for draft in drafts if draft.is_new])
            self._rules.check([draft for draft in drafts if not draft.is_faulty and self._says_more(draft)])
            for draft in drafts:
                self._judge(draft)
                yield plan_step(self.kind, self._resource, draft, heading)

    def _selves(self, heading: Heading) -> Iterator[tuple[int, str, str]]:
        """Yield number, id and name of each row, for rows that refer to other rows of the sheet."""
        rows = self._sheet.rows()
        next(rows, None)
        name = self.kind.finders[self.kind.model].names[0]
        for row in rows:
            cells = heading.cells(row)
            yield row.number, cells.get("id", ""), cells.get(name, "")

    # -- One row --------------------------------------------------------------------

    def _draft(self, row: SheetRow, heading: Heading) -> Draft:
        draft = Draft(row.number, heading.cells(row))
        for name, place in heading.places.items():
            if place in row.troubles:
                draft.fault(row.troubles[place], name)
        for place in range(heading.width, len(row.cells)):
            if row.cells[place]:
                draft.fault(f"There is something behind the last column: “{row.cells[place][:60]}”.")
                break
        for name, text in draft.cells.items():
            column = self.kind.columns.get(name)
            if column is None or draft.blames(name):
                continue
            try:
                self._read(draft, column, text)
            except CellFault as fault:
                draft.fault(str(fault), name)
        self._read_lists(draft)
        return draft

    def _read(self, draft: Draft, column: Any, text: str) -> None:
        if column.refers:
            if text or not self._options.blanks_empty:
                return  # looked up for the whole batch
            if isinstance(column, NamingColumn) and column.attribute in draft.cells:
                return
            if not draft.cells.get(column.field.name, ""):
                draft.values[column.attribute] = column.nothing()
        elif text:
            draft.values[column.attribute] = column.value(text, self._blank)
        elif self._options.blanks_empty and column.name != "id":
            draft.values[column.attribute] = column.nothing()

    def _read_lists(self, draft: Draft) -> None:
        for parts in self.kind.parts:
            wanted, faults = parts.read(draft.cells)
            for name, reason in faults.items():
                if not draft.blames(name):
                    draft.fault(reason, name)
            if wanted:
                draft.parts.append((parts, wanted))
        tags = self.kind.tags
        if tags and tags.column.name in draft.cells:
            text = draft.cells[tags.column.name]
            if text or self._options.blanks_empty:
                draft.tags = tags.named(text)

    def _apply(self, draft: Draft) -> None:
        """Put what the row says into its record, or into a new one."""
        if draft.is_faulty:
            return
        if draft.record is None:
            draft.is_new = True
            for column in self.kind.columns.values():
                missing = column.needed and draft.values.get(column.attribute) in (None, "")
                if missing and not isinstance(column, NamingColumn):
                    draft.fault("This may not be empty.", self._shown(column, draft))
            if draft.is_faulty:
                return
            draft.record = self.kind.model()
            if self.kind.has_id:
                draft.record.pk = draft.values.get("id") or self._resolver.id_of_row(draft.number) or new_id()
        draft.before = {name: plain(draft.record.__dict__.get(name)) for name in draft.values}
        if not draft.is_new and self._moves(draft):
            draft.fault(
                f"A {self.kind.label} stays where it is; make a new one there.", f"{self.kind.whole}_id"
            )
            return
        for name, value in draft.values.items():
            setattr(draft.record, name, value)

    def _moves(self, draft: Draft) -> bool:
        """Return whether the row would take a part from the record that it belongs to."""
        owner = f"{self.kind.whole}_id"
        return owner in draft.values and draft.values[owner] != draft.before[owner]

    @staticmethod
    def _shown(column: Any, draft: Draft) -> str:
        return column.name if column.name in draft.cells or not column.refers else column.field.name

    def _says_more(self, draft: Draft) -> bool:
        return draft.is_new or says_more(self.kind, draft)

    def _judge(self, draft: Draft) -> None:
        """Refuse what the person who imports may not do."""
        if draft.is_faulty:
            return
        if draft.is_new:
            reason = self._rights.may_add(draft.record)
        else:
            reason = self._rights.may_change(draft.record) if self._says_more(draft) else ""
        if reason:
            draft.fault(reason)
