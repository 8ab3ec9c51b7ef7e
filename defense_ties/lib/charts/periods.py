"""Counts by month, year or decade: strips of bars over one scale, and below them what lies in none."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from defense_ties.lib.charts.scale import FOOT, OverTime, Scale
from defense_ties.lib.charts.units import Unit

HELD, PLANNED = "held", "planned"
TALLEST, LOWEST, HEADING, GAP = 52, 1.5, 24, 16
SPAN, SPAN_ROW, MOST_ROWS = 10, 20, 4
# The share of its place that a bar takes, and the most bars that have room for their numbers.
SHARE, MOST_NUMBERS = 0.72, 32
# In per cent of the width: the least a span is drawn with, and what a digit takes.
LEAST, DIGIT = 0.5, 0.9

# The units in which something begins and ends, and whether it was held or is planned.
Place = tuple[int, int, str]


@dataclass(frozen=True)
class Strip:
    """What is counted: its words, and how many there are of each place in time; `href` leads to them."""

    words: str
    counts: Mapping[Place, int]
    href: Callable[[Place], str]

    @property
    def total(self) -> str:
        """What was held, and what is planned, in figures."""
        held, planned = (
            sum(count for place, count in self.counts.items() if place[2] == status)
            for status in (HELD, PLANNED)
        )
        return figures(held, planned)


@dataclass(frozen=True)
class Block:
    """The part of a bar, or a span, that was held or is planned, in its place."""

    words: str
    href: str
    count: int
    planned: bool
    x: float
    width: float
    y: float
    height: float
    said: str = ""

    @property
    def css(self) -> str:
        """The class that says whether it was held."""
        return "off" if self.planned else "block"

    @property
    def end(self) -> float:
        """Where it ends, in per cent."""
        return round(self.x + self.width, 2)

    @property
    def at_edge(self) -> bool:
        """Whether there is no room for its number after it, so that it stands within."""
        return self.end + DIGIT * (len(str(self.count)) + 1) > 100

    @property
    def reach(self) -> float:
        """Where its number ends, in per cent."""
        return self.end + DIGIT * (len(str(self.count)) + 1)

    @property
    def middle(self) -> float:
        """Its middle, in per cent."""
        return round(self.x + self.width / 2, 2)

    @property
    def above(self) -> float:
        """Where a number stands above it."""
        return round(self.y - 3, 1)


@dataclass
class DrawnStrip:
    """A strip in its place: bars on its base line, and under it spans."""

    words: str
    total: str
    y: int
    base: int
    blocks: list[Block] = field(default_factory=list)
    spans: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Periods(OverTime):
    """A picture of counts; `left_out` of what spans several units had no room."""

    scale: Scale
    strips: list[DrawnStrip]
    height: int
    numbers: bool
    left_out: int = 0

    @property
    def planned(self) -> bool:
        """Whether something in a single unit is planned."""
        return any(block.planned for strip in self.strips for block in strip.blocks)

    @property
    def spanning(self) -> bool:
        """Whether something lies in no single unit."""
        return any(strip.spans for strip in self.strips)


def figures(held: int, planned: int) -> str:
    """Return what was held and what is planned in figures: 3, 3+1, +1."""
    return f"{held:,}" * bool(held or not planned) + f"+{planned:,}" * bool(planned)


def periods(unit: Unit, strips: Sequence[Strip], told: Mapping[str, str]) -> Periods | None:
    """Return the strips over one scale, equally high; None where nothing is dated.

    `told` says in words what held and planned are called here.
    """
    scale = _scale(unit, [place for strip in strips for place in strip.counts])
    if scale is None:
        return None
    most = max((max(_in_one(strip).values(), default=0) for strip in strips), default=0)
    drawn, y, left_out = [], 0, 0
    for strip in strips:
        found = DrawnStrip(strip.words, strip.total, y + 15, y + HEADING + TALLEST + 12)
        found.blocks = list(_bars(strip, unit, scale, found.base, most, told))
        rows, omitted = _packed(_spans(strip, unit, scale, told))
        for place, row in enumerate(rows):
            found.spans += [replace(block, y=found.base + 7 + place * SPAN_ROW) for block in row]
        drawn.append(found)
        left_out += omitted
        y = found.base + (SPAN_ROW * len(rows) + 4 if rows else 0) + GAP
    columns = unit.number_of(scale.last_day) - unit.number_of(scale.first_day) + 1
    return Periods(scale, drawn, y - GAP + FOOT, columns <= MOST_NUMBERS, left_out)


def _scale(unit: Unit, places: Iterable[Place]) -> Scale | None:
    """Return the scale of whole years that holds each known end; None where nothing is known."""
    ends = {end for first, last, _status in places for end in (first, last)} - set(unit.open_ends)
    return Scale(unit.first(min(ends)).year, unit.last(max(ends)).year) if ends else None


def _in_one(strip: Strip) -> Counter[int]:
    """Return how many lie in each single unit."""
    found: Counter[int] = Counter()
    for (first, last, _status), count in strip.counts.items():
        if first == last:
            found[first] += count
    return found


def _bars(
    strip: Strip, unit: Unit, scale: Scale, base: int, most: int, told: Mapping[str, str]
) -> Iterator[Block]:
    """Yield the bars of single units: what was held at the foot, what is planned upon it."""
    for number in sorted(_in_one(strip)):
        x, end = scale.at(unit.first(number)), scale.through(unit.last(number))
        place, top = end - x, float(base)
        counts = {status: strip.counts.get((number, number, status), 0) for status in (HELD, PLANNED)}
        for status, count in counts.items():
            if count:
                height = max(round(TALLEST * count / most, 1), LOWEST)
                top = round(top - height, 1)
                yield Block(
                    words=_words(strip, unit, (number, number, status), count, told),
                    href=strip.href((number, number, status)),
                    count=count,
                    planned=status == PLANNED,
                    x=round(x + place * (1 - SHARE) / 2, 3),
                    width=max(round(place * SHARE, 3), 0.08),
                    y=top,
                    height=height,
                    # The numbers of both parts stand above the upper one.
                    said="" if status == HELD and counts[PLANNED] else figures(*counts.values()),
                )


def _spans(strip: Strip, unit: Unit, scale: Scale, told: Mapping[str, str]) -> list[Block]:
    """Return a bar for each time that is longer than a unit, those of many records first."""
    found = []
    for (first, last, status), count in sorted(strip.counts.items(), key=lambda item: (-item[1], item[0])):
        if first == last:
            continue
        begin, end = unit.open_ends
        x = 0.0 if first == begin else scale.at(unit.first(first))
        until = 100.0 if last == end else scale.through(unit.last(last))
        width = max(until - x, LEAST)
        words = _words(strip, unit, (first, last, status), count, told)
        href = strip.href((first, last, status))
        found.append(
            Block(
                words, href, count, status == PLANNED, round(min(x, 100 - width), 3), round(width, 3), 0, SPAN
            )
        )
    return found


def _packed(spans: Iterable[Block]) -> tuple[list[list[Block]], int]:
    """Return the spans in a few rows, none upon another, and how many records had no room."""
    rows: list[list[Block]] = []
    left_out = 0
    for span in spans:
        free = (row for row in rows if all(_apart(span, other) for other in row))
        row = next(free, None)
        if row is None and len(rows) < MOST_ROWS:
            rows.append(row := [])
        if row is None:
            left_out += span.count
        else:
            row.append(span)
    return [sorted(row, key=lambda block: block.x) for row in rows], left_out


def _apart(one: Block, other: Block) -> bool:
    return one.reach <= other.x or other.reach <= one.x


def _words(strip: Strip, unit: Unit, place: Place, count: int, told: Mapping[str, str]) -> str:
    first, last, status = place
    return f"{unit.words(first, last)} · {strip.words}: {count:,} {told[status]}"
