"""Whose post it is where the text says it by a common noun: the ministry's spokesman, the Navy's chief."""

from bisect import bisect_left
from functools import cache

from articles.extraction.institutions import Institution
from articles.extraction.ranks import Words
from articles.extraction.titles import Title
from articles.extraction.vocabulary import forms, rows


@cache
def _nouns() -> dict[str, list[str]]:
    """Return for each noun that stands for a body the words that the body's name may have."""
    return {row["noun"]: forms(row["words"]) for row in rows("body_nouns.csv")}


class Belonging:
    """The institutions of a text by where they are mentioned, to find the one that a noun means."""

    def __init__(self, tokens: Words, institutions: list[Institution]):
        self.tokens = tokens
        self.starts = [token.start for token in tokens]
        self.mentions = sorted(
            (span.start, span.end, i) for i, one in enumerate(institutions) for span in one.mentions
        )
        self.institutions = institutions
        self._by_noun: dict[str, list[tuple[int, int]]] = {}

    def of(self, title: Title) -> Institution | None:
        """Return the institution that a title is said to belong to by a noun or an owner before it, or
        None.
        """
        for start, end in title.complements:
            if end - start == 1:  # Commander of the Corps
                found = self.meant(self.tokens[start].base, self.tokens[start].start)
                if found:
                    return found
        if title.first and self.tokens[title.first - 1].text in ("its", "their"):
            return self.last_before(self.tokens[title.first - 1].start)
        for place in range(title.head - 1, max(title.first - 3, -1), -1):
            token = self.tokens[place]
            if token.owns or place >= title.first:
                found = self.meant(token.base, token.start, owned=token.owns)
                if found:
                    return found
        return None

    def meant(self, noun: str, before: int, *, owned: bool = True) -> Institution | None:
        """Return the institution named last before a place whose name has the noun."""
        words = _nouns().get(noun.lower())
        if not words or not (owned or noun[0].isupper()):
            return None
        if noun.lower() not in self._by_noun:
            self._by_noun[noun.lower()] = self._named_with(words)
        meant = self._by_noun[noun.lower()]
        last = bisect_left(meant, (before,))
        return self.institutions[meant[last - 1][1]] if last else None

    def _named_with(self, words: list[str]) -> list[tuple[int, int]]:
        """Return where institutions are mentioned that have one of the words in their name."""
        fitting = {
            number
            for number, one in enumerate(self.institutions)
            if any(word in one.body.name for word in words)
        }
        return [(start, number) for start, _, number in self.mentions if number in fitting]

    def last_before(self, start: int, reach: int = 200) -> Institution | None:
        """Return the institution named last before a character, no further off than the reach in
        characters.
        """
        place = bisect_left(self.mentions, (start,)) - 1
        if place < 0 or start - self.mentions[place][0] > reach:
            return None
        return self.institutions[self.mentions[place][2]]

    def of_land(self, country: str, start: int, reach: int = 300) -> Institution | None:
        """Return the institution of a country that the text named last before a character, not far off."""
        place = bisect_left(self.mentions, (start,)) - 1
        while place >= 0 and start - self.mentions[place][0] <= reach:
            institution = self.institutions[self.mentions[place][2]]
            if institution.country == country and not self._is_above(self.mentions[place][0]):
                return institution
            place -= 1
        return None

    def _is_above(self, start: int) -> bool:
        """Return whether a body is only named as the one that another stands under."""
        place = bisect_left(self.starts, start)
        return "under" in [token.text for token in self.tokens[max(place - 2, 0) : place]]

    def led(self, first: int, last: int) -> Institution | None:
        """Return the institution that stands among the tokens, the last of them where there are several."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        near = self.mentions[bisect_left(self.mentions, (start,)) : bisect_left(self.mentions, (end,))]
        inside = [number for _, finish, number in near if finish <= end]
        return self.institutions[inside[-1]] if inside else None
