"""The language of a page, and what is in English whatever the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

from babel import Locale
from babel.numbers import format_decimal
from django.conf import settings
from django.utils import translation

ENGLISH = settings.LANGUAGE_CODE


def language() -> str:
    """Return the code of the language that texts are written in now."""
    return translation.get_language() or ENGLISH


@contextmanager
def in_english() -> Iterator[None]:
    """Write English: in files, citations and addresses that are one for all readers; also a decorator."""
    with translation.override(ENGLISH):
        yield


def translated(text: Any) -> str:
    """Return a text that is defined in English, such as a definition, in the language of the page."""
    english = str(text)
    return translation.gettext(english) if english else ""


def number(value: Any) -> str:
    """Return a number with its thousands set apart as the language does; other things as they are."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return _in_digits(value, language())


@lru_cache(maxsize=50_000)
def _in_digits(value: int | float, code: str) -> str:
    # A matrix holds thousands of numbers, most of them small.
    return str(format_decimal(value, locale=locale_of(code)))


@cache
def locale_of(code: str) -> Locale:
    """Return what Unicode's data say of a language."""
    return Locale.parse(code, sep="-")
