"""Bars of spans: careers of officials, holders of a post, one row each, with ends that may be open."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from defense_ties.lib.charts.scale import FOOT, OverTime, Scale, scale_over
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY, Span

MOST_BARS = 100
ROW, HEIGHT = 40, 12
LEAST = 0.8


@dataclass(frozen=True)
class Bar:
    """Something that lasted: when, in what words, and where it leads.

    An end that is sure is drawn with a line: a post that was first cited on a day may have begun before.
    """

    span: Span
    label: str
    words: str = ""
    href: str = ""
    sure_start: bool = False
    sure_end: bool = False
    inferred: bool = False


@dataclass(frozen=True)
class DrawnBar:
    """A bar in its place."""

    bar: Bar
    x: float
    width: float
    y: int
    label_y: int

    @property
    def end(self) -> float:
        """Where the bar ends, in per cent."""
        return round(self.x + self.width, 2)

    @property
    def bottom(self) -> int:
        """The lower edge of the bar."""
        return self.y + HEIGHT

    @property
    def open_start(self) -> bool:
        """Whether no first day is known."""
        return self.bar.span.earliest == NO_FIRST_DAY

    @property
    def open_end(self) -> bool:
        """Whether no last day is known."""
        return self.bar.span.latest == NO_LAST_DAY

    @property
    def css(self) -> str:
        """The class that says how sure the bar is."""
        return "guess" if self.bar.inferred else "on"


@dataclass(frozen=True)
class Spans(OverTime):
    """A picture of bars; `left_out` have no date or no more room."""

    scale: Scale
    bars: list[DrawnBar]
    height: int
    left_out: int = 0


def spans(bars: Sequence[Bar], *, today: datetime.date | None = None) -> Spans | None:
    """Return the bars in their order, one a row; None where none is dated. Open ends reach to this year."""
    dated = [bar for bar in bars if bar.span.earliest is not None][:MOST_BARS]
    still_open = any(bar.span.latest == NO_LAST_DAY for bar in dated)
    scale = scale_over((bar.span for bar in dated), years=[today.year] if today and still_open else [])
    if scale is None:
        return None
    drawn = [_drawn(bar, scale, place * ROW) for place, bar in enumerate(dated)]
    return Spans(scale, drawn, ROW * len(dated) + FOOT, left_out=len(bars) - len(dated))


def _drawn(bar: Bar, scale: Scale, top: int) -> DrawnBar:
    x = scale.at(bar.span.earliest or NO_FIRST_DAY)
    width = max(round(scale.through(bar.span.latest or NO_LAST_DAY) - x, 2), LEAST)
    return DrawnBar(bar, min(x, 100 - width), width, top + 20, top + 14)
