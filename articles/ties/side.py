"""For which country somebody took part."""

from django.db.models import Case, F, QuerySet, When


def of_side(participations: QuerySet, country: str) -> QuerySet:
    """Return the participations for a country; where none is given, the official's own counts."""
    side = Case(When(country="", then=F("official__country")), default=F("country"))
    return participations.annotate(of=side).filter(of=country)
