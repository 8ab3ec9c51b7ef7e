"""The matrix of all ties, and their list."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator

from articles.ties import count_pairs
from articles.ties.matrix import MOST_COUNTRIES, matrix
from defense_ties.lib.asking import AskedPage, ChoiceField
from defense_ties.lib.filters.dates import DateField

PAGE = 100


class Period(forms.Form):
    """In which time the ties are counted, how the matrix is put in order, and the page of the list."""

    order = ChoiceField(["number", "name"])
    page = forms.IntegerField(
        required=False,
        min_value=1,
        error_messages={"invalid": "Write the number of a page.", "min_value": "Pages are counted from 1."},
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["from"] = DateField(required=False, label="From")
        self.fields["to"] = DateField(required=False, label="To")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and first.earliest > last.latest:
            raise ValidationError("The first day of the period is later than its last.")
        return cleaned


class TieList(AskedPage):
    """All pairs of countries with something on record: country by country, and as a list."""

    template_name = "ties/list.html"
    section, nouns = "ties", "ties"
    form_class = Period

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first, last = self.asked.get("from"), self.asked.get("to")
        pairs = []
        if not self.faults:
            pairs = count_pairs(first=first and first.earliest, last=last and last.latest)
        paginator = Paginator(pairs, PAGE)
        number = self.asked.get("page") or 1
        order = self.asked.get("order") or "number"
        return super().get_context_data(
            matrix=matrix(pairs, by_name=order == "name"),
            most_countries=MOST_COUNTRIES,
            order=order,
            period=bool(first or last),
            number=number,
            page=paginator.get_page(number),
            pairs=pairs,
            **kwargs,
        )
