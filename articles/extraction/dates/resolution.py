"""From words to dates: years, weekdays and "yesterday" are worked out from the article's own date."""

import datetime
import re
from bisect import bisect_right

from articles.extraction.dates.expression import Expression
from articles.extraction.dates.finding import find_expressions
from articles.extraction.dates.partial import Partial, edtf
from articles.extraction.dates.steps import day_away, days_away, is_weekday, month_away, week, weekend
from articles.extraction.dates.tense import direction
from articles.extraction.document import Document
from articles.extraction.facts import DateFact, Span
from articles.extraction.phrases import level
from articles.extraction.reading import DateMention

_TOO_LONG_AGO = 300  # days: a day so far back would be given with its year
_FIRST_YEAR, _LAST_YEAR = 1000, 9000  # of articles: beyond these a calendar may end
_NEAR = 31  # days between a date with its year and one without that are of one story
_FRAMES = (
    "until ",
    "till ",
    "since ",
    "through ",
)  # before a date that is the end or start of something else
_WHICH_BEGAN = re.compile(r", which (?:had |was )?(?:start|began|begun|open|launch)\w* (?:on )?$")
_NEAREST_LINES = 3  # lines of the story in which a weekday stands for the day of the dateline


def find_dates(
    document: Document, published: DateFact | None, *, month_first: bool = False
) -> list[DateMention]:
    """Return the dates that the story gives; `month_first` is how the article's country writes 03/05/2021."""
    text = level(document.text)
    spans = [sentence.span for sentence in document.sentences]
    expressions = find_expressions(text, spans, month_first=month_first)
    if not expressions:
        return []
    resolver = _Resolver(text, document, published, expressions)
    mentions = []
    for expression in expressions:
        sentence = document.sentences[
            bisect_right(spans, expression.span.start, key=lambda span: span.start) - 1
        ]
        if resolved := resolver.resolve(expression, sentence.span, sentence.paragraph):
            mentions.append(DateMention(expression.span, *resolved))
    return mentions


