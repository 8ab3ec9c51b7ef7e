"""Where in the world: countries that took part, or in which something was held."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Place
from articles.pictures.picture import (
    AGREEMENTS,
    ENGAGEMENTS,
    Asked,
    Drawn,
    KeyItem,
    Option,
    Picture,
    TableRow,
)
from articles.pictures.told import columns_of, numbers_of, shades_key, told_of
from articles.ties.figures import HELD, PLANNED
from articles.ties.standing import BEFORE_SIGNATURE
from articles.ties.tied import in_words
from defense_ties.lib.charts.world import Area, world
from defense_ties.lib.countries import country_name

BY, SIDES, PLACES = "counted", "sides", "places"
# In pixels, in a file.
HIGH = 582


class MapPicture(Picture):
    """The countries on a map of the world."""

    code, label = "map", gettext_lazy("Map")

    def options(self, section: str) -> Mapping[str, Option]:
        if section != ENGAGEMENTS:
            return {}
        choices = {SIDES: gettext_lazy("who took part"), PLACES: gettext_lazy("where it was")}
        return {BY: Option(gettext_lazy("Counted by"), choices)}

    def draw(self, asked: Asked) -> Drawn | None:
        by_place = asked.options.get(BY) == PLACES
        areas = _areas(asked, by_place=by_place)
        if not areas:
            return None
        chart = world(area for area in areas if area.held or area.planned)
        told, counted = told_of(asked), columns_of(asked)
        return Drawn(
            title=_title(asked, by_place),
            desc=_(
                "The stronger the ground of a country, the more there is; the largest numbers are written."
            ),
            template="pictures/map.html",
            chart=chart,
            height=HIGH,
            header=[_("Country"), *(word.capitalize() for word in told)],
            columns=["country", *counted],
            rows=[
                TableRow(
                    [country_name(area.code), *numbers_of(area, counted)],
                    area.href,
                    [area.code, *numbers_of(area, counted)],
                )
                for area in areas
            ],
            key=_key(areas, told),
            notes=_notes(chart.unknown, by_place=by_place),
        )

    def nothing(self, asked: Asked) -> str:
        if asked.options.get(BY) == PLACES:
            return _("Of none of these records the country is known in which it was.")
        return _("None of these records names a country.")


def _title(asked: Asked, by_place: bool) -> str:
    if asked.section == AGREEMENTS:
        return _("Agreements by country")
    return _("Engagements by the country in which they were") if by_place else _("Engagements by country")


def _areas(asked: Asked, *, by_place: bool) -> list[Area]:
    """Return the countries with what is counted of them, the most first."""
    path = "parties__country" if asked.section == AGREEMENTS else "sides__country"
    path = "place__country" if by_place else path
    open_still = Q(status__in=BEFORE_SIGNATURE)
    several = asked.section == AGREEMENTS  # parties of one country; a side or a place is one of its country
    held, planned = (~open_still, open_still) if several else (HELD, PLANNED)
    counted = (
        asked.records.order_by()
        .filter(**{f"{path}__gt": ""})
        .values(path)
        .annotate(
            held=Count("pk", filter=held, distinct=several),
            planned=Count("pk", filter=planned, distinct=several),
            every=Count("pk", distinct=several),
        )
    )
    kept = asked.kept.by_country() if asked.kept and not by_place else None
    rows = list(counted) if kept is None else _of_kept(kept, path)
    places = _places([row[path] for row in rows]) if by_place else {}
    told, areas = told_of(asked), []
    for row in rows:
        code, numbers = str(row[path]), (row["held"], row["planned"])
        words = in_words(country_name(code), numbers, told)
        href = asked.link(place=places[code]) if by_place else asked.link(country=code)
        areas.append(Area(code, *numbers, words, href, called_off=row["every"] - sum(numbers)))
    # A map of nothing but what was called off says nothing.
    areas = areas if any(area.held or area.planned for area in areas) else []
    return sorted(areas, key=lambda area: (-area.held, -area.planned, area.code))


def _of_kept(kept: Any, path: str) -> list[dict[str, Any]]:
    """Return the numbers of each country as if they were counted; nothing of what was taken away."""
    found = [
        {path: row["first"], **row, "every": row["held"] + row["planned"] + row["called_off"]}
        for row in kept.by_status("first")
    ]
    return [row for row in found if row["every"]]


def _places(codes: list[Any]) -> dict[str, list[str]]:
    """Return, by country, the places that stand for all that was in it: the country, or each place."""
    found: dict[str, list[str]] = {str(code): [] for code in codes}
    whole: dict[str, list[str]] = {}
    for pk, country, kind in Place.objects.filter(country__in=codes).values_list("pk", "country", "kind"):
        found[country].append(pk)
        if kind == "country":
            whole[country] = [pk]
    return found | whole


def _key(areas: list[Area], told: tuple[str, ...]) -> list[KeyItem]:
    key = shades_key(max(area.held for area in areas))
    if any(area.planned and not area.held for area in areas):
        key.append(KeyItem("off", _("only %(planned)s") % {"planned": told[1]}))
    return key


def _notes(unknown: list[Area], *, by_place: bool) -> list[str]:
    notes = [] if by_place else [_("Each country that took part counts.")]
    if unknown:
        names = ", ".join(country_name(area.code) for area in unknown)
        notes.append(_("Not on this map: %(names)s.") % {"names": names})
    return notes
