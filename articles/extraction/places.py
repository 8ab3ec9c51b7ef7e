"""The places that a text names: those of the gazetteer, and those that only their frame tells."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from articles.extraction.cities import Locality, fold, localities, no_places
from articles.extraction.document import Document
from articles.extraction.facts import Span
from articles.extraction.frames import (
    is_part_of_name,
    named_after_in,
    named_before,
    named_beside,
    stands_in_frame,
)
from articles.extraction.reading import PlaceMention

_LISTED = (" and ", ", ", " or ", ", and ")  # between two places of a list
_PROVINCE = re.compile(r" (?:[Pp]rovince|[Pp]refecture|[Gg]overnorate|[Oo]blast)\b")
_QUARTER = re.compile(r"\b(?:North|South|East|West|Central)\s$")
_UNRELATED = re.compile(r"[.;]|\b(?:and|to|from)\b")
_PLACES = ("city", "province", "building")
_LATER_MENTIONS = 8  # unknown places of a text whose further mentions are sought


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the gazetteer in a text, with what it may stand for."""

    span: Span
    meant: tuple[Locality, ...]
    within: Span  # the sentence or the dateline
    dateline: bool = False

    def country(self, *kinds: str) -> str:
        """Return the country that the name tells where it is of one of these kinds."""
        return next((one.country for one in self.meant if one.kind in kinds), "")


def find_places(document: Document) -> list[PlaceMention]:
    """Return the places that the story and its dateline name, in the order of the text."""
    text = fold(document.text)
    named = list(_named(document, text))
    mentions = _known(document.text, text, named)
    mentions += _Unknown(document, text, named, mentions).places()
    return sorted(mentions, key=lambda place: place.span)


def _named(document: Document, text: str) -> Iterator[Named]:
    """Yield the names of the gazetteer that stand in the story or in the dateline."""
    parts = [(sentence.span, False) for sentence in document.sentences]
    if document.dateline:
        parts.append((document.dateline.span, True))
        parts.sort()
    number = 0
    for span, meant in localities().find(text):
        while number < len(parts) and parts[number][0].end <= span.start:
            number += 1
        if number == len(parts):
            return
        within, dateline = parts[number]
        if within.start <= span.start and span.end <= within.end:
            yield Named(span, meant, within, dateline)


def _known(original: str, text: str, named: list[Named]) -> list[PlaceMention]:
    """Return the places of the gazetteer among the names."""
    counts = Counter(code for name in named if (code := name.country("country", "adjective")))
    owners = {
        name.span: is_part_of_name(text, name.span, name.within)
        for name in named
        if not name.dateline and any(one.kind in _PLACES for one in name.meant)
    }
    persons = {text[span.start : span.end] for span, owner in owners.items() if owner == "person"}
    mentions: list[PlaceMention] = []
    for number, name in enumerate(named):
        choices = [one for one in name.meant if one.kind in _PLACES]
        if not choices:
            continue
        country = _qualifier(text, name, named[number + 1]) if number + 1 < len(named) else ""
        chosen = _likeliest(choices, country, counts)
        beside = bool(mentions) and text[mentions[-1].span.end : name.span.start] in _LISTED
        doubtful = text[name.span.start : name.span.end] in persons
        sure = name.dateline or bool(country and chosen.country == country)
        if sure or _is_place(text, name, chosen, owners[name.span], beside=beside, doubtful=doubtful):
            if country and country != chosen.country and chosen.needs:
                chosen = chosen._replace(country=country)  # a smaller place of the same name
            elif chosen.needs == "frame" and counts and not counts[chosen.country] and not name.dateline:
                chosen = chosen._replace(country="")  # of a country that the text does not speak of
            kind = (
                "province" if chosen.kind == "city" and _PROVINCE.match(text, name.span.end) else chosen.kind
            )
            span = _with_quarter(text, name) if chosen.kind == "city" else name.span
            wording = _spelling(original[span.start : span.end], chosen.name)
            mentions.append(PlaceMention(span, wording, chosen.country, kind, name.dateline))
    return mentions


def _is_place(text: str, name: Named, chosen: Locality, owner: str, *, beside: bool, doubtful: bool) -> bool:
    """Tell whether a name stands for the place: no other, the `owner`, takes it in, its frame is clear."""
    if chosen.kind != "building" and owner:
        return False
    needs = chosen.needs or ("frame" if doubtful else "")
    return not needs or (needs == "frame" and (beside or stands_in_frame(text, name.span, name.within)))


def _with_quarter(text: str, name: Named) -> Span:
    """Return where a name stands with "East" or "Central" before it: East Jakarta."""
    match = _QUARTER.search(text, max(name.within.start, name.span.start - 8), name.span.start)
    return Span(match.start(), name.span.end) if match else name.span


def _qualifier(text: str, name: Named, following: Named) -> str:
    """Return the country after the name: "Tripoli, Lebanon", "Hyderabad (Pakistan)"."""
    if text[name.span.end : following.span.start] not in (", ", " (", " in ", " - "):
        return ""
    return following.country("country", "province")


