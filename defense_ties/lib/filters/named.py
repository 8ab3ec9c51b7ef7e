"""Records that are named, each by its id or by one of its names."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from defense_ties.lib.facets import Choice, Facet, tally
from defense_ties.lib.facets.choices import FIRST
from defense_ties.lib.filters.faceted import FacetedFilter
from defense_ties.lib.filters.quoting import quoted
from defense_ties.lib.filters.several import SeveralField
from defense_ties.lib.names import fold

MOST_COMPARED = 500
MOST_OFFERED = 10


class NamedField(SeveralField):
    """Some records; where a name fits several, they are the `candidates`."""

    def __init__(
        self, *, records: Callable[[], Any], names: Callable[[Any], Iterable[str]], noun: Any, **kwargs: Any
    ):
        self.records, self.names, self.noun = records, names, noun
        self.candidates: list[Model] = []
        self.by_id: dict[str, Model] = {}
        super().__init__(**kwargs)

    def prepare(self, texts: Sequence[str]) -> None:
        self.by_id = {record.pk: record for record in self.records().filter(pk__in=texts)} if texts else {}

    def read(self, text: str) -> Model:
        return self.by_id.get(text) or self._by_name(text)

    def _by_name(self, text: str) -> Model:
        fitting = list(self.records().search(text)[:MOST_COMPARED])
        exact = [record for record in fitting if fold(text) in map(fold, self.names(record))]
        found = exact or fitting
        if len(found) == 1:
            return found[0]
        if not found:
            fault = _("%(text)s is the name or id of no %(noun)s here.")
            raise ValidationError(fault % {"text": quoted(text), "noun": self.noun})
        self.candidates = found[:MOST_OFFERED]
        ids = ", ".join(record.pk for record in self.candidates)
        fault = _("%(text)s fits more than one %(noun)s: %(ids)s.")
        if len(found) > MOST_OFFERED:
            fault = _("%(text)s fits more than one %(noun)s: %(ids)s and others.")
        raise ValidationError(fault % {"text": quoted(text), "noun": self.noun, "ids": ids})


class NamedFilter(FacetedFilter):
    """Records that have to do with one of some named records."""

    field_class = NamedField

    def facet(self, field, pairs):
        chosen = [record.pk for record in field.chosen]
        return self._facet(pairs, self._known(), first=chosen, most=FIRST + len(chosen))

    def uncounted(self, field, note):
        choices = [_choice(record, None, chosen=True) for record in field.chosen]
        return Facet(choices, note)

    def found(self, field: Any, pairs: QuerySet | None, text: str, most: int) -> Facet:
        """Return the choices that a text may mean, those chosen left out; counted where pairs are given."""
        known = self._known().search(text).exclude(pk__in=[record.pk for record in field.chosen])
        if pairs is None:
            return Facet([_choice(record, None, chosen=False) for record in known[:most]])
        return self._facet(pairs, known, first=(), most=most)

    def _facet(self, pairs: QuerySet, known: Any, *, first: Sequence[str], most: int) -> Facet:
        single = self.in_own_row
        counts = tally(pairs, above=self.above, single=single, among=known, first=first, most=most)
        found = dict.fromkeys(first, 0) | dict(counts)
        records = {record.pk: record for record in self._known().filter(pk__in=found)}
        choices = [
            _choice(records[code], count, chosen=code in first)
            for code, count in found.items()
            if code in records
        ]
        return Facet(sorted(choices, key=lambda choice: (-(choice.count or 0), choice.label)))

    def _known(self) -> Any:
        return self.extra["records"]().prefetch_related(None)


def _choice(record: Any, count: int | None, *, chosen: bool) -> Choice:
    return Choice(record.pk, record.name, count, chosen, str(record.country))
