"""The parts of a text: headline, dateline, body, captions, and what is not of the story."""

import re
from dataclasses import dataclass

from articles.extraction.datelines import read_dateline
from articles.extraction.facts import Span
from articles.extraction.sentences import split_sentences
from articles.extraction.zones import zones_of

# Zones: headline, header (date lines, desks, posting data), byline, body, caption, footer (source, copyright,
# translator), sidebar (other stories, menus, advertisements). Facts are read in headline, body and caption.
STORY = ("headline", "body", "caption")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, and the part of the text it belongs to."""

    span: Span
    zone: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the story; `paragraph` counts the lines that are not blank, from 0."""

    span: Span
    paragraph: int
    zone: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of the first paragraph: place, date and agency, up to where the story starts."""

    span: Span
    place: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its parts; the text is kept as it is, so that offsets hold."""

    text: str
    lines: tuple[Line, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    dateline: Dateline | None = None


_LINE = re.compile(r"[^\s\ufeff][^\n\r\u2028\u2029]*")
_FULL = re.compile(r"[.!?:…][\"”’')\]]*$")
_LONG = 160  # characters of a line that is of the story: the dateline is in the first or second of these
_DATELINES_WITHIN = 12  # lines from the top in which the dateline stands


def read_document(text: str) -> Document:
    """Return the parts of a text."""
    spans = _unwrapped(text, [_trimmed(text, *match.span()) for match in _LINE.finditer(text)])
    lines = [text[span.start : span.end] for span in spans]
    dateline, number = _dateline(spans, lines)
    zones = zones_of(lines, number, _indented(text, spans))
    if dateline and dateline.span == spans[number]:
        zones[number] = "header"
    sentences = []
    for paragraph, (span, zone) in enumerate(zip(spans, zones, strict=True)):
        if zone in STORY:
            start = dateline.span.end if dateline and paragraph == number else span.start
            for sentence in split_sentences(text, start, span.end):
                sentences.append(Sentence(sentence, paragraph, zone))
    return Document(text, tuple(map(Line, spans, zones)), tuple(sentences), dateline)


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _dateline(spans: list[Span], lines: list[str]) -> tuple[Dateline | None, int]:
    """Return the dateline and the number of its line, or -1; one with words after it goes first."""
    alone, long = None, 0
    for number, (span, line) in enumerate(zip(spans, lines[:_DATELINES_WITHIN], strict=False)):
        found = read_dateline(line)
        if found and found[0] < len(line):
            return Dateline(Span(span.start, span.start + found[0]), found[1]), number
        long += len(line) > _LONG
        if long > 1:
            break
        if found and not alone:
            alone = Dateline(span, found[1]), number
    return alone or (None, -1)


def _unwrapped(text: str, spans: list[Span]) -> list[Span]:
    """Return the paragraphs of a text that was broken into lines of even length, else the lines."""
    broken = [_runs_on(text, spans[i], spans[i + 1]) for i in range(len(spans) - 1)]
    sure = sum(yes and text[spans[i + 1].start].islower() for i, yes in enumerate(broken))
    if sure < 3 or sure * 4 < len(spans):
        return spans
    joined = [spans[0]]
    for runs_on, span in zip(broken, spans[1:], strict=True):
        if runs_on:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """Tell whether a paragraph may go on from one line to the next: nothing ended, no blank line between."""
    gap = text[line.end : following.start]
    if gap.count("\n") > 1 or not 40 <= line.end - line.start <= 120:
        return False
    return text[following.start] not in "•*»▪-–—" and not _FULL.search(
        text, max(line.start, line.end - 6), line.end
    )


def _indented(text: str, spans: list[Span]) -> set[int]:
    """Return the numbers of the lines that stand further in than the margin."""
    found = set()
    for number, span in enumerate(spans[1:], start=1):
        margin = max(text.rfind("\n", spans[number - 1].end, span.start), spans[number - 1].end)
        if text[margin : span.start].count(" ") >= 2 or "\t" in text[margin : span.start]:
            found.add(number)
    return found
