"""Datelines: "HANOI, May 3 (VNA) –", "Phnom Penh:", "MOSCOW, December 3. /TASS/."."""

import re
from functools import cache

from articles.extraction.cities import fold, is_city
from articles.extraction.vocabulary import forms, rows

_LONGEST_HEAD = 100
_LONGEST = 130  # characters of a line that can be its dateline
_SEPARATOR = re.compile(
    r"\s?(?:--+|[—–])\s?|\s-\s|-\s(?=[A-Z])|\s?:\s|/\.?\s(?!\()|\)\s?[:.,]?\s(?![-–—:|])|(?<=[\dA-Z])\.\s(?=[A-Z])"
)
_AGENCY = re.compile(r"\s?\(((?:[A-Z]|dpa)[\w.'&/ -]{0,40})\)|\s?/([A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20})?)/?")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s"
_DATE = re.compile(
    rf"(?:{_DAY})?(?:{_MONTH}\.?\s?\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s(?:19|20)\d\d)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\.?(?:,?\s(?:19|20)\d\d)?"
    r"|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)",
    re.IGNORECASE,
)
_SECOND = re.compile(r"(?:\([A-Z][\w .'&/-]{1,40}\)\s?(?=[-–—:]))?[\s:.,–—-]*(?=\S)")
_DATE_FIRST = re.compile(r"date\s+(?:19|20)\d\d-\d\d-\d\d\s+", re.IGNORECASE)
_POSTED = re.compile(
    r"^(?:by|reporter|author)\b|\b(?:updated?|created|published|posted|modified)\b", re.IGNORECASE
)
_PLACE = re.compile(
    r"[^\W\d_][\w'’.\-]*(?:[ /](?:of|the|on|board|de|del|da|do|el|al|la|[^\W\d_][\w'’.\-]*)){0,6}"
)
_SMALL = frozenset(["of", "the", "on", "board", "de", "del", "da", "do", "el", "al", "la"])
_DESK = re.compile(r"(?:[A-Z]{2,8}|[A-Z][a-z]+ News)(?: \||,)? (?=[A-Z][a-z])")


def read_dateline(line: str) -> tuple[int, str] | None:
    """Return how many characters of the line its dateline takes, and the place it names."""
    if match := _DATE_FIRST.match(line):
        return match.end(), ""
    head = line[:_LONGEST]
    if _POSTED.search(head):
        return None
    for separator in _SEPARATOR.finditer(head):
        keep = 1 if separator.group()[0] in ")/" else 0  # the bracket belongs to the agency
        place = _place(head[: separator.start() + keep].rstrip(), separator.group().strip())
        if place:
            return separator.end() + _extra(line, separator.end()), place
        if separator.start() > 90:
            break
    if len(line) < _LONGEST and (place := _place(line.rstrip(" .:,-–—|"), "")):
        return len(line), place
    return None


def _extra(line: str, end: int) -> int:
    """Return the length of a second mark, as in "/TASS/. –" or "(WAM): --"."""
    match = _SECOND.match(line, end)
    return match.end() - end if match else 0


def _place(head: str, separator: str) -> str:
    """Return the place that the head of a line names, if it is a dateline."""
    if not head[:1].isupper() or len(head) > _LONGEST_HEAD:
        return ""
    rest, agencies = _AGENCY.subn("", head) if "(" in head or "/" in head else (head, 0)
    rest, dates = _DATE.subn("", rest) if any(map(str.isdigit, rest)) else (rest, 0)
    pieces = [piece.strip(" .") for piece in re.split(r"[,|]", rest) if piece.strip(" .")]
    if not pieces or len(pieces) > 4 or len(rest) > 70:
        return ""
    if len(pieces) > 1 and not _is_locality(pieces[0]):
        pieces = [piece for piece in pieces if _is_locality(piece)] or pieces  # PTI | New Delhi
    place = pieces[0] if _is_locality(pieces[0]) else _DESK.sub("", pieces[0], count=1)
    if place == "Date" or not _PLACE.fullmatch(place) or not _words_are_names(place):
        return ""
    known = _is_locality(place)
    qualified = any(fold(piece).casefold() in _countries() for piece in pieces[1:])
    if separator == "":  # a line of its own
        certain = known and (dates or agencies)
        return place if certain or (qualified and len(head) < 40 and (known or place.isupper())) else ""
    if separator == ".":
        return place if known and dates else ""
    if separator == ":":
        return place if known or (place.isupper() and (dates or agencies)) else ""
    if separator[:1] == ")":  # a bracket alone: nothing says that a story starts after it
        return place if known else ""
    certain = known or dates or (agencies and len(place.split()) < 4) or (qualified and place.isupper())
    return place if certain else ""


def _is_locality(name: str) -> bool:
    return is_city(name) or any(is_city(part) for part in name.split("/"))


def _words_are_names(place: str) -> bool:
    words = re.split(r"[ /]", place)
    return len(words) <= 6 and all(word[:1].isupper() or word in _SMALL for word in words)


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(name).casefold() for row in rows("countries.csv") for name in forms(row["names"]))
