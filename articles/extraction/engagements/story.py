"""A text as the search for engagements sees it: in small letters, and who was last spoken of."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import cached_property

from articles.extraction.document import STORY, Sentence
from articles.extraction.facts import DateFact, OfficialFact, Span
from articles.extraction.phrases import level
from articles.extraction.reading import Mention, PlaceMention, Reading, within

INTERNATIONAL = re.compile(
    r"\b(?:united nations|u\.n\.|un (?:mission|peacekeep\w*|secretary|interim|force)|unifil|minusca"
    r"|unmiss|monusco|peacekeep\w+|nato|asean"
    r"|european union|african union|gcc|cooperation council|ecowas|osce"
    r"|regional force|sadc|multinational|secretary[- ]general)\b"
)
_LONGEST = 4000  # characters of a sentence
_ENDS = re.compile(r"[.!?][\"')]*\s*$")
_HEAD = re.compile(r"(?:\s*[,.:(/-]|\s+\()")


class Story:
    """A reading with quick answers to what the rules ask of it again and again."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.low = _small(level(reading.text))
        self.sentences = [_within_bounds(s) for s in reading.document.sentences if s.zone in STORY]
        self.officials = {official.key: official for official in reading.officials}
        self.focus = ""  # key of the official last spoken of: who "he" is
        self.people: list[str] = []  # keys of those last brought together: who "they" are
        self.visitors: list[str] = []  # keys of those on the visit last told: who "the delegation" is
        self.last_kind = ""  # of the meeting, exchange or exercise last told: which "the second was held"
        self.host_country = ""  # where the last event took place

    def country(self, key: str) -> str:
        """Return the country of an official, or the empty text."""
        official = self.officials.get(key)
        return official.country if official else ""

    def describe(self, official: OfficialFact) -> str:
        """Return rank and posts of an official in small letters."""
        return " ".join([official.rank, *(post.title for post in official.posts)]).lower()

    def mentions(self, span: Span) -> list[Mention]:
        """Return where officials are named inside the span."""
        return within(self.reading.official_mentions, span)

    @cached_property
    def today(self) -> str:
        """The day of publication, or the empty text."""
        published = self.reading.published
        return published.edtf if published else self.reading.known.published

    @cached_property
    def dateline(self) -> PlaceMention | None:
        """The place of the dateline or at the very head of the story: where "here" is."""
        for place in self.reading.places:
            if place.dateline:
                own = [c.code for c in self.reading.countries if c.span == place.span]  # Kuwait, Singapore
                return replace(place, country=place.country or next(iter(own), ""))
        start = next((sentence.span.start for sentence in self.sentences if sentence.zone == "body"), 0)
        for place in self.reading.places:
            if start <= place.span.start < start + 6 and _HEAD.match(self.low, place.span.end):
                return replace(place, dateline=True)
        return None

    @cached_property
    def day_of_lead(self) -> DateFact | None:
        """The first day that the first two sentences give: that of the main event."""
        body = [s for s in self.sentences if s.zone == "body" and self._is_whole(s.span)][:2]
        for date in within(self.reading.dates, Span(body[0].span.start, body[-1].span.end)) if body else ():
            if len(date.edtf) == 10:
                return DateFact(date.edtf, "worked_out", (date.span,))
        return None

    def _is_whole(self, span: Span) -> bool:
        return bool(_ENDS.search(self.low, max(span.start, span.end - 4), span.end))

    @cached_property
    def is_international(self) -> bool:
        """Whether the text speaks of the United Nations or another body between states."""
        return bool(INTERNATIONAL.search(self.low))

    @cached_property
    def weights(self) -> Counter[str]:
        """How often the story speaks of each country, by name or through its officials."""
        counts: Counter[str] = Counter()
        starts = [sentence.span.start for sentence in self.sentences]
        for mention in self.reading.countries:
            at = bisect_right(starts, mention.span.start) - 1
            if at >= 0 and mention.span.end <= self.sentences[at].span.end:
                counts[mention.code] += 1
        for official in self.reading.officials:
            if official.country:
                counts[official.country] += 1
        return counts

    @cached_property
    def pair(self) -> list[str]:
        """The two countries that the story is mostly about, or fewer where it speaks of fewer."""
        return [code for code, count in self.weights.most_common(2) if count > 1]


def _within_bounds(sentence: Sentence) -> Sentence:
    """Return the sentence, or its head where it is longer than any sentence is."""
    start, end = sentence.span
    return sentence if end - start <= _LONGEST else replace(sentence, span=Span(start, start + _LONGEST))


def _small(text: str) -> str:
    """Return the text in small letters, each in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)
