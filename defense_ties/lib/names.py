"""Names as they are compared: without accents, case or spare spaces."""

import re
import unicodedata

from anyascii import anyascii

_SPACES = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[^\w\s]|_")
_APOSTROPHES = re.compile("['`]")  # anyascii writes an ayin as a grave accent


def tidy(text: str) -> str:
    """Return the text in Unicode NFC with each run of white space made one space."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Return the text as it is searched: lower-case Latin letters without accents or punctuation.

    >>> fold("Nguyễn Tân Cương"), fold("Sen. Lt.-Gen.")
    ('nguyen tan cuong', 'sen lt gen')
    """
    latin = anyascii(unicodedata.normalize("NFC", text)).lower()
    return _SPACES.sub(" ", _SEPARATORS.sub(" ", _APOSTROPHES.sub("", latin))).strip()
