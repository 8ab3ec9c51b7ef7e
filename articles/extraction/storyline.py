"""Which lines of a text are read for names, and which of them are headlines."""

from bisect import bisect_right
from collections.abc import Callable

from articles.extraction.document import STORY
from articles.extraction.facts import Span
from articles.extraction.names import NameRun
from articles.extraction.reading import Reading


def story_of(reading: Reading) -> list[Span]:
    """Return the lines of the story, the first without its dateline, and those above it, which may
    name a ministry.
    """
    dateline = reading.document.dateline
    spans = []
    for line in reading.document.lines:
        if line.zone in STORY or line.zone == "header":
            start = line.span.start
            if dateline and start <= dateline.span.start < line.span.end:
                start = min(dateline.span.end, line.span.end)
            spans.append(Span(start, line.span.end))
    return spans


def _headlines(reading: Reading) -> list[Span]:
    """Return the lines that are headlines, by their zone or because most of their words have capitals."""
    found = []
    for line in reading.document.lines:
        if line.zone in ("headline", "header") or _is_titled(reading.text[line.span.start : line.span.end]):
            found.append(line.span)
    return found


def _is_titled(line: str) -> bool:
    """Return whether a line is a title by its capitals, and no sentence of the story."""
    if line[-1] in '.,)"':
        return False
    words = [word for word in line.split() if word[0].isalpha()]
    plain = sum(word[0].islower() for word in words if len(word) > 3)
    return 1 < len(words) < 22 and plain * 4 <= len(words) and ". " not in line


def headline_test(reading: Reading) -> Callable[[NameRun], bool]:
    """Return a test of whether a name stands in a headline, whose capitals tell no names."""
    spans = _headlines(reading)
    starts = [span.start for span in spans]
    zoned = {line.span for line in reading.document.lines if line.zone in ("headline", "header")}

    def in_headline(run: NameRun) -> bool:
        place = bisect_right(starts, run.span.start) - 1
        inside = place >= 0 and run.span.start < spans[place].end
        return inside and not (run.rank and spans[place] not in zoned)

    return in_headline
