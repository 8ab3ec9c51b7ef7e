"""A map of the world, its countries shaded by a number.

The outlines in world.json are from Natural Earth 1:50m (public domain), by way of world-atlas 2.0.2, in the
projection Natural Earth 1 on a canvas of 2000 × 1040 and simplified; Antarctica is left out.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from defense_ties.lib.charts.shades import shade

WIDTH, HEIGHT = 2000, 1040
# How many of the largest numbers are written on the map.
MOST_NUMBERS = 12
# A number is as high as this, in units of the map; two must not stand upon each other.
HIGH = 44


@dataclass(frozen=True)
class Outline:
    """A country on the map; small ones have a middle and no outline."""

    code: str
    x: int
    y: int
    path: str


@dataclass(frozen=True)
class Area:
    """A country with its numbers: held, planned, called off; in words, and where it leads."""

    code: str
    held: int
    planned: int = 0
    words: str = ""
    href: str = ""
    called_off: int = 0


@dataclass(frozen=True)
class Shaded:
    """A country in its place, shaded by its number."""

    area: Area
    outline: Outline
    css: str
    number: str = ""

    @property
    def below(self) -> int:
        """The base line of its number."""
        return self.outline.y + 14


@dataclass(frozen=True)
class World:
    """A map: countries without a number as one path, the others each, and those that it does not show."""

    land: str
    areas: list[Shaded]
    unknown: list[Area]
    width: int = WIDTH
    height: int = HEIGHT


@cache
def outlines() -> dict[str, Outline]:
    """Return the countries of the map by code; what has none is kept under its name."""
    rows = json.loads((Path(__file__).parent / "world.json").read_text(encoding="utf-8"))
    # A dependency goes by the code of its state: the largest comes last, and stays.
    rows.sort(key=lambda row: len(row["path"]))
    found = {}
    for row in rows:
        x, y = row["centroid"]
        found[row["code"] or row["name"]] = Outline(row["code"] or "", x, y, row["path"])
    return found


def places_of_countries() -> dict[str, tuple[float, float]]:
    """Return the middle of each country on the map, by code."""
    return {code: (outline.x, outline.y) for code, outline in outlines().items()}


def world(areas: Iterable[Area]) -> World:
    """Return the map with the countries shaded by what was held; those with plans alone are edged."""
    areas = sorted(areas, key=lambda area: (-area.held, -area.planned, area.code))
    known = [area for area in areas if area.code in outlines()]
    most = max((area.held for area in areas), default=0)
    named = {area.code for area in known}
    land = "".join(outline.path for code, outline in outlines().items() if code not in named)
    shaded: list[Shaded] = []
    for area in known:
        outline = outlines()[area.code]
        number = str(area.held or f"+{area.planned}")
        crowded = len([one for one in shaded if one.number]) >= MOST_NUMBERS or any(
            one.number and abs(one.outline.x - outline.x) < 2 * HIGH and abs(one.outline.y - outline.y) < HIGH
            for one in shaded
        )
        css = f"q{shade(area.held, most)}" if area.held else "off"
        shaded.append(Shaded(area, outline, css, "" if crowded else number))
    return World(land, shaded, [area for area in areas if area.code not in outlines()])
