"""A record that is named, by its id or by one of its names."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django_filters import Filter

from defense_ties.lib.fields import with_defaults
from defense_ties.lib.filters.quoting import quoted
from defense_ties.lib.names import fold

LONGEST = 300
MOST_COMPARED = 500
MOST_OFFERED = 10


class NamedField(forms.CharField):
    """One record; where a name fits several, they are the `candidates`."""

    def __init__(
        self,
        *,
        records: Callable[[], Any],
        names: Callable[[Any], Iterable[str]],
        noun: str,
        **kwargs: Any,
    ):
        self.records, self.names, self.noun = records, names, noun
        self.candidates: list[Model] = []
        super().__init__(**with_defaults(kwargs, max_length=LONGEST))

    def clean(self, value) -> Model | None:
        text = super().clean(value)
        if not text:
            return None
        return self.records().filter(pk=text).first() or self._by_name(text)

    def _by_name(self, text: str) -> Model:
        fitting = list(self.records().search(text)[:MOST_COMPARED])
        exact = [record for record in fitting if fold(text) in map(fold, self.names(record))]
        found = exact or fitting
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(f"{quoted(text)} is the name or id of no {self.noun} here.")
        self.candidates = found[:MOST_OFFERED]
        ids = ", ".join(record.pk for record in self.candidates)
        more = " and others" if len(found) > MOST_OFFERED else ""
        raise ValidationError(f"{quoted(text)} fits more than one {self.noun}: {ids}{more}.")


class NamedFilter(Filter):
    """Records that have to do with one named record."""

    field_class = NamedField

    def suggestions(self) -> Sequence[str]:
        """Return the names of the records that can be named."""
        return self.extra["records"]().values_list("name", flat=True)
