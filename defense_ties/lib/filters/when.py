"""When a record begins and ends: unlike a time that it may overlap, every record has one such time only."""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django_filters import Filter

from defense_ties.lib.date_words import date_words
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY, Span, parse_span
from defense_ties.lib.filters.quoting import quoted

UNDATED, OPEN = "undated", ".."
_UNIT = re.compile(r"[0-9]{3}X|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


@dataclass(frozen=True)
class When:
    """In which time a record begins, and in which it ends; both None for one without a date."""

    begins: Span | None
    ends: Span | None

    def bounds(self, path: str = "") -> dict[str, Any]:
        """Return what has to hold of the columns `earliest` and `latest` at a path."""
        if self.begins is None or self.ends is None:
            return {f"{path}earliest__isnull": True}
        return {
            f"{path}earliest__range": (self.begins.earliest, self.begins.latest),
            f"{path}latest__range": (self.ends.earliest, self.ends.latest),
        }


class WhenField(forms.CharField):
    """A day, month, year or decade in which something lies, or two in which it begins and ends."""

    def __init__(self, *, others: dict[str, str] | None = None, **kwargs: Any):
        self.others = others or {}
        super().__init__(**kwargs)

    def clean(self, value: Any) -> When | str | None:
        text = super().clean(value)
        if not text:
            return None
        if text in self.others:
            return text
        if text == UNDATED:
            return When(None, None)
        begins, slash, ends = text.partition("/")
        try:
            first = _unit(begins, NO_FIRST_DAY)
            return When(first, _unit(ends, NO_LAST_DAY) if slash else first)
        except ValueError as error:
            how = _("Write a time, or two in which it begins and ends: 2021-12, 2021-01/2021-12, undated.")
            raise ValidationError(
                _("%(text)s is not a time. %(how)s") % {"text": quoted(text), "how": how}
            ) from error

    def in_words(self, text: str) -> str:
        """Return the time in words, or the text itself in quotation marks."""
        try:
            when = self.clean(text)
        except ValidationError:
            return quoted(text)
        if isinstance(when, str):
            return str(self.others[when])
        if when is None or when.begins is None:
            return str(_("no date known"))
        begins, _slash, ends = text.strip().partition("/")
        if not ends:
            return _words(begins)
        return _("begins %(begins)s, ends %(ends)s") % {"begins": _words(begins), "ends": _words(ends)}


class WhenFilter(Filter):
    """Records that begin in one time and end in the same, or in another."""

    field_class = WhenField

    def filter(self, qs: Any, value: Any) -> Any:
        return qs.filter(**value.bounds()) if value else qs


def _unit(text: str, open_end: datetime.date) -> Span:
    if text == OPEN:
        return Span(open_end, open_end)
    if not _UNIT.fullmatch(text):
        raise ValueError(text)
    return parse_span(text)


def _words(text: str) -> str:
    return _("open") if text == OPEN else str(date_words(text))
