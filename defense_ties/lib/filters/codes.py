"""Codes of a vocabulary, several at a time."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from defense_ties.lib.countries import CODES, country_name
from defense_ties.lib.facets import Choice, Facet, by_count, tally
from defense_ties.lib.filters.faceted import FacetedFilter
from defense_ties.lib.filters.quoting import quoted

COUNTRIES = sorted(((code, country_name(code)) for code in CODES), key=lambda country: country[1])
FEW = 60


class CodesField(forms.MultipleChoiceField):
    """Codes that all stand in the vocabulary."""

    widget = forms.CheckboxSelectMultiple
    several = True

    def __init__(self, *, hint: str = "", **kwargs: Any):
        self.hint = hint
        self.chosen: list[str] = []
        super().__init__(**kwargs)

    def validate(self, value):
        known = self.labels()
        for code in value:
            if code not in known:
                raise ValidationError(
                    f"{quoted(code)} is not one of the choices. {self._advice(list(known))}".strip()
                )

    def clean(self, value):
        codes, known = dict.fromkeys(map(str, value or ())), self.labels()
        self.chosen = [code for code in codes if code in known]
        return super().clean(list(codes))

    def labels(self) -> dict[str, str]:
        """Return the label of each code."""
        choices: Any = self.choices
        return {str(code): str(label) for code, label in choices}

    def in_words(self, text: str) -> str:
        """Return what a code stands for, or the code itself in quotation marks."""
        return self.labels().get(text, quoted(text))

    def _advice(self, known: list[str]) -> str:
        if self.hint or len(known) > FEW:
            return self.hint
        return f"They are {', '.join(known)}."


class CodesFilter(FacetedFilter):
    """Records with one of the codes."""

    field_class = CodesField
    marked = False

    def filter(self, qs, value):
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs

    def facet(self, field, pairs):
        counts = tally(pairs, above=self.above)
        return Facet(self.arranged(by_count(field.labels(), counts, field.chosen, marked=self.marked)))

    def uncounted(self, field, note):
        labels = field.labels().items()
        choices = [
            Choice(code, label, None, code in field.chosen, code if self.marked else "")
            for code, label in labels
        ]
        return Facet(self.arranged(choices), note)

    def arranged(self, choices: list[Choice]) -> list[Choice]:
        """Return the choices in the order in which they are shown."""
        return choices


class CountriesFilter(CodesFilter):
    """Records of one of the countries."""

    marked = True

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(
            *args, choices=COUNTRIES, hint="Write a code of ISO 3166 in two capitals, such as KH.", **kwargs
        )
