"""The matrix of all ties, and their list."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.exports import TIES
from articles.ties import count_pairs, pairs_in_years
from articles.ties.matrix import MOST_COUNTRIES, matrix
from articles.ties.pairs import PairCount
from articles.ties.tied import countries_tied, the_busiest
from defense_ties.lib.asking import AskedPage, ChoiceField
from defense_ties.lib.exports import FORMS, download
from defense_ties.lib.faults import refusal
from defense_ties.lib.filters.dates import DateField

PAGE = 100


class Period(forms.Form):
    """In which time the ties are counted, how the matrix is put in order, and the page of the list."""

    order = ChoiceField(["number", "name"])
    format = ChoiceField(["html", *FORMS])
    page = forms.IntegerField(
        required=False,
        min_value=1,
        error_messages={
            "invalid": gettext_lazy("Write the number of a page."),
            "min_value": gettext_lazy("Pages are counted from 1."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["from"] = DateField(required=False, label=gettext_lazy("From"))
        self.fields["to"] = DateField(required=False, label=gettext_lazy("To"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and first.earliest > last.latest:
            raise ValidationError(_("The first day of the period is later than its last."))
        return cleaned


class TieList(AskedPage):
    """All pairs of countries with something on record: country by country, and as a list."""

    template_name = "ties/list.html"
    section, nouns = "ties", gettext_lazy("ties")
    form_class = Period

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if "format" in request.GET and self.faults:
            return refusal(self.faults)
        if (form := self.asked.get("format")) in FORMS:
            return download(TIES, self._pairs(count_pairs), name=f"{settings.SITE_NAME}-ties", form=form)
        return super().get(request, *args, **kwargs)

    def _pairs(self, count: Callable[..., list[PairCount]]) -> list[PairCount]:
        if self.faults:
            return []
        first, last = self.asked.get("from"), self.asked.get("to")
        return count(first=first and first.earliest, last=last and last.latest)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pairs = self._pairs(pairs_in_years)
        paginator = Paginator(pairs, PAGE)
        number = self.asked.get("page") or 1
        order = self.asked.get("order") or "number"
        return super().get_context_data(
            **_network(pairs),
            matrix=matrix(pairs, by_name=order == "name"),
            most_countries=MOST_COUNTRIES,
            order=order,
            period=bool(self.asked.get("from") or self.asked.get("to")),
            number=number,
            page=paginator.get_page(number),
            pairs=pairs,
            **kwargs,
        )


def _network(pairs: list[PairCount]) -> dict[str, Any]:
    """Return the network of the countries with the most on record, and how many others there are."""
    shown, left_out = the_busiest(pair for pair in pairs if pair.held or pair.planned)
    if not shown:
        return {"network": None}
    drawn = countries_tied(
        shown,
        edge_href=lambda pair: reverse("tie", args=[pair.first, pair.second]),
        node_href=lambda code: reverse("country", args=[code]),
        told=(_("held"), _("planned")),
    )
    return {"network": drawn, "left_out": left_out}
