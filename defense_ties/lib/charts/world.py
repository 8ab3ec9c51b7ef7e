"""A map of the world, its countries shaded by a number.

The outlines in world.json are from Natural Earth 1:50m (public domain), by way of world-atlas 2.0.2, in the
projection Natural Earth 1 on a canvas of 2000 × 1040 and simplified; Antarctica is left out.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from defense_ties.lib.charts.shades import shade

WIDTH, HEIGHT = 2000, 1040
# How many of the largest numbers are written on the map.
MOST_NUMBERS = 12
# The least of the world that is shown, the room about countries, the height of a number: of its width.
LEAST, ROOM, LETTERS = 0.3, 0.06, 0.022
_PART = re.compile(r"M([^M]+)")
_NUMBER = re.compile(r"-?\d+")

Box = tuple[int, int, int, int]  # left, top, width, height


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


@dataclass(frozen=True)
class World:
    """A map: countries without a number as one path, the others each, and those that it does not show."""

    land: str
    areas: list[Shaded]
    unknown: list[Area]
    box: Box = (0, 0, WIDTH, HEIGHT)

    @property
    def letters(self) -> int:
        """The height of a number, in units of the map."""
        return round(self.box[2] * LETTERS)

    @property
    def disc(self) -> int:
        """The radius of a country that is too small to be drawn."""
        return round(self.box[2] * LETTERS / 3)


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
    box = _box_about([outlines()[area.code] for area in known])
    land = "".join(outline.path for code, outline in outlines().items() if code not in named)
    shaded: list[Shaded] = []
    high = 1.2 * LETTERS * box[2]
    for area in known:
        outline = outlines()[area.code]
        number = str(area.held or f"+{area.planned}")
        crowded = len([one for one in shaded if one.number]) >= MOST_NUMBERS or any(
            one.number and abs(one.outline.x - outline.x) < 2 * high and abs(one.outline.y - outline.y) < high
            for one in shaded
        )
        css = f"q{shade(area.held, most)}" if area.held else "off"
        shaded.append(Shaded(area, outline, css, "" if crowded else number))
    return World(land, shaded, [area for area in areas if area.code not in outlines()], box)


def _box_about(shown: Sequence[Outline]) -> Box:
    """Return the part of the world, in the shape of the whole, that holds the countries with room about."""
    if not shown:
        return 0, 0, WIDTH, HEIGHT
    lefts, tops, rights, bottoms = zip(*(_bounds(outline) for outline in shown), strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    width = max(right - left, (bottom - top) * WIDTH / HEIGHT) * (1 + 2 * ROOM)
    width = round(min(max(width, LEAST * WIDTH), WIDTH))
    height = round(width * HEIGHT / WIDTH)
    x = min(max(round((left + right - width) / 2), 0), WIDTH - width)
    y = min(max(round((top + bottom - height) / 2), 0), HEIGHT - height)
    return x, y, width, height


@cache
def _bounds(outline: Outline) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of the largest part of a country."""
    parts = [_bounds_of(part) for part in _PART.findall(outline.path)]
    around = (outline.x, outline.y, outline.x, outline.y)
    return max(parts, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=around)


def _bounds_of(part: str) -> tuple[int, int, int, int]:
    """Return the bounds of a path that begins somewhere and goes on by steps: x,y then dx,dy and so on."""
    numbers = [int(number) for number in _NUMBER.findall(part)]
    xs, ys = list(accumulate(numbers[::2])), list(accumulate(numbers[1::2]))
    return min(xs), min(ys), max(xs), max(ys)
