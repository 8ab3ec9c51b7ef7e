"""Which of our records each row of a package is: by id, by where that id went, or by its natural key."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from articles.models import AgreementEvent, Article, Engagement
from articles.package.reading import Row
from articles.package.tables import Table
from articles.sheets import BY_MODEL
from defense_ties.lib.sheets.drafts import Draft
from defense_ties.lib.sheets.kinds import Key, Kind, on_record
from defense_ties.lib.sheets.matching import Matcher
from people.models import Redirection

# Where the key of sheets would say too much: two installations number the steps of an agreement alike.
KEYS: dict[Any, tuple[Key, ...]] = {AgreementEvent: (Key(("agreement", "kind", "date")),)}


def kind_for(table: Table) -> Kind | None:
    """Return how the records of a table are told apart, or None if only their ids tell."""
    kind = BY_MODEL.get(table.model)
    return replace(kind, keys=KEYS[table.model]) if kind and table.model in KEYS else kind


class Finder(Matcher):
    """Finds our record for each row, where exactly one fits; says so where several do.

    `countries` are those of each engagement of the package: what else is alike, it is another meeting if
    other countries met.
    """

    def __init__(self, kind: Kind, countries: dict[str, set[str]]):
        super().__init__(kind, merged=lambda ids: {})
        self._countries = countries

    def find(self, rows: Iterable[tuple[Row, dict[str, Any], str]]) -> list[tuple[Row, str, str]]:
        """Return our id for rows with their values, and what is doubtful; ours may be known already."""
        drafts = []
        for row, values, ours in rows:
            given = {**values, "id": ours} if ours else {k: v for k, v in values.items() if k != "id"}
            drafts.append((row, Draft(row.number, {"id": row.values["id"]}, given)))
        self.match([draft for _, draft in drafts])
        return [
            (row, str(draft.record.pk) if draft.record else "", " ".join(f.reason for f in draft.faults))
            for row, draft in drafts
        ]

    def ask(self, draft: Draft, candidates: str, key: Key) -> None:
        draft.fault(f"This may be {candidates}.")

    def is_another(self, draft: Draft, record: Any, number: int) -> bool:
        if isinstance(record, Engagement):
            theirs = self._countries.get(draft.cells["id"], set())
            ours = {str(side.country) for side in record.sides.all()}
            if theirs and ours and not theirs & ours:
                return True
        return super().is_another(draft, record, number)

    def first_like(self, draft: Draft) -> int:
        return draft.number  # what are two records there are two here


def ours_by_id(table: Table, rows: list[Row]) -> dict[str, str]:
    """Return our record for those rows whose id is here, was until a merge, or whose text is."""
    ids = [row.values["id"] for row in rows]
    model = table.model
    found = {key: key for key in model._base_manager.filter(pk__in=ids).values_list("pk", flat=True)}
    gone = Redirection.objects.filter(record_type=model._meta.model_name, old_id__in=set(ids) - set(found))
    for key in gone.values_list("old_id", flat=True):
        if target := Redirection.objects.target(str(model._meta.model_name), key):
            found[key] = target
    if model is Article:
        texts = {
            row.values.get("body_sha256"): row.values["id"] for row in rows if row.values["id"] not in found
        }
        alike = on_record(model).filter(body_sha256__in=[text for text in texts if text])
        found |= {texts[text]: key for key, text in alike.values_list("pk", "body_sha256")}
    return found
