"""Filter sets: all filters of a list, as one form."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict
from django_filters import FilterSet

from defense_ties.lib.dates import Span
from defense_ties.lib.filters.codes import CodesField, CodesFilter
from defense_ties.lib.filters.named import NamedFilter
from defense_ties.lib.filters.pairs import PairFilter
from defense_ties.lib.filters.quoting import quoted

MOST_SUGGESTED = 200


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
                "date_from", f"{quoted(self.data['date_from'])} is later than {quoted(self.data['date_to'])}."
            )
        return cleaned


class RecordFilter(FilterSet):
    """Base of the filter sets of records."""

    class Meta:
        form = FilterForm

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        first, last = (self.form.cleaned_data.get(name) for name in ("date_from", "date_to"))
        if first or last:
            found = found.between(first and first.earliest, last and last.latest)
        return found

    def offer_what_occurs(self) -> None:
        """Show beside each filter the choices that some record has, and for a vague name the way on."""
        for name, choice in self.filters.items():
            field: Any = self.form.fields[name]
            if isinstance(choice, CodesFilter):
                shown = {str(code) for code in choice.occurring(self.queryset)} | {*self.data.getlist(name)}
                field.widget.choices = [option for option in field.choices if str(option[0]) in shown]
            elif isinstance(choice, NamedFilter | PairFilter):
                field.links = [
                    (record, self._with(name, record.pk)) for record in getattr(field, "candidates", ())
                ]
                field.suggestions = list(dict.fromkeys(choice.suggestions()[:MOST_SUGGESTED]))

    def active(self) -> list[Active]:
        """Return the filters that are set, each value of its own, faulty ones included."""
        return [
            Active(str(field.label), self._in_words(name, field, value), self._without(name, value))
            for name, field, value in self._set()
        ]

    def _set(self) -> Iterator[tuple[str, forms.Field, str]]:
        for name, field in self.form.fields.items():
            values = dict.fromkeys(self.data.getlist(name))
            for value in values if isinstance(field, CodesField) else list(values)[-1:]:
                yield name, field, value

    def _in_words(self, name: str, field: Any, value: str) -> str:
        if isinstance(field, CodesField):
            return field.labels().get(value, quoted(value))
        cleaned = getattr(self.form, "cleaned_data", {}).get(name)
        if isinstance(cleaned, Model):
            return str(cleaned)
        return value if isinstance(cleaned, Span) else quoted(value)

    def _without(self, name: str, value: str) -> str:
        return self._with(name, *(other for other in self.data.getlist(name) if other != value))

    def _with(self, name: str, *values: str) -> str:
        query: QueryDict = self.data.copy()
        query.pop("page", None)
        query.setlist(name, list(values))
        return f"?{query.urlencode()}"
