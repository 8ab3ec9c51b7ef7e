"""How the data are made, what is known to be missing, and how to cite them."""

from typing import Any

from django.conf import settings
from django.utils.timezone import localdate

from articles import gaps
from articles.models import Agreement, Article, Engagement
from articles.package.descriptor import LICENCE
from defense_ties.lib.asking import AskedPage
from people.models import Institution, Official

# The kinds of record, in the order in which the pages count them.
COUNTED = (Engagement, Agreement, Official, Institution, Article)


class AboutPage(AskedPage):
    """From article to record, in plain words."""

    template_name = "about/method.html"
    section = "about"


class GapsPage(AskedPage):
    """What is known to be missing."""

    template_name = "about/gaps.html"
    section = "gaps"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        years, left_out = gaps.years()
        little = gaps.little_known()
        return super().get_context_data(
            examined=gaps.MOST_EXAMINED if gaps.are_too_many() else 0,
            engagements=gaps.gaps_of_engagements(),
            others=gaps.other_gaps(),
            years=years,
            years_left_out=left_out,
            little=little[: gaps.MOST_SHOWN],
            little_more=max(0, len(little) - gaps.MOST_SHOWN),
            at_most=gaps.LITTLE,
            sources=gaps.sources(),
            **kwargs,
        )


class CitingPage(AskedPage):
    """The licence, and how the database and a record of it are cited."""

    template_name = "about/citing.html"
    section = "citing"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        latest = max(filter(None, (_latest(model) for model in COUNTED)), default=None)
        return super().get_context_data(
            licence=LICENCE,
            site=settings.SITE_URL,
            latest=latest,
            today=localdate(),
            counts=[(model._meta.verbose_name_plural, _number(model)) for model in COUNTED],
            **kwargs,
        )


def _number(model: Any) -> int:
    return int(model.objects.published().count())


def _latest(model: Any) -> Any:
    """Return when a published record of a kind was last published for the first time."""
    found = model.objects.published().order_by("-published_at").values_list("published_at", flat=True)
    return found.first()
