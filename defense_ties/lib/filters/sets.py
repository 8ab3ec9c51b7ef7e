"""Filter sets: all filters of a list, as one form, with the counts beside their choices."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_filters import FilterSet

from defense_ties.lib.among import Few
from defense_ties.lib.facets import MOST_COUNTED, Facet, Glance, Years
from defense_ties.lib.facets.years import Row, draw, reach, step_over
from defense_ties.lib.filters.faceted import FacetedFilter
from defense_ties.lib.filters.quoting import quoted
from defense_ties.lib.translating import number

DATES = ("date_from", "date_to")
MOST_FOUND = 12


@dataclass(frozen=True)
class Active:
    """A filter that is set: what it is, its value in words, and the address of the list without it."""

    label: str
    value: str
    address: str


class FilterForm(forms.Form):
    """The filters as a form, with what holds between them."""

    def clean(self):
        cleaned: Any = super().clean()
        first, last = cleaned.get("date_from"), cleaned.get("date_to")
        if first and last and first.earliest > last.latest:
            self.add_error(
                "date_from",
                _("%(first)s is later than %(last)s.")
                % {"first": quoted(self.data["date_from"]), "last": quoted(self.data["date_to"])},
            )
        return cleaned


class RecordFilter(FilterSet):
    """Base of the filter sets of records."""

    # The column by which the years tell records apart, and its labels.
    told_apart = ""
    told_labels: dict[str, Any] = {"": ""}
    # Whether the rows of the records themselves are dated.
    dated_rows = True

    class Meta:
        form = FilterForm

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._ids: dict[str, list[str] | None] = {}

    def filter_queryset(self, queryset):
        return self.narrowed(queryset)

    def narrowed(self, queryset: Any, *without: str) -> Any:
        """Return the records that the filters let through, some filters left out."""
        cleaned = self.form.cleaned_data
        for name, value in cleaned.items():
            if name not in without:
                queryset = self.filters[name].filter(queryset, value)
        first, last = (None if name in without else cleaned.get(name) for name in DATES)
        if first or last:
            queryset = queryset.between(first and first.earliest, last and last.latest)
        return queryset

    def others(self, *names: str) -> Any:
        """Return the list as it is filtered by all but the filters of these names."""
        self.form.is_valid()  # what can be read filters, whatever else cannot
        return self.narrowed(self.queryset.all(), *names)

    def pairs(self, name: str) -> QuerySet:
        """Return each record of the list, as all other filters leave it, with each of its codes."""
        choice: Any = self.filters[name]
        if choice.at_a_glance:
            return choice.pairs(self.others(name))
        few = self._few(name)
        if few is None:
            return choice.pairs(self.others(name))
        # Found once, they are counted by one thing after another.
        return choice.pairs(Few(self.queryset.model, few))

    def at_a_glance(self, columns: list[str], *without: str, dated: bool = False) -> Glance:
        """Return the list by some columns, as it is filtered by all but the filters of these names."""
        return Glance(self.others(*without), columns, dated=dated)

    @cached_property
    def glance(self) -> Glance:
        """The list as it is filtered, by what is told at a glance by filters that are not set."""
        self.form.is_valid()
        columns = [
            choice.path
            for name, choice in self.filters.items()
            if isinstance(choice, FacetedFilter) and choice.at_a_glance and not self._is_set(name)
        ]
        dated = self.dated_rows and set(DATES) <= {*self.filters} and not any(map(self._is_set, DATES))
        return self.at_a_glance([*columns, *filter(None, [self.told_apart])], dated=dated)

    def facets(self, total: int) -> dict[str, Facet]:
        """Return the choices of each filter with their counts; `total` is the length of the whole list.

        The choices of one filter are counted in the list as all others leave it.
        """
        self.form.is_valid()
        return {
            name: self._facet(name, choice, total)
            for name, choice in self.filters.items()
            if isinstance(choice, FacetedFilter)
        }

    def _facet(self, name: str, choice: Any, total: int) -> Facet:
        field = self.form.fields[name]
        if choice.at_a_glance:
            glance = self.at_a_glance([choice.path], name) if self._is_set(name) else self.glance
            return choice.counted(field, glance.by(choice.path))
        if total > MOST_COUNTED and self._few(name) is None:
            left_out = _("Counted once the list is down to %(number)s.") % {"number": number(MOST_COUNTED)}
            return choice.uncounted(field, left_out)
        return choice.facet(field, self.pairs(name))

    def _is_set(self, name: str) -> bool:
        return bool(self.form.cleaned_data.get(name))

    def _few(self, name: str) -> list[str] | None:
        """Return the ids of the list as all filters but one leave it; None where they are too many."""
        # Filters that are not set leave out nothing, and share the answer.
        left_out = name if self._is_set(name) else ""
        if left_out not in self._ids:
            is_long = not left_out and self.glance.total > MOST_COUNTED
            self._ids[left_out] = None if is_long else self._found(left_out)
        return self._ids[left_out]

    def _found(self, left_out: str) -> list[str] | None:
        found = list(self.others(left_out).order_by().values_list("pk", flat=True)[: MOST_COUNTED + 1])
        return found if len(found) <= MOST_COUNTED else None

    def find(self, name: str, text: str, total: int) -> Facet | None:
        """Return the choices of a filter that a text may mean; None where nothing can be sought."""
        choice: Any = self.filters.get(name)
        if not hasattr(choice, "found"):
            return None
        self.form.is_valid()
        too_long = total > MOST_COUNTED and self._few(name) is None
        return choice.found(self.form.fields[name], None if too_long else self.pairs(name), text, MOST_FOUND)

    def years(self) -> Years | None:
        """Return the years of the list as all but the dates leave it, to choose from; None without any."""
        if not set(DATES) <= {*self.filters}:
            return None
        records = self.others(*DATES)
        first, last = (self.form.cleaned_data.get(name) for name in DATES)

        def chosen(since: int, until: int) -> bool:
            after = not first or until >= first.earliest.year
            return bool(first or last) and after and (not last or since <= last.latest.year)

        def address(since: str, until: str) -> str:
            return self._with(date_from=[since], date_to=[until])

        rows, step = self.rows_of_years(records)
        return draw(rows, step, self.told_labels, address=address, chosen=chosen)

    def rows_of_years(self, records: QuerySet) -> tuple[list[Row], int]:
        """Return how many records there are of each span of years, and how many years stand in a bar."""
        told = [*filter(None, [self.told_apart])]
        is_set = any(map(self._is_set, DATES))
        glance = self.at_a_glance(told, *DATES, dated=True) if is_set else self.glance
        rows = glance.years(self.told_apart)
        return rows, step_over(reach((since, until) for since, until, _, _ in rows))

    def candidates(self) -> dict[str, list[tuple[Any, str]]]:
        """Return by filter the records that a vague name may mean, each with the address that names it."""
        return {
            name: [(record, self._meaning(name, record.pk)) for record in field.candidates]
            for name, field in self.form.fields.items()
            if getattr(field, "candidates", ())
        }

    def active(self) -> list[Active]:
        """Return the filters that are set, each value of its own, faulty ones included."""
        return [
            Active(str(field.label), self._in_words(name, field, value), self._without(name, value))
            for name, field, value in self._set()
        ]

    def _set(self) -> Iterator[tuple[str, Any, str]]:
        for name, field in self.form.fields.items():
            values = dict.fromkeys(self.data.getlist(name))
            for value in values if getattr(field, "several", False) else list(values)[-1:]:
                yield name, field, value

    def _in_words(self, name: str, field: Any, value: str) -> str:
        if hasattr(field, "in_words"):
            return field.in_words(value)
        is_date = name in DATES and getattr(self.form, "cleaned_data", {}).get(name)
        return value if is_date else quoted(value)

    def _without(self, name: str, value: str) -> str:
        return self._with(**{name: [other for other in self.data.getlist(name) if other != value]})

    def _meaning(self, name: str, pk: str) -> str:
        """Return the address in which a record stands in place of the texts that could not be read."""
        field: Any = self.form.fields[name]
        known = [value for value in self.data.getlist(name) if value.strip() not in field.unread]
        return self._with(**{name: [*known, pk]})

    def _with(self, **values: list[str]) -> str:
        query: QueryDict = self.data.copy()
        query.pop("page", None)
        for name, several in values.items():
            query.setlist(name, several)
        return f"?{query.urlencode()}"
