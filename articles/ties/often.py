"""Engagements of countries that take part very often: they are best gone through in the order of lists."""

from django.db.models import Sum

from articles.models import Engagement, EngagementCount
from articles.models.engagement import EngagementQuerySet

# Of more engagements the newest are found sooner by looking at the newest of all, whoever took part.
OFTEN = 20_000


def engagements_of(*countries: str, number: int) -> EngagementQuerySet:
    """Return the published engagements of one country or two, of which there are so many."""
    published = Engagement.objects.published()
    if number > OFTEN:
        return published.often_involving(*countries)
    return published.involving(*countries)


def take_part_often(*countries: str) -> bool:
    """Return whether one country, or two together, take part very often."""
    found = EngagementCount.objects.of(*countries).aggregate(number=Sum("total"))["number"]
    return bool(found and found > OFTEN)
