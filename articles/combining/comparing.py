"""A row of a package beside our record: what is new, equal or in conflict, and what is to be written."""

from collections.abc import Callable
from typing import Any

from django.db.models import Max

from articles.combining.decisions import THEIRS, Decisions
from articles.combining.identities import Identities
from articles.combining.reports import CONFLICT, NEW, SIGN, UNDECIDED, Counts, Entry
from articles.models import AgreementEvent
from articles.package.cells import write
from articles.package.loading import differing, settled
from articles.package.reading import Package, Row
from articles.package.references import key_of
from articles.package.tables import Table
from defense_ties.lib.reviewing import ReviewStatus
from defense_ties.lib.sheets.kinds import KEPT

# What each installation keeps for itself, and is no conflict where it differs.
OWN = (KEPT - {"body_sha256"}) | {"id"}
Values = dict[str, Any]


class Comparison:
    """Compares the rows of one table, and hands on what a preview tells of them."""

    def __init__(
        self,
        table: Table,
        package: Package,
        identities: Identities,
        decisions: Decisions,
        tell: Callable[[Entry], Any],
    ):
        self._table, self._identities, self._decisions = table, identities, decisions
        self._tell = tell
        self._columns = [name for name in package.headings[table.name] if name not in table.bounds]
        self.counts = Counts()
        self.notes: list[str] = []
        self._next: dict[str, int] = {}

    @property
    def columns(self) -> list[str]:
        """The columns that are written."""
        return self._columns

    def writes(self, rows: list[Row]) -> list[tuple[Row, Values]]:
        """Return the rows that are to be written, with the values they are to have."""
        table = self._table
        here = [(row, self._here(row)) for row in rows]
        standing = self._standing([values for _, values in here])
        found = []
        for row, values in here:
            key = self._key(row.values)
            ours = standing.get(key_of(table, values))
            if doubt := self._identities.doubts.get((table.name, key)):
                self.counts.undecided += 1
                self._tell(Entry(table.name, row.number, key, "", UNDECIDED, theirs=doubt))
            elif ours is None:
                self.counts.new += 1
                self._tell(Entry(table.name, row.number, key, self._key(values), NEW))
                found.append((row, self._in_sequence(row, values)))
            elif taken := self._taken(row, key, ours, values):
                self.counts.taken += 1
                found.append((row, ours | taken))
        return found

    def _here(self, row: Row) -> Values:
        values = self._identities.rewritten(self._table, row.values)
        if "id" in values:
            values["id"] = self._identities.ours(self._table.model, values["id"])
        return values

    def _key(self, values: Values) -> str:
        return SIGN.join(write(values[name]) for name in self._table.key)

    def _standing(self, rows: list[Values]) -> dict[Any, Values]:
        first = self._table.key[0]
        records = self._table.model._base_manager.filter(**{f"{first}__in": {row[first] for row in rows}})
        return {key_of(self._table, values): values for values in records.values(*self._columns)}

    def _taken(self, row: Row, key: str, ours: Values, values: Values) -> Values:
        """Return what is taken from the package where it says otherwise than we do."""
        columns = self._conflicts(ours, values)
        self.counts.conflict += bool(columns)
        self.counts.equal += not columns
        taken = {}
        for name in columns:
            is_taken = self._decisions.takes(self._table.name, key, name)
            decision = THEIRS if is_taken else ""
            cells = write(ours[name]), write(values[name])
            self._tell(
                Entry(self._table.name, row.number, key, self._key(ours), CONFLICT, name, *cells, decision)
            )
            if is_taken:
                taken[name] = values[name]
        return taken

    def _conflicts(self, ours: Values, values: Values) -> list[str]:
        """Return the columns in which the package says something, and something else than we do."""
        table = self._table
        compared = {
            name: value for name, value in ours.items() if name not in OWN and values[name] not in (None, "")
        }
        columns = list(differing(compared, settled(table, table.model(**values))))
        published = ReviewStatus.PUBLISHED
        # What is published there may be a draft here; the other way round, nothing is ever withdrawn.
        if values.get("review_status") == published != ours.get("review_status"):
            columns.append("review_status")
        return columns

    def _in_sequence(self, row: Row, values: Values) -> Values:
        """Return a new step of an agreement with a number that is free: two installations number alike."""
        if self._table.model is not AgreementEvent or "sequence" not in values:
            return values
        agreement = values["agreement_id"]
        steps = AgreementEvent._base_manager.filter(agreement=agreement)
        if agreement not in self._next:
            last = steps.aggregate(last=Max("sequence"))["last"]
            self._next[agreement] = last or 0
        if not steps.exists():
            return values  # all of its steps come from the package, in its own order
        self._next[agreement] += 1
        if self._next[agreement] != values["sequence"]:
            self.notes.append(
                f"{self._table.file}, row {row.number}: step {values['sequence']} there is step "
                f"{self._next[agreement]} of “{agreement}” here."
            )
        return values | {"sequence": self._next[agreement]}
