"""Dates as far as they are known: EDTF text (ISO 8601-2) with the first and last day it may mean."""

import calendar
import datetime
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from defense_ties.lib.constraints import one_of
from defense_ties.lib.fields import Derived, with_defaults
from defense_ties.lib.vocabulary import Vocabulary

# An open end has no last day. These stand for it in the two DATE columns, as infinity does in a range;
# they are never shown and never exported.
NO_FIRST_DAY = datetime.date.min
NO_LAST_DAY = datetime.date.max

LONGEST = 80
# No times of day, no years of more than four digits: neither is a date here, and `Y9E99999999` keeps the
# parser busy for minutes.
_WRITTEN = re.compile(rf"[-0-9X?~%./,\[\]{{}}]{{1,{LONGEST}}}")
_PLAIN = re.compile(r"(?P<year>\d{4})(-(?P<month>0[1-9]|1[0-2])(-(?P<day>\d\d))?)?", re.ASCII)

HOW_TO_WRITE = "Write a year, a month, a day or a span: 2019, 2022-03, 2021-12-16, 2021-12-14/2021-12-16."


class Basis(Vocabulary):
    """How the date is known."""

    STATED = "stated", "The article gives the date in full.", _("Stated")
    WORKED_OUT = "worked_out", "The date follows from the article's own date.", _("Worked out")
    INFERRED = "inferred", "The coder concluded the date, or its year, from other facts.", _("Inferred")


@dataclass(frozen=True)
class Span:
    """The first and the last day that a date may mean; both None where not even one year is known."""

    earliest: datetime.date | None
    latest: datetime.date | None


@lru_cache(maxsize=65536)
def parse_span(text: str) -> Span:
    """Return the span of an EDTF text, or raise ValueError that says what is wrong."""
    if not text:
        return Span(None, None)
    if not _WRITTEN.fullmatch(text):
        raise _no_date(text)
    if plain := _plain_span(text):
        return plain
    try:
        parsed = parse_edtf(text)
        first, last = parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, ValueError, OverflowError, AttributeError, TypeError) as error:
        raise _no_date(text) from error
    start, slash, end = text.partition("/")
    no_start, no_end = _is_unknown(start), _is_unknown(end if slash else start)
    if no_start and no_end:
        return Span(None, None)
    if no_start:  # edtf would guess ten years
        first = -math.inf
    if no_end:
        last = math.inf
    earliest, latest = _day(first, text), _day(last, text)
    if earliest > latest:
        raise ValueError(f"“{text}” ends before it begins.")
    return Span(earliest, latest)


def _plain_span(text: str) -> Span | None:
    """Return the span of years, months and days written out, for which the grammar is slow; else None."""
    first, slash, last = text.partition("/")
    start, end = _PLAIN.fullmatch(first), _PLAIN.fullmatch(last if slash else first)
    if not start or not end:
        return None
    try:
        earliest = datetime.date(int(start["year"]), int(start["month"] or 1), int(start["day"] or 1))
        year, month = int(end["year"]), int(end["month"] or 12)
        latest = datetime.date(year, month, int(end["day"] or calendar.monthrange(year, month)[1]))
    except ValueError:
        return None
    return Span(earliest, latest) if earliest <= latest else None


def _is_unknown(end: str) -> bool:
    return not end or "XXXX" in end


def _no_date(text: str) -> ValueError:
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return ValueError(f"“{shown}” is not a date. {HOW_TO_WRITE}")


def _day(bound, text: str) -> datetime.date:
    if bound == -math.inf:
        return NO_FIRST_DAY
    if bound == math.inf:
        return NO_LAST_DAY
    try:
        return datetime.date(bound.tm_year, bound.tm_mon, bound.tm_mday)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"“{text}” is not a day of the calendar between the years 1 and 9999.") from error


def validate_edtf(text: str) -> None:
    """Raise ValidationError if the text is not an EDTF date."""
    try:
        parse_span(text)
    except ValueError as error:
        raise ValidationError(str(error), code="edtf") from error


