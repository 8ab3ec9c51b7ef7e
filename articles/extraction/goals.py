"""Where a story goes: in Colombo, on a visit to Sri Lanka."""

from bisect import bisect_left, bisect_right

from articles.extraction.lexicon import words_of
from articles.extraction.ranks import Words
from articles.extraction.reading import CountryMention, PlaceMention, Reading


class Goals:
    """The lands and towns that a text goes to, in its order."""

    def __init__(self, tokens: Words, reading: Reading):
        self.tokens = tokens
        self.starts = [token.start for token in tokens]
        lands = [mention for mention in reading.countries if mention.kind == "name"]
        named: list[CountryMention | PlaceMention] = [*lands, *(p for p in reading.places if p.country)]
        named.sort(key=lambda mention: mention.span)
        self.found = [mention for mention in named if self.has(mention.span.start)]
        self.found_starts = [mention.span.start for mention in self.found]

    def has(self, start: int) -> bool:
        """Return whether what starts at a character is somewhere the story goes."""
        place = bisect_right(self.starts, start - 1) - 1
        if place < 1 or self.tokens[place].text != "to":
            return place >= 0 and self.tokens[place].text in ("in", "In", "at")
        return self.tokens[place - 1].text in words_of("going")

    def last(self, before: int) -> str:
        """Return the country that the story has gone to last before a character, or the empty text."""
        gone = bisect_left(self.found_starts, before)
        if not gone:
            return ""
        goal = self.found[gone - 1]
        return goal.country if isinstance(goal, PlaceMention) else goal.code
