"""The words around a name that make it a place, or part of another name."""

import re
from collections.abc import Iterator
from typing import Literal

from articles.extraction.facts import Span

_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Ii]nside|[Ii]nto|[Tt]owards?|[Aa]cross|[Oo]ff|[Vv]isit(?:ed|ing|s)?|"
    r"[Ll]eft|[Ll]eav(?:e|es|ing)|[Rr]each(?:ed|es)?|between|(?:city|town|port|capital|province|district|village|base|state|region)\sof)"
    r"\s(?:the\s)?(?:(?:central|northern|southern|eastern|western|north|south|east|west|downtown|nearby|"
    r"neighbouring|neighboring|capital|coastal|historic|city|town|port|Greater|Metro|Central|Downtown|North|South|"
    r"East|West)\s){0,3}$"
)
_TO = re.compile(r"\b(?:from|to|via|through|for|and|or|of)\s$")
_NOUN_AFTER = re.compile(
    r"\s(?:[Cc]ity|[Pp]rovince|[Pp]refecture|[Dd]istrict|[Cc]ounty|[Tt]own|[Ss]tate|[Rr]egion|[Gg]overnorate|"
    r"[Oo]blast)\b"
)
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_][\w.'-]{0,40})\s$")
_PARTICLE = re.compile(r"([A-Z][\w'-]{1,20})\s(?:de|da|do|dos|del|von|van|bin|al|el|di|du)\s$")
_WORD_AFTER = re.compile(r"\s([A-Z][\w'-]{0,40})")
_FACILITY = re.compile(
    r"(?:\s[A-Z][\w'-]{1,20}){0,2}\s(?:Airport|Port|Harbou?r|Base|Station|Stadium|Square|Airfield|Terminal|Gate)\b"
)
_NAME_OF = re.compile(
    r"\b(?:University|Treaty|Bank|Battle|Declaration|Gulf|Bay|Duke|Lord|Institute|Convention|Protocol|Agreement|"
    r"Accords?|Bishop|Strait|Sea|Summit|Port Authority|Stock Exchange|Order)\sof\s$"
)
# Words with a capital that may stand before a place without being part of its name: most begin a sentence.
_BEFORE = frozenset(
    [
        "In",
        "At",
        "From",
        "To",
        "Near",
        "Outside",
        "Around",
        "Inside",
        "Into",
        "Towards",
        "Across",
        "Off",
        "Visiting",
        "Leaving",
        "Between",
        "And",
        "But",
        "Or",
        "With",
        "As",
        "For",
        "Of",
        "On",
        "By",
        "Both",
        "When",
        "While",
        "Since",
        "After",
        "Before",
        "Until",
        "Greater",
        "Metro",
        "Central",
        "Downtown",
        "North",
        "South",
        "East",
        "West",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Upper",
        "Lower",
        "Via",
        "That",
        "This",
        "The",
        "Although",
        "Though",
        "Because",
        "If",
        "Neither",
        "Meanwhile",
        "Like",
        "Unlike",
    ]
)
_AFTER = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "City",
        "Province",
        "Prefecture",
        "District",
        "County",
        "Town",
        "State",
        "Region",
        "Governorate",
        "Oblast",
        "Capital",
        "Municipality",
        "International",
        "Airport",
        "Harbour",
        "Harbor",
        "Port",
        "Naval",
        "Air",
        "Military",
        "Base",
        "Station",
        "Metropolitan",
        "President",
        "Prime",
        "Minister",
        "Defence",
        "Defense",
        "Secretary",
        "General",
        "Gen",
        "Lt",
        "Maj",
        "Col",
        "Brig",
        "Adm",
        "Vice",
        "Admiral",
        "Ambassador",
        "Mr",
        "Mrs",
        "Dr",
        "H.E",
        "I",
        "He",
        "She",
        "They",
        "It",
    ]
)
_CAPITALISED = r"[A-Z][\w'-]{1,30}"
_QUALIFIED = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o|[Oo]utside|of|visited)\s(?:the\s(?:[a-z-]{{3,12}}\s){{0,2}}of\s)?"
    rf"({_CAPITALISED}(?:\s(?:(?:el|al|de|del|la)\s)?{_CAPITALISED}){{0,3}}),\s$"
)
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o|of|and|[Oo]utside)|,|'s)\s(?:the\s)?"
    r"((?:(?!The\b|Military\b|Special\b|This\b)[A-Z][\w'-]{1,20}\s){1,3})$"
)
_BEFORE_BASE = re.compile(
    r"\b(?:the\s|The\s)?((?:(?!The\b|In\b|At\b|From\b|Royal\b)[A-Z][\w'-]{1,20}\s){1,3})$"
)
_OF = re.compile(rf"\sof\s({_CAPITALISED}(?:\s{_CAPITALISED}){{0,2}})")
_AFTER_BASE = re.compile(r"\s([A-Z][\w'-]{1,20}(?:\s[A-Z][\w'-]{1,20})?)")


