"""Two countries between which there is a tie."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django_filters import Filter

from defense_ties.lib.countries import parse_country
from defense_ties.lib.filters.quoting import quoted

# Names hold spaces and hyphens too: each place where a text can be parted is tried.
_BETWEEN = re.compile(r"\s+(?:and|&|with)\s+|\s*[-–—/,;+]\s*|\s+")
HOW_TO_WRITE = "Write two countries by code or name: KH-RU, Cambodia–Russia."
LONGEST = 120


def pair_code(pair) -> str:
    """Return two countries as an address names them, in the order of the alphabet: KH-RU."""
    return "-".join(sorted(pair))


class PairField(forms.CharField):
    """Two different countries, by code or name."""

    def clean(self, value) -> tuple[str, ...]:
        text = super().clean(value)
        if not text:
            return ()
        if len(text) > LONGEST:
            raise ValidationError(f"{quoted(text)} is too long for two countries. {HOW_TO_WRITE}")
        for between in _BETWEEN.finditer(text):
            first, second = parse_country(text[: between.start()]), parse_country(text[between.end() :])
            if first and first == second:
                raise ValidationError(f"{quoted(text)} names one country twice. {HOW_TO_WRITE}")
            if first and second:
                return first, second
        raise ValidationError(f"{quoted(text)} does not name two countries. {HOW_TO_WRITE}")


class PairFilter(Filter):
    """Records in which both countries take part; `pairs` gives the codes of those that occur."""

    field_class = PairField

    def __init__(self, *args: Any, pairs: Callable[[], Sequence[str]], **kwargs: Any):
        self.suggestions = pairs
        super().__init__(*args, **kwargs)

    def filter(self, qs, value):
        return qs.involving(*value) if value else qs
