"""Dates between which records are sought."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import Filter

from defense_ties.lib.dates import Span, parse_span
from defense_ties.lib.filters.quoting import quoted

_YEAR_MONTH_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
HOW_TO_WRITE = gettext_lazy("Write a year, a month or a day: 2019, 2022-03, 2021-12-16.")


class DateField(forms.CharField):
    """A year, a month or a day, as the span it stands for."""

    def clean(self, value) -> Span | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            if _YEAR_MONTH_DAY.fullmatch(text):
                return parse_span(text)
        except ValueError:
            pass  # 2022-02-31 is written like a day and is none
        fault = _("%(text)s is not a date.") % {"text": quoted(text)}
        raise ValidationError(f"{fault} {HOW_TO_WRITE}")


class DateFilter(Filter):
    """One end of the time in which a record may fall; RecordFilter applies both ends at once."""

    field_class = DateField

    def filter(self, qs, value):
        return qs
