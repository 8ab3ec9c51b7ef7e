"""The first page."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.views.generic import TemplateView

from articles.models import Agreement, Article, Engagement, Evidence
from articles.rows import prepare_engagements
from articles.ties import count_pairs
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Institution, Official

LATEST = 10
BUSIEST = 6


class HomePage(TemplateView):
    """What the database is, how much it holds, what is newest, and where to begin."""

    http_method_names = ["get", "head", "options"]
    template_name = "home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        latest = list(Engagement.objects.published().newest_first()[:LATEST])
        prepare_engagements(latest)
        figures = {
            model._meta.model_name: model.objects.published().count()
            for model in (Engagement, Agreement, Official, Institution, Article)
        }
        return super().get_context_data(
            figures=figures,
            passages=_passages(),
            latest=latest,
            ties=count_pairs()[:BUSIEST],
            officials=_busiest_officials(),
            **kwargs,
        )


def _busiest_officials() -> QuerySet:
    """Return the officials with the most engagements, with whom a search may well begin."""
    public = Q(participations__engagement__review_status=ReviewStatus.PUBLISHED)
    number = Count("participations__engagement", filter=public, distinct=True)
    return (
        Official.objects.published()
        .annotate(number=number)
        .filter(number__gt=0)
        .order_by("-number", "id")[:2]
    )


def _passages() -> int:
    """Return how many passages of published articles are cited for published records."""
    cited = Evidence.objects.public().for_published().order_by()
    return cited.values("article", "paragraph", "start", "end").distinct().count()
