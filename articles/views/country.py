"""The list of countries, and the page of each."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Count, Max, Min, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.choices import EngagementStatus
from articles.exports import COUNTRIES
from articles.models import Agreement, Article, Publisher
from articles.rows import prepare_agreements, prepare_engagements
from articles.ties import pairs_in_years
from articles.ties.by_year import tally_by_year
from articles.ties.carriers import carriers, institutions_involved
from articles.ties.countries import CountryCount, count_countries
from articles.ties.figures import examined, figures_of
from articles.ties.often import engagements_of
from articles.ties.pairs import with_partner_first
from articles.views.addressed import CountryAddressPage
from defense_ties.lib.asking import AskedPage, ChoiceField
from defense_ties.lib.charts import Strip, shares, years
from defense_ties.lib.countries import country_name
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY
from defense_ties.lib.exports import FORMS, download
from defense_ties.lib.faults import refusal
from people.models import Institution, Official

LATEST = 10
MOST_CARRIERS = 12
MOST_TIES = 30
MOST_PUBLISHERS = 20


class Order(forms.Form):
    """How the countries are put in order."""

    sort = ChoiceField(["name", "number"])
    format = ChoiceField(["html", *FORMS])


class CountryList(AskedPage):
    """All countries with something on record, and how much."""

    template_name = "countries/list.html"
    section, nouns = "countries", gettext_lazy("countries")
    form_class = Order

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if "format" in request.GET and self.faults:
            return refusal(self.faults)
        if (form := self.asked.get("format")) in FORMS:
            return download(COUNTRIES, self._rows(), name=f"{settings.SITE_NAME}-countries", form=form)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sort = self.asked.get("sort", "name")
        return super().get_context_data(rows=self._rows(), sort=sort, forms=FORMS, **kwargs)

    def _rows(self) -> list[CountryCount]:
        rows = [] if self.faults else count_countries()
        if self.asked.get("sort") == "number":
            rows.sort(key=lambda row: (-row.held, -row.agreements, -row.planned, row.name))
        return rows


class CountryPage(CountryAddressPage):
    """One country: its ties, its engagements through time, who carries them, and what was read."""

    template_name = "countries/country.html"
    section = "countries"

    def address_of(self, codes: list[str]) -> str:
        return reverse("country", args=codes)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        code = self.codes[0]
        figures = figures_of(code)
        engagements = engagements_of(code, number=figures.engagements)
        agreements = Agreement.objects.published().involving(code)
        planned = engagements.filter(status=EngagementStatus.PLANNED)
        close = examined(engagements)
        publishers: list[Any] = _publishers(code)
        latest = _agreements(agreements.newest_first()[:LATEST])
        found = {
            "code": code,
            "name": country_name(code),
            "figures": figures,
            "counts": _counts(code) | {"articles": sum(publisher.number for publisher in publishers)},
            "ties": _ties(code),
            "most_ties": MOST_TIES,
            "years": years([Strip(_("Engagements"), tally_by_year(code), _address_of_year(code))]),
            "carriers": carriers(close, code, most=MOST_CARRIERS),
            "institutions": institutions_involved(close, most=MOST_CARRIERS, country=code),
            "agreements": latest,
            "latest": _rows(engagements.filter(status=EngagementStatus.HELD).newest_first()[:LATEST]),
            "planned": _rows(planned.newest_first()[:LATEST]),
            "publishers": publishers[:MOST_PUBLISHERS],
        }
        return super().get_context_data(**(kwargs | found))


def _counts(code: str) -> dict[str, int]:
    """Return how many published officials and institutions are of the country."""
    return {
        "officials": Official.objects.published().filter(country=code).count(),
        "institutions": Institution.objects.published().filter(country=code).count(),
    }


def _ties(code: str) -> list[dict[str, Any]]:
    """Return the ties of the country, the busiest first, each with the lengths of its bars."""
    pairs = [with_partner_first(pair, code) for pair in pairs_in_years(country=code)]
    lengths = shares([pair.held for pair in pairs])
    return [
        {"tie": pair, "address": reverse("tie", args=sorted((pair.first, code))), "length": length}
        for pair, length in zip(pairs, lengths, strict=True)
    ]


def _address_of_year(code: str) -> str:
    return f"{reverse('engagements')}?country={code}&date_from={{year}}&date_to={{year}}"


def _publishers(code: str) -> list[Publisher]:
    """Return the publishers based in the country, with their published articles and the time of these."""
    publishers = {publisher.pk: publisher for publisher in Publisher.objects.filter(country=code)}
    # Asked by themselves, the articles are counted in an index; joined, each of them is read.
    articles = Article.objects.published().filter(publisher__in=list(publishers)).order_by()
    counted = articles.values("publisher").annotate(
        number=Count("*"),
        since=Min("earliest", filter=Q(earliest__gt=NO_FIRST_DAY)),
        until=Max("latest", filter=Q(latest__lt=NO_LAST_DAY)),
    )
    found = []
    for row in counted:
        publisher: Any = publishers[row["publisher"]]
        publisher.number, publisher.since, publisher.until = row["number"], row["since"], row["until"]
        found.append(publisher)
    return sorted(found, key=lambda each: (-each.number, each.folded, each.pk))


def _rows(engagements: QuerySet) -> list[Any]:
    rows = list(engagements)
    prepare_engagements(rows)
    return rows


def _agreements(agreements: QuerySet) -> list[Agreement]:
    rows = list(agreements)
    prepare_agreements(rows)
    return rows
