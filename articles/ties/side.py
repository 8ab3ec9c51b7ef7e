"""For which country somebody took part."""

from django.db.models import Case, F, QuerySet, When


def side(path: str = "") -> Case:
    """Return the country for which somebody took part: the one given, or else the official's own."""
    given = f"{path}country"
    return Case(When(**{given: ""}, then=F(f"{path}official__country")), default=F(given))


def of_side(participations: QuerySet, country: str) -> QuerySet:
    """Return the participations for a country; where none is given, the official's own counts."""
    return participations.annotate(of=side()).filter(of=country)
