"""The day on which an article was published, from what stands above, below and at the head of the story."""

import re
from collections.abc import Iterator

from articles.extraction.dates.finding import find_expressions
from articles.extraction.dates.partial import Partial
from articles.extraction.document import Document
from articles.extraction.facts import DateFact, Span
from articles.extraction.phrases import level
from articles.extraction.reading import Known

_UPDATED = re.compile(r"\b(?:updated|modified|accessed|retrieved|edited)\b", re.IGNORECASE)
_POSTED = re.compile(r"\b(?:publi\w+|posted|created|date\w*|released?|issued)\b", re.IGNORECASE)
_COPYRIGHT = re.compile(r"©|\bcopyright\b|\(c\)|all rights reserved", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORT_YEAR = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d\d)(?![\d./-])")
_TODAY = re.compile(
    r"\b(?:[Tt]oday|[Tt]his (?:morning|afternoon|evening)|[Tt]onight)(?:, | \(|,? on )(?:the )?"
    r"(?:\w+day,? )?$"
)
_FIRST_SENTENCES = 6  # of the story, in which "today (July 12)" gives its day
_MONTH_FIRST = ("US", "PH", "PW", "FM", "MH")
_RANKS = {"posted": 0, "header": 1, "dateline": 2, "footer": 3, "updated": 4, "body": 5}


def find_published(document: Document, known: Known) -> DateFact | None:
    """Return the day of publication, if the text gives it with a year or it is known."""
    if known.published:
        return DateFact(known.published)
    text = level(document.text)
    candidates = sorted(
        _candidates(document, text, month_first=writes_month_first(known)), key=lambda c: c[0]
    )
    for _, day, span in candidates:
        if day.year:
            return DateFact(str(day), spans=(span,))
    partial = candidates[0][1:] if candidates else _day_of_today(document, text)
    if partial is None:
        return None
    day, span = partial
    if day.year:
        return DateFact(str(day), spans=(span,))
    if year := _year_around(document, text):
        when = day._replace(year=int(text[year.start : year.end]))
        return DateFact(str(when), "worked_out", (span, year)) if when.exists() else None
    return None


def writes_month_first(known: Known) -> bool:
    """Tell whether the article's country writes the fifth of March as 03/05."""
    return known.country in _MONTH_FIRST


def _candidates(document: Document, text: str, *, month_first: bool) -> Iterator[tuple[int, Partial, Span]]:
    """Yield the days that stand where the day of publication does, with how good the place is."""
    for line in document.lines:
        place = _place(text, line.span, line.zone)
        if place:
            for day, span in _days(text, line.span, month_first) if _DIGIT.search(text, *line.span) else ():
                lead = text[max(line.span.start, span.start - 30) : span.start]
                yield _RANKS[_label(lead, place)], day, span
    if document.dateline:
        for day, span in _days(text, document.dateline.span, month_first):
            yield _RANKS["dateline"], day, span


def _place(text: str, span: Span, zone: str) -> str:
    """Return how the line may give the day of publication, or the empty text."""
    if zone in ("header", "byline"):
        return "header"
    if zone == "footer":
        return "" if _COPYRIGHT.search(text, *span) and not _POSTED.search(text, *span) else "footer"
    if zone in ("body", "caption") and span.end - span.start <= 40 and _YEAR.search(text, *span):
        return "body"
    return ""


def _label(lead: str, place: str) -> str:
    """Return the place, or what the last word before the date says of it."""
    posted, updated = [max((m.end() for m in p.finditer(lead)), default=0) for p in (_POSTED, _UPDATED)]
    if updated > posted:
        return "updated"
    return "posted" if posted else place


def _days(text: str, span: Span, month_first: bool) -> Iterator[tuple[Partial, Span]]:
    for expression in find_expressions(text, [span], month_first=month_first):
        if expression.kind == "day" and not expression.last:
            yield expression.first, expression.span
    if match := _SHORT_YEAR.search(text, *span):
        day, month, year = int(match[1]), int(match[3]), 2000 + int(match[4])
        if (month_first and day <= 12) or month > 12:
            day, month = month, day
        when = Partial(year, month, day)
        if when.exists():
            yield when, Span(*match.span())


def _day_of_today(document: Document, text: str) -> tuple[Partial, Span] | None:
    """Return the day that the story itself calls today: "this afternoon (July 12)"."""
    for sentence in document.sentences[:_FIRST_SENTENCES]:
        for expression in find_expressions(text, [sentence.span]):
            if expression.kind == "day" and not expression.last:
                head = text[expression.span.start : expression.span.end]
                word = re.match(r"(?:today|this \w+|tonight)\b", head, re.IGNORECASE)
                if word or _TODAY.search(text, max(0, expression.span.start - 30), expression.span.start):
                    return expression.first, expression.span
    return None


def _year_around(document: Document, text: str) -> Span | None:
    """Return the last year in the lines around the story, where its day is given without one."""
    for zone in ("header", "footer"):
        for line in document.lines:
            if line.zone == zone and (years := list(_YEAR.finditer(text, *line.span))):
                return Span(*years[-1].span())
    return None