def _likeliest(choices: list[Locality], country: str, counts: Counter[str]) -> Locality:
    """Return the place in the country after it, else in one that the text speaks of, else the first."""
    for one in choices:
        if country and one.country == country:
            return one
    if not counts[choices[0].country]:
        for one in choices:
            if counts[one.country]:
                return one
    return choices[0]


def _spelling(wording: str, name: str) -> str:
    """Return the name as the text spells it, but not in capitals and without "D.C."."""
    if fold(wording).startswith(fold(name)):
        return name if len(wording) > len(name) else wording
    if wording.isupper() and len(wording) > 3:
        return name if fold(name).upper() == fold(wording) else wording.title()
    return wording


class _Unknown:
    """The places that the gazetteer does not know, told by a noun or a country beside their name."""

    def __init__(self, document: Document, text: str, named: list[Named], known: list[PlaceMention]) -> None:
        self.document = document
        self.text = text
        self.named = named
        self.sentences = [sentence.span for sentence in document.sentences]
        self.taken = bytearray(len(text))
        for span in [place.span for place in known] + [
            n.span for n in named if n.country("country", "adjective")
        ]:
            self._take(span)

    def places(self) -> list[PlaceMention]:
        """Return the places, each where its frame stands and wherever else the text has it as a place."""
        found: list[PlaceMention] = []
        for _, names in groupby(self.named, key=lambda name: name.within):
            found += self._in_sentence([name for name in names if not name.dateline])
        found += self._in_dateline()
        return found + self._again(found) + list(self._after_in())

    def _in_dateline(self) -> Iterator[PlaceMention]:
        """Yield the place of the dateline where the gazetteer does not know it."""
        dateline = self.document.dateline
        if dateline and dateline.place:
            start = self.document.text.find(dateline.place, *dateline.span)
            span = Span(start, start + len(dateline.place))
            if start >= 0 and self._take(span):
                country = next((n.country("country", "province") for n in self.named if n.dateline), "")
                place = self._place(span, country, "city")
                yield replace(
                    place, name=place.name.title() if place.name.isupper() else place.name, dateline=True
                )

    def _after_in(self) -> Iterator[PlaceMention]:
        """Yield what stands after "in" with a capital, unless it is known to be no place."""
        for span in named_after_in(self.text):
            words = self.text[span.start : span.end].split()
            if not any(word in no_places() for word in words) and self._inside(span) and self._take(span):
                yield self._place(span, "", "city")

    def _inside(self, span: Span) -> bool:
        """Tell whether the characters stand in one sentence of the story."""
        part = bisect_right(self.sentences, span.start, key=lambda one: one.start) - 1
        return part >= 0 and span.end <= self.sentences[part].end

    def _in_sentence(self, names: list[Named]) -> Iterator[PlaceMention]:
        for number, name in enumerate(names):
            if country := name.country("country", "province"):
                span = named_before(self.text, name.span, name.within)
                if span and self._take(span):
                    yield self._place(span, country, "city")
            noun = next((one for one in name.meant if one.kind == "noun"), None)
            if noun:
                side, kind = noun.name, noun.country
                span = named_beside(self.text, name.span, name.within, side, kind)
                if span and self._take(span):
                    yield self._place(span, self._country(span, names, number, kind), kind)

    def _place(self, span: Span, country: str, kind: str) -> PlaceMention:
        return PlaceMention(span, self.document.text[span.start : span.end], country, kind)

    def _country(self, span: Span, names: list[Named], number: int, kind: str) -> str:
        """Return the country beside a place: "Cambodian province of X", "X district, Vietnam"."""
        for name in names[number + 1 : number + 3]:
            between = self.text[span.end : name.span.start]
            if "," in between and len(between) < 24 and (country := name.country("country", "province")):
                return country
        for name in reversed(names[max(0, number - 2) : number]):
            if kind == "building":
                break
            between = self.text[name.span.end : span.start]
            if len(between) < 36 and not _UNRELATED.search(between):
                return name.country("country", "adjective")
        return ""

    def _again(self, found: list[PlaceMention]) -> list[PlaceMention]:
        """Return the later mentions: "in Dong Xoai" after "in Dong Xoai, Vietnam"."""
        first = {self.text[place.span.start : place.span.end]: place for place in reversed(found)}
        again = []
        for name, place in list(first.items())[:_LATER_MENTIONS]:
            if place.kind == "building":
                continue
            for match in re.finditer(
                rf"\b(?:in|at|to|near|from) ({re.escape(name)})(?![\w-]| [A-Z])", self.text
            ):
                span = Span(*match.span(1))
                if self._inside(span) and self._take(span):
                    again.append(replace(place, span=span, name=self.document.text[span.start : span.end]))
        return again

    def _take(self, span: Span) -> bool:
        """Mark the characters of a place as taken, unless some of them are."""
        if self.taken.find(1, *span) >= 0:
            return False
        self.taken[span.start : span.end] = b"\x01" * (span.end - span.start)
        return True
