"""Where an engagement took place: a place on record, or a new one."""

from django.db.models import QuerySet

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
    found = _named(Place.objects.filter(kind__in=localities), city)
    return found[0] if len(found) == 1 else None


def _new_or_known(drafting: Drafting, name: str, country: str, kinds: list[PlaceKind]) -> Place:
    rows = [place for place in drafting.rows.by_model[Place] if place.country == country]
    fresh = [place for place in rows if place.kind in kinds and fold(place.name) == fold(name)]
    if known := fresh or _named(Place.objects.filter(country=country, kind__in=kinds), name):
        return known[0]
    return drafting.rows.add(Place(name=name[:300], country=country, kind=kinds[0]))


def _named(places: QuerySet[Place], name: str) -> list[Place]:
    """Return those of the places that have the name, whatever its accents, in English or their own script."""
    folded = fold(name)
    near = places.filter(folded__contains=folded).order_by("kind", "pk")
    return [place for place in near if folded in (fold(place.name), fold(place.native_name))]