def is_part_of_name(text: str, span: Span, within: Span) -> Literal["", "person", "other"]:
    """Tell whether another name takes the place in: a person's, or Hanoi University, or Seoul-based."""
    if text[span.end : span.end + 1] == "-" and text[span.end + 1 : span.end + 2].isalpha():
        return "other"
    if span.start > within.start and text[span.start - 1] == "-":
        return "other"
    after = _WORD_AFTER.match(text, span.end, within.end)
    if after and after[1].rstrip(".") not in _AFTER and not _FACILITY.match(text, span.end, within.end):
        return "other"
    start = max(within.start, span.start - 42)
    before = _PARTICLE.search(text, start, span.start) or _WORD_BEFORE.search(text, start, span.start)
    if before and before[1][0].isupper() and before[1] not in _BEFORE and not before[1].endswith("'s"):
        return "person"
    return "other" if _NAME_OF.search(text, start, span.start) else ""


def stands_in_frame(text: str, span: Span, within: Span) -> bool:
    """Tell whether the words before or after a name say that it is a place."""
    start = max(within.start, span.start - 60)
    if _IN.search(text, start, span.start) or _NOUN_AFTER.match(text, span.end, within.end):
        return True
    return " " in text[span.start : span.end] and bool(_TO.search(text, start, span.start))


_IN_PLACE = re.compile(
    r"[Ii]n\s(?<!\w..\s)((?=[A-Z][a-z])[A-Z][\w'-]{2,20}(?:\s(?=[A-Z][a-z])[A-Z][\w'-]{1,20})?)"
    r"(?=[.,;:)]|\s(?:on|with|for|and|to|at|from|during|last|this|next|in|where|when|by|as|after|before|is|was|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|$)"
)


def named_after_in(text: str) -> Iterator[Span]:
    """Yield the names after "in" that may be places: "talks in Moc Hoa on Friday"."""
    for match in _IN_PLACE.finditer(text):
        span = Span(*match.span(1))
        yield Span(span.start, span.end - 2) if match[1].endswith("'s") else span


def named_before(text: str, qualifier: Span, within: Span) -> Span | None:
    """Return the name in "in Moc Hoa, Vietnam", given where the country stands."""
    if text[qualifier.start - 2 : qualifier.start] != ", ":
        return None
    match = _QUALIFIED.search(text, max(within.start, qualifier.start - 90), qualifier.start)
    return Span(*match.span(1)) if match else None


def named_beside(text: str, noun: Span, within: Span, side: str, kind: str) -> Span | None:
    """Return the name in "in Moc Hoa district" or "the village of Moc Hoa", given where the noun stands."""
    start = max(within.start, noun.start - 70)
    if kind == "building":
        if side != "before" and (match := _AFTER_BASE.match(text, noun.end, within.end)):
            return Span(noun.start, match.end())
        if side != "after" and (match := _BEFORE_BASE.search(text, start, noun.start)):
            return Span(match.start(1), noun.end)
        return None
    if side != "before" and (match := _OF.match(text, noun.end, within.end)):
        return Span(*match.span(1))
    if side != "of" and not _WORD_AFTER.match(text, noun.end, within.end):
        match = _BEFORE_NOUN.search(text, start, noun.start)
        return Span(match.start(1), match.end(1) - 1) if match else None
    return None
