"""Codes of a vocabulary, several at a time."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from defense_ties.lib.countries import country_choices
from defense_ties.lib.facets import Choice, Facet, by_count, tally
from defense_ties.lib.filters.faceted import FacetedFilter
from defense_ties.lib.filters.quoting import quoted

FEW = 60


class CodesField(forms.MultipleChoiceField):
    """Codes that all stand in the vocabulary."""

    widget = forms.CheckboxSelectMultiple
    several = True

    def __init__(self, *, hint: Any = "", **kwargs: Any):
        self.hint = hint
        self.chosen: list[str] = []
        super().__init__(**kwargs)

    def validate(self, value):
        known = self.labels()
        for code in value:
            if code not in known:
                fault = _("%(text)s is not one of the choices.") % {"text": quoted(code)}
                raise ValidationError(f"{fault} {self._advice(list(known))}".strip())

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
            return str(self.hint)
        return _("They are %(choices)s.") % {"choices": ", ".join(known)}


class CodesFilter(FacetedFilter):
    """Records with one of the codes."""

    field_class = CodesField
    marked = False

    def filter(self, qs, value):
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs

    @property
    def at_a_glance(self):
        return self.in_own_row and not self.above

    def facet(self, field, pairs):
        return self.counted(field, tally(pairs, above=self.above))

    def counted(self, field, counts):
        """Return the choices of the filter's field with counts that are known."""
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
            *args,
            choices=country_choices,
            hint=gettext_lazy("Write a code of ISO 3166 in two capitals, such as KH."),
            **kwargs,
        )
