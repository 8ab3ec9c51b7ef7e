"""The first page."""

from typing import Any

from django.views.generic import TemplateView

from articles.counterparts import most_often
from articles.models import Agreement, Article, Engagement, Evidence
from articles.rows import prepare_engagements
from articles.ties import pairs_in_years
from people.models import Institution, Official

LATEST = 10
BUSIEST = 6
MOST_EXAMINED = 1_000  # engagements, among which the busiest officials are found
MOST_PASSAGES = 50_000


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
            ties=pairs_in_years()[:BUSIEST],
            officials=_busiest_officials(),
            **kwargs,
        )


def _busiest_officials() -> list[Official]:
    """Return two officials who took part most often of late, with whom a search may well begin."""
    latest = list(Engagement.objects.published().newest_first().values_list("pk", flat=True)[:MOST_EXAMINED])
    return most_often(Engagement.objects.filter(pk__among=latest), most=2)


def _passages() -> int | None:
    """Return how many passages are cited for published records; None where it takes long to count."""
    if Evidence.objects.order_by()[: MOST_PASSAGES + 1].count() > MOST_PASSAGES:
        return None
    cited = Evidence.objects.public().for_published().order_by()
    return cited.values("article", "paragraph", "start", "end").distinct().count()
