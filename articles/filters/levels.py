"""How high those stood who took part in an engagement."""

from typing import Any

from django.db.models import IntegerField, Min, OuterRef, Q, Subquery
from django_filters import Filter

from articles.models import Participation
from defense_ties.lib.filters.codes import CodesField

# What stands in an address for engagements of which no post is named.
NO_LEVEL = "none"


def highest_level() -> Subquery:
    """Return the level, 1 above 2, of the highest post named with somebody who took part in an engagement."""
    taking = Participation.objects.taking_part().filter(engagement=OuterRef("pk")).order_by()
    levels = taking.values("engagement").annotate(level=Min("position__seniority")).values("level")
    return Subquery(levels, output_field=IntegerField())


class LevelFilter(Filter):
    """Engagements by the level of the highest post named with those who took part."""

    field_class = CodesField

    def filter(self, qs: Any, value: list[str] | None) -> Any:
        if not value:
            return qs
        wanted = Q(highest__in=[int(level) for level in value if level != NO_LEVEL])
        if NO_LEVEL in value:
            wanted |= Q(highest__isnull=True)
        return qs.alias(highest=highest_level()).filter(wanted)
