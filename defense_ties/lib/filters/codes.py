"""Codes of a vocabulary, several at a time."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django_filters import Filter

from defense_ties.lib.countries import CODES, country_name
from defense_ties.lib.filters.quoting import quoted

COUNTRIES = sorted(((code, country_name(code)) for code in CODES), key=lambda country: country[1])
FEW = 60


class CodesField(forms.MultipleChoiceField):
    """Codes that all stand in the vocabulary."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, hint: str = "", **kwargs: Any):
        self.hint = hint
        super().__init__(**kwargs)

    def validate(self, value):
        known = list(self.labels())
        for code in value:
            if code not in known:
                raise ValidationError(
                    f"{quoted(code)} is not one of the choices. {self._advice(known)}".strip()
                )

    def labels(self) -> dict[str, str]:
        """Return the label of each code."""
        choices: Any = self.choices
        return {str(code): str(label) for code, label in choices}

    def _advice(self, known: list[str]) -> str:
        if self.hint or len(known) > FEW:
            return self.hint
        return f"They are {', '.join(known)}."


class CodesFilter(Filter):
    """Records with one of the codes; `occurs` is the path at which the codes in use are found."""

    field_class = CodesField

    def __init__(self, *args: Any, occurs: str = "", **kwargs: Any):
        self.occurs = occurs
        super().__init__(*args, **kwargs)

    def filter(self, qs, value):
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs

    def occurring(self, records: QuerySet) -> Iterable:
        """Return the codes that the records hold."""
        return records.order_by().values_list(self.occurs or self.field_name, flat=True).distinct()


class CountriesFilter(CodesFilter):
    """Records of one of the countries."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(
            *args, choices=COUNTRIES, hint="Write a code of ISO 3166 in two capitals, such as KH.", **kwargs
        )