class _Resolver:
    """What is known while the dates of one text are worked out in its order."""

    def __init__(
        self, text: str, document: Document, published: DateFact | None, expressions: list[Expression]
    ) -> None:
        self.text = text
        known = Partial.parse(published.edtf.split("/")[0]) if published else None
        if known and known.year and not _FIRST_YEAR <= known.year <= _LAST_YEAR:
            known = None
        lead = _day_of_lead(document, expressions)
        here = known or _day_of_dateline(text, document)
        self.now = here or (lead.first if lead else Partial())
        self.today = self.now.date
        # Of the day of the dateline, where no year tells it.
        self.weekday = lead.weekday if lead and not here else None
        self.last: Partial | None = None
        self.story: Partial | None = None
        self.anchors = [e.first for e in expressions if e.kind in ("day", "month") and e.first.year]
        first = document.dateline.span.start if document.dateline else 0
        self.lead = sum(line.span.start < first for line in document.lines) + _NEAREST_LINES

    def resolve(self, expression: Expression, sentence: Span, paragraph: int) -> tuple[str, str] | None:
        """Return the date of an expression and its basis, or nothing where the text does not tell it."""
        towards = direction(self.text, sentence, expression.span)
        first, last = self._period(expression, towards, paragraph)
        if first is None or not first.exists() or (last and not last.exists()):
            return None
        self._remember(expression, first, towards)
        stated = expression.kind in ("day", "month", "year") and expression.first == first
        return edtf(first, last), "stated" if stated else "worked_out"

    def _period(
        self, expression: Expression, towards: str, paragraph: int
    ) -> tuple[Partial | None, Partial | None]:
        first, last = expression.first, expression.last
        if expression.kind == "weekday":
            return self._weekdays(expression, towards, paragraph)
        if expression.kind == "offset":
            return self._offset(expression, towards)
        if expression.kind == "ordinal":
            month = self.last if self.last and self.last.month else self.now
            return (month._replace(day=first.day) if month.month else None), None
        if first.year or not first.month:
            return first, last
        year = self._year_under_way(expression) or self._year(expression, towards)
        if last and year and last.year is None:
            last = last._replace(year=year)
            if (last.month or 0) < (first.month or 0):
                last = last._replace(year=year + 1)
        return first._replace(year=year), last

    def _year_under_way(self, expression: Expression) -> int | None:
        """Return the year of a period that the day of today lies in: is in Hanoi from 16 to 19 October."""
        first, last, today = expression.first, expression.last, self.today
        if today is None or last is None or last.year or expression.anchor or expression.shifted:
            return None
        here, there = first._replace(year=today.year), last._replace(year=today.year)
        if not (here.exists() and there.exists()):
            return None
        begun, ends = here.date, there.date
        return today.year if begun and ends and begun <= today <= ends else None

    def _year(self, expression: Expression, towards: str) -> int | None:
        """Return the year of a day or month that is given without one."""
        first = expression.first
        if expression.shifted:
            return self.now.year + expression.offset if self.now.year else None
        if self.now.year is None:
            return self._year_of_anchor(first)
        if self.today is None:
            return self.now.year
        if expression.anchor in ("last", "past"):
            towards = "past"
        elif expression.anchor in ("next", "coming"):
            towards = "future"
        year = self._nearest_year(self.today, first, towards, expression.weekday)
        if self.last and self.last.year and self.last.month == first.month and not expression.anchor:
            recent = abs(days_away(self.today, first._replace(year=year))) <= _NEAR
            return year if recent else self.last.year
        return year

    def _nearest_year(self, today: datetime.date, first: Partial, towards: str, weekday: int | None) -> int:
        """Return the year that makes a day or month the last before, or the next after, the day of today."""
        away = {}
        for year in (today.year - 1, today.year, today.year + 1):
            if first._replace(year=year).exists():
                away[year] = days_away(today, first._replace(year=year))
        if weekday is not None:
            fitting = {y: d for y, d in away.items() if is_weekday(first._replace(year=y), weekday)}
            away = fitting or away
        behind = {year: days for year, days in away.items() if days <= 1}
        ahead = {year: days for year, days in away.items() if days >= (-1 if first.day else 0)}
        if towards == "future" and ahead:
            return min(ahead, key=lambda year: ahead[year])
        if towards == "open" or not behind:
            return min(away, key=lambda year: abs(away[year]))
        latest = max(behind, key=lambda year: behind[year])
        if behind[latest] < -_TOO_LONG_AGO and ahead:
            return min(ahead, key=lambda year: ahead[year])
        return latest

    def _year_of_anchor(self, first: Partial) -> int | None:
        """Return the year of a dated day of the story that is at most a month away."""
        for anchor in [self.last, *self.anchors]:
            if anchor and anchor.year and anchor.month:
                if anchor.month == first.month:
                    return anchor.year
                for year in (anchor.year - 1, anchor.year, anchor.year + 1):
                    one, other = anchor.date, first._replace(year=year).date
                    if one and other and abs((one - other).days) <= _NEAR:
                        return year
        return None

    def _weekdays(
        self, expression: Expression, towards: str, paragraph: int
    ) -> tuple[Partial | None, Partial | None]:
        if expression.weekday is None:
            return None, None
        if self.today is None:
            return self._weekday_without_year(expression, expression.weekday, towards, paragraph), None
        day = _weekday(self.today, expression.weekday, expression, towards)
        if expression.last is None or expression.last.day is None:
            return Partial.of(day), None
        return Partial.of(day), Partial.of(
            day + datetime.timedelta((expression.last.day - expression.weekday) % 7)
        )

    def _weekday_without_year(
        self, expression: Expression, weekday: int, towards: str, paragraph: int
    ) -> Partial | None:
        """Return the day of a weekday by that of the lead, which is the weekday of the dateline."""
        if not self.now.day or expression.anchor:
            return None
        if self.weekday is None:
            if paragraph >= self.lead or towards == "future":
                return None
            self.weekday = weekday
        ahead = (weekday - self.weekday) % 7
        ahead -= 7 if ahead and towards != "future" and (towards != "open" or ahead > 3) else 0
        return day_away(self.now, ahead)

    def _offset(self, expression: Expression, towards: str) -> tuple[Partial | None, Partial | None]:
        anchor = {
            "published": self.now,
            "last": self.last,
            "story": self.story or self.now,
            "scene": self._scene(),
        }[expression.anchor]
        if anchor is None or anchor == Partial():
            return None, None
        unit, offset = expression.unit, expression.offset
        if unit == "year":
            return (Partial(anchor.year + offset) if anchor.year else None), None
        if unit == "month":
            return (month_away(anchor, offset) if anchor.month else None), None
        if unit == "day" and anchor.date is None:
            return day_away(anchor, offset), None
        day = anchor.date
        if day is None:
            return None, None
        if unit == "day":
            return Partial.of(day + datetime.timedelta(offset)), None
        if unit == "weekend":
            first, last = weekend(day, offset, towards)
        elif abs(offset) > 1:  # three weeks ago
            return Partial.of(day + datetime.timedelta(7 * offset))._replace(day=None), None
        else:
            first, last = week(day, offset)
        return Partial.of(first), Partial.of(last)

    def _scene(self) -> Partial | None:
        """Return the last day mentioned, unless it was a recollection: then that of the story."""
        last, story = self.last and self.last.date, self.story and self.story.date
        if last and story and abs((last - story).days) > _NEAR:
            return self.story
        return self.last or self.now

    def _remember(self, expression: Expression, first: Partial, towards: str) -> None:
        """Keep a day for "the next day"; not where it is only the end of something, or its start."""
        head = self.text[max(0, expression.span.start - 24) : expression.span.start].lower()
        if first.day and not head.endswith(_FRAMES) and not _WHICH_BEGAN.search(head):
            self.last = first
            near = self.today is None or first.year is None or abs(days_away(self.today, first)) <= _NEAR
            if self.story is None and towards != "future" and near:
                self.story = first


def _day_of_dateline(text: str, document: Document) -> Partial | None:
    """Return the day that the dateline gives, where no year is known."""
    if document.dateline is None:
        return None
    for expression in find_expressions(text, [document.dateline.span]):
        if expression.kind == "day":
            return expression.first
    return None


def _day_of_lead(document: Document, expressions: list[Expression]) -> Expression | None:
    """Return the day that the first sentence of the story gives with its weekday."""
    body = next((sentence.span for sentence in document.sentences if sentence.zone == "body"), Span(0, 0))
    for expression in expressions:
        inside = body.start <= expression.span.start < body.end and expression.weekday is not None
        if inside and expression.kind == "day" and not expression.last:
            return expression
    return None


def _weekday(today: datetime.date, weekday: int, expression: Expression, towards: str) -> datetime.date:
    """Return the day that a weekday stands for: the last one, or the next where the words look ahead."""
    back, ahead = (today.weekday() - weekday) % 7, (weekday - today.weekday()) % 7
    if expression.shifted:  # Tuesday last week
        return week(today, expression.offset)[0] + datetime.timedelta(weekday)
    if expression.anchor in ("last", "past"):
        return today - datetime.timedelta(back or 7)
    if expression.anchor in ("next", "coming"):
        return today + datetime.timedelta(ahead or 7)
    if towards == "future" or (towards == "open" and ahead <= 3):
        return today + datetime.timedelta(ahead)
    return today - datetime.timedelta(back)
