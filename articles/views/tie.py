"""The page of a tie: two countries, through time."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.choices import EngagementStatus
from articles.counterparts import meetings_between
from articles.models import Agreement, Side
from articles.rows import prepare_agreements, prepare_engagements
from articles.ties import pairs_in_years
from articles.ties.behind import count_behind
from articles.ties.by_year import tally_by_year
from articles.ties.carriers import attach_positions, carriers, institutions_involved
from articles.ties.evidence import attach_letters
from articles.ties.figures import Figures, examined, figures_of
from articles.ties.often import engagements_of
from articles.ties.seniority import levels_by_year
from articles.ties.standing import attach_notes
from articles.ties.through_time import through_time
from articles.ties.topics import count_topics
from articles.views.addressed import CountryAddressPage
from defense_ties.lib.charts import Strip, levels, years
from defense_ties.lib.countries import country_name
from defense_ties.lib.filters import pair_code
from defense_ties.lib.filters.pairs import PairField
from people.choices import Seniority

MOST_ROWS = 50
MOST_CARRIERS = 12
MOST_INSTITUTIONS = 16
MOST_MEETINGS = 8
MOST_AGREEMENTS = 20
MOST_PLANNED = 10
MOST_NEAR = 8

Pair = Sequence[str]


class OnePairField(forms.CharField):
    """Two different countries, by code or name."""

    def clean(self, value) -> tuple[str, ...]:
        text = super().clean(value)
        return PairField().read(text) if text else ()


class Comparison(forms.Form):
    """The other pair with which a tie is compared."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["with"] = OnePairField(required=False, label=gettext_lazy("Compare with"))


class TiePage(CountryAddressPage):
    """Two countries: what was held and agreed between them, when, by whom and on whose word."""

    template_name = "ties/tie.html"
    section = "ties"
    form_class = Comparison

    def address_of(self, codes: list[str]) -> str:
        return reverse("tie", args=sorted(codes))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pair = sorted(self.codes)
        figures = figures_of(*pair)
        context = {"pair": pair, "code": pair_code(pair), "names": _names(pair), "figures": figures}
        if figures.total:
            context |= _about(pair, figures)
        else:
            context["near"] = [(code, pairs_in_years(country=code)[:MOST_NEAR]) for code in pair]
        if other := self.asked.get("with"):
            context |= _compared(pair, sorted(other), figures)
        return super().get_context_data(**context, **kwargs)


def _agreements(pair: Pair) -> Any:
    return Agreement.objects.published().involving(*pair)


def _names(pair: Pair) -> list[str]:
    return [country_name(code) for code in pair]


def _joined(names: Sequence[str]) -> str:
    return _("%(first)s and %(second)s") % {"first": names[0], "second": names[1]}


def level_names() -> dict[int, str]:
    """Return what the levels are called, without the number that their labels begin with."""
    return {level.value: str(level.label).partition(" · ")[2] for level in Seniority}


def _about(pair: Pair, figures: Figures) -> dict[str, Any]:
    """Return all that the page of a tie shows, in about forty queries whatever its size."""
    engagements = engagements_of(*pair, number=figures.engagements)
    close, signed = examined(engagements), examined(_agreements(pair))
    agreements = list(
        _agreements(pair)
        .newest_first()
        .select_related("signed_at")
        .prefetch_related("events")[:MOST_AGREEMENTS]
    )
    attach_notes(agreements)
    prepare_agreements(agreements)
    address = f"{reverse('engagements')}?pair={pair_code(pair)}&date_from={{year}}&date_to={{year}}"
    words = _joined(_names(pair))
    picture = through_time(pair, engagements, agreements, figures, words=words, href=address)
    rows = _rows(engagements.newest_first()[:MOST_ROWS])
    attach_positions([row for engagement in rows for row in engagement.participants])
    return {
        "picture": picture,
        "rows": rows,
        "planned": _rows(engagements.filter(status=EngagementStatus.PLANNED).newest_first()[:MOST_PLANNED]),
        "several": _several(close, pair),
        "levels": levels(
            [(country_name(code), levels_by_year(close, code)) for code in pair],
            level_names(),
            scale=picture.scale,
        ),
        "carriers": [carriers(close, code, most=MOST_CARRIERS) for code in pair],
        "meetings": meetings_between(close, *pair, most=MOST_MEETINGS),
        "institutions": institutions_involved(close, most=MOST_INSTITUTIONS),
        "agreements": agreements,
        "topics": count_topics(close, signed),
        "articles": attach_letters(rows, agreements),
        "article_count": count_behind(close, signed),
    }


def _rows(engagements: QuerySet) -> list[Any]:
    rows = list(engagements)
    prepare_engagements(rows)
    return rows


def _several(engagements: QuerySet, pair: Pair) -> int:
    """Return in how many of the engagements further countries took part."""
    others = Side.objects.filter(engagement=OuterRef("pk")).exclude(country__in=pair)
    return engagements.order_by().filter(Exists(others)).count()


def _compared(pair: Pair, other: Pair, figures: Figures) -> dict[str, Any]:
    """Return two ties side by side: their figures, and a strip of years for each over one scale."""
    both = [(pair, figures), (other, figures_of(*other))]
    address = reverse("engagements")
    strips = [
        Strip(
            _joined(_names(tie)),
            tally_by_year(*tie),
            f"{address}?pair={pair_code(tie)}&date_from={{year}}&date_to={{year}}",
        )
        for tie, found in both
    ]
    return {
        "compared": [{"pair": tie, "names": _names(tie), "figures": found} for tie, found in both],
        "compared_years": years(strips),
        "other_code": pair_code(other),
    }