class EDTFField(Derived, models.CharField):
    """A date as far as it is known, as EDTF text without spaces around it."""

    default_validators = [validate_edtf]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **with_defaults(kwargs, max_length=LONGEST, blank=True, default=""))

    def to_python(self, value):
        value = super().to_python(value)
        return value.strip() if isinstance(value, str) else value

    def derive(self, instance):
        return self.to_python(getattr(instance, self.attname))


class BoundField(Derived, models.DateField):
    """The first (`side="earliest"`) or last day that an EDTF field may mean."""

    def __init__(self, *args: Any, of="date", side="earliest", **kwargs: Any):
        self.of, self.side = of, side
        super().__init__(*args, **with_defaults(kwargs, null=True, blank=True, editable=False))

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of, "side": self.side}

    def derive(self, instance):
        text = getattr(instance, self.of)
        validate_edtf(text)
        return getattr(parse_span(text), self.side)


def ordered_bounds(name: str, *, of: str = "date", earliest: str = "earliest", latest: str = "latest"):
    """Return the rule that both bounds are set and in order, or both empty where nothing is known."""
    # A comparison with NULL is no refusal, so that both bounds have to be there in so many words.
    known = Q(**{f"{earliest}__isnull": False, f"{latest}__isnull": False, f"{earliest}__lte": F(latest)})
    return CheckConstraint(
        condition=Q(**{f"{earliest}__isnull": True, f"{latest}__isnull": True}) | (~Q(**{of: ""}) & known),
        name=name,
        violation_error_message="The date ends before it begins.",
    )


class DatedQuerySet(models.QuerySet):
    """Records with a date, found by overlap: “in 2022” finds 2022, 2022-03 and 2021-12/2022-01."""

    def overlapping(self, text: str):
        """Return the records that may fall within an EDTF date; ValueError if it is none or names no year."""
        span = parse_span(text)
        if span.earliest is None:
            raise ValueError(f"“{text}” names no year. {HOW_TO_WRITE}")
        return self.between(span.earliest, span.latest)

    def between(self, first: datetime.date | None, last: datetime.date | None):
        """Return the dated records that may fall on a day from first to last; None leaves an end open."""
        found = self.dated()
        if first is not None:
            found = found.filter(latest__gte=first)
        if last is not None:
            found = found.filter(earliest__lte=last)
        return found

    def on(self, day: datetime.date):
        """Return the records that may fall on the day."""
        return self.between(day, day)

    def dated(self):
        """Return the records of which at least the year is known."""
        return self.filter(earliest__isnull=False)

    def undated(self):
        """Return the records of which not even the year is known."""
        return self.filter(earliest__isnull=True)

    def newest_first(self):
        """Return the records by date, the latest first, undated ones last."""
        return self.order_by(F("earliest").desc(nulls_last=True), F("latest").desc(nulls_last=True), "id")

    def oldest_first(self):
        """Return the records by date, the earliest first, undated ones last."""
        return self.order_by(F("earliest").asc(nulls_last=True), F("latest").asc(nulls_last=True), "id")


class Dated(models.Model):
    """A record with a date as far as it is known, and how it is known."""

    date = EDTFField(help_text=f"Date as far as it is known, in EDTF (ISO 8601-2). {HOW_TO_WRITE}")
    date_basis = models.CharField(
        max_length=12,
        choices=Basis.choices,
        default=Basis.STATED,
        help_text="How it is known: stated, worked out from the article's date, or inferred by the coder.",
    )
    earliest = BoundField(side="earliest", db_index=True, help_text="First day that the date may mean.")
    latest = BoundField(side="latest", db_index=True, help_text="Last day that the date may mean.")

    class Meta:
        abstract = True
        constraints = [
            ordered_bounds("%(app_label)s_%(class)s_bounds"),
            one_of("date_basis", Basis.values, name="%(app_label)s_%(class)s_date_basis"),
        ]
