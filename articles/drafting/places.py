"""Where an engagement took place: a place on record, or a new one."""

from articles.choices import PlaceKind
from articles.drafting.shared import Drafting
from articles.models import Place
from defense_ties.lib.countries import CODES, country_name
from defense_ties.lib.names import fold


def place_of(drafting: Drafting, city: str, country: str) -> Place | None:
    """Return the place of a city, or of the country where no city is known; None where neither is."""
    country = country if country in CODES else ""
    if city:
        return _city(drafting, city, country)
    if not country:
        return None
    return _new_or_known(drafting, country_name(country), country, [PlaceKind.COUNTRY])


def _city(drafting: Drafting, city: str, country: str) -> Place | None:
    localities = [PlaceKind.CITY, PlaceKind.PROVINCE, PlaceKind.BORDER_GATE]
    if country:
        return _new_or_known(drafting, city, country, localities)
    # Without its country a city is only taken for one on record if there is no other of the name.
    found = list(Place.objects.filter(folded=fold(city), kind__in=localities)[:2])
    return found[0] if len(found) == 1 else None


def _new_or_known(drafting: Drafting, name: str, country: str, kinds: list[PlaceKind]) -> Place:
    folded = fold(name)
    for place in drafting.rows.by_model[Place]:
        if fold(place.name) == folded and place.country == country and place.kind in kinds:
            return place
    rows = Place.objects.filter(country=country, kind__in=kinds).order_by("kind", "pk")
    known = rows.filter(folded=folded).first() or rows.filter(folded__startswith=f"{folded} ").filter(
        name__iexact=name
    )[:1].first()
    return known or drafting.rows.add(Place(name=name[:300], country=country, kind=kinds[0]))
