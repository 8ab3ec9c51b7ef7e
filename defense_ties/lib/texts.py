"""Texts of articles: one normal form, its checksum, its paragraphs."""

import hashlib
import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?")
_PARAGRAPH = re.compile(r"\S[^\n]*")


def normalise(text: str) -> str:
    """Return the text as it is stored: NFC, line feeds, no byte order mark, NUL or trailing white space."""
    text = unicodedata.normalize("NFC", text.replace("\0", "").lstrip("\ufeff"))
    return "\n".join(line.rstrip() for line in _LINE_ENDS.sub("\n", text).split("\n")).rstrip()


def digest(text: str) -> str:
    """Return the SHA-256 of the normal form in UTF-8, as 64 hexadecimal digits; empty for an empty text."""
    normal = normalise(text)
    return hashlib.sha256(normal.encode()).hexdigest() if normal else ""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the [start, end) offsets of each paragraph (a line that is not blank), in characters."""
    return [match.span() for match in _PARAGRAPH.finditer(text)]


def paragraph_at(text: str, offset: int) -> int | None:
    """Return the number, from 1, of the paragraph that holds the offset, or None between paragraphs."""
    for number, (start, end) in enumerate(paragraphs(text), start=1):
        if start <= offset < end:
            return number
    return None
