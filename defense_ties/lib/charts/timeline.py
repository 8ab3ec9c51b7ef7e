"""A timeline: one mark a record, in lanes, none upon another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from defense_ties.lib.charts.scale import FOOT, OverTime, Scale, scale_over
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY, Span

# Above so many marks a picture no longer tells one from another: draw counts by year instead.
MOST_MARKS = 300
# Above so many, their words would be all that is seen.
MOST_LABELS = 24
HEADING, ROW, GAP = 22, 24, 8
# In per cent of the width: what a disc takes, the least a bar is drawn with, and a letter of a label.
DISC, LEAST, LETTER = 1.6, 0.8, 0.62
LONGEST_LABEL = 80


class Shape(StrEnum):
    """What a mark stands for."""

    EVENT = "event"
    AGREEMENT = "agreement"
    ARTICLE = "article"


@dataclass(frozen=True)
class Mark:
    """A record on a timeline: in which lane, when, in what words, and where it leads.

    `exact` says that its days are known: all of them, not one of them, belong to it.
    """

    lane: Any
    span: Span
    words: str
    label: str = ""
    href: str = ""
    shape: Shape = Shape.EVENT
    exact: bool = False
    planned: bool = False
    inferred: bool = False


@dataclass(frozen=True)
class Placed:
    """A mark in its place: a disc, diamond or tile about the middle, or a bar from x on; label beside it."""

    mark: Mark
    figure: str
    x: float
    width: float
    y: int = 0
    label_x: float | None = None
    before: bool = False

    @property
    def end(self) -> float:
        """Where the mark ends, in per cent."""
        return round(self.x + self.width, 2)

    @property
    def middle(self) -> float:
        """The middle of the mark, in per cent."""
        return round(self.x + self.width / 2, 2)

    @property
    def css(self) -> str:
        """The class that says how sure the mark is."""
        if self.mark.planned:
            return "off"
        if self.mark.inferred:
            return "guess"
        return "span" if self.figure == "bar" and not self.mark.exact else "on"


@dataclass
class Lane:
    """A heading and the marks under it."""

    words: str
    y: int
    marks: list[Placed] = field(default_factory=list)


@dataclass(frozen=True)
class Timeline(OverTime):
    """A picture of marks through time; `undated` marks have no place in it."""

    scale: Scale
    lanes: list[Lane]
    height: int
    undated: int = 0

    @property
    def kinds(self) -> set[str]:
        """What the key has to explain."""
        placed = [mark for lane in self.lanes for mark in lane.marks]
        return {mark.figure for mark in placed} | {mark.css for mark in placed}


def timeline(marks: Iterable[Mark], lanes: Sequence[Any], *, years: Iterable[int] = ()) -> Timeline | None:
    """Return the timeline of the marks, in the lanes that have some; None where none of them is dated."""
    marks = list(marks)
    dated = [mark for mark in marks if mark.span.earliest is not None]
    scale = scale_over((mark.span for mark in dated), years=years)
    if scale is None:
        return None
    labelled = len(dated) <= MOST_LABELS
    found, y = [], 0
    for words in lanes:
        placed = [_placed(mark, scale, labelled=labelled) for mark in dated if mark.lane == words]
        if placed:
            rows = _rows(sorted(placed, key=lambda mark: (mark.x, mark.end)))
            lane = Lane(str(words), y + 14, list(_stacked(rows, y + HEADING)))
            found.append(lane)
            y += HEADING + ROW * len(rows) + GAP
    return Timeline(scale, found, y + FOOT, undated=len(marks) - len(dated))


def _placed(mark: Mark, scale: Scale, *, labelled: bool) -> Placed:
    earliest, latest = mark.span.earliest or NO_FIRST_DAY, mark.span.latest or NO_LAST_DAY
    x, end = scale.at(earliest), scale.through(latest)
    width = round(end - x, 2)
    figure = "bar"
    if mark.exact and width < DISC:
        figure = {Shape.AGREEMENT: "diamond", Shape.ARTICLE: "tile"}.get(mark.shape, "disc")
        x, width = round((x + end) / 2 - DISC / 2, 2), DISC
    elif width < LEAST:
        x, width = round(max((x + end) / 2 - LEAST / 2, 0), 2), LEAST
    placed = Placed(mark, figure, x, width)
    return _with_label(placed) if labelled else placed


def _with_label(placed: Placed) -> Placed:
    """Return the mark with its label after it, or before it where there is no room; within a long bar."""
    mark = placed.mark
    length = LETTER * len(mark.label)
    if not mark.label or len(mark.label) > LONGEST_LABEL:
        return placed
    if placed.figure == "bar" and length + 2 * LEAST < placed.width:
        return Placed(mark, placed.figure, placed.x, placed.width, label_x=round(placed.x + LEAST, 2))
    if placed.end + LEAST / 2 + length <= 100:
        return Placed(mark, placed.figure, placed.x, placed.width, label_x=round(placed.end + LEAST / 2, 2))
    if placed.x - LEAST / 2 - length >= 0:
        label_x = round(placed.x - LEAST / 2, 2)
        return Placed(mark, placed.figure, placed.x, placed.width, label_x=label_x, before=True)
    return placed


def _rows(placed: Iterable[Placed]) -> list[list[Placed]]:
    """Return the marks in as few rows as the order allows, none of them over another in its row."""
    rows: list[list[Placed]] = []
    for mark in placed:
        start, end = _extent(mark)
        for row in rows:
            if all(end <= other_start or other_end <= start for other_start, other_end in map(_extent, row)):
                row.append(mark)
                break
        else:
            rows.append([mark])
    return rows


def _extent(placed: Placed) -> tuple[float, float]:
    """Return from where to where a mark and its label reach."""
    if placed.label_x is None:
        return placed.x, placed.end
    length = LETTER * len(placed.mark.label)
    if placed.before:
        return placed.label_x - length, placed.end
    return placed.x, max(placed.end, placed.label_x + length)


def _stacked(rows: list[list[Placed]], top: int) -> Iterable[Placed]:
    for place, row in enumerate(rows):
        for mark in row:
            y = top + ROW * place + ROW // 2
            yield Placed(mark.mark, mark.figure, mark.x, mark.width, y, mark.label_x, mark.before)
