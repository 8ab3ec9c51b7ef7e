"""Titles of office: Deputy Minister of National Defence, the fleet's commander, Joint Secretary
(Planning).
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from articles.extraction.lexicon import words_of
from articles.extraction.nouns import ARTICLES, COMMON, LIMIT, is_capital, noun_end
from articles.extraction.ranks import Words
from articles.extraction.vocabulary import rows


class Title(NamedTuple):
    """The tokens [first, last) of a title, with the place of its head, and the bodies or lands that
    follow it.
    """

    first: int
    last: int
    head: int
    head_end: int
    complements: tuple[tuple[int, int], ...]  # tokens of each noun phrase after of, for, at, to
    official: bool  # an office; else a trade: analyst, reporter
    plural: bool
    former: bool


# Offices that are held in a place: the ambassador in Hanoi.
_POSTED = words_of("posted")
_MISSIONS = frozenset({"Embassy", "Commission", "Consulate", "embassy", "Mission"})
# Offices that are names too: Aisha Sultan Al Dhanhani.
_NAMES_TOO = words_of("office or name")
_NOT_NOUNS = words_of("no noun")
_NO_HEADS = frozenset({"mark", "number", "break"})
_FORMER = words_of("former")
_BEFORE_HEADS = _FORMER | words_of("modifier")
_LONGEST = 40  # characters of a word that may be a title


def find_titles(tokens: Words) -> list[Title]:
    """Return the titles in the tokens, in order; none overlaps another."""
    found: list[Title] = []
    reached = 0
    for place in [place for place, token in enumerate(tokens) if _may_head(token.base[:_LONGEST])]:
        if place < reached or tokens[place].kind in _NO_HEADS:
            continue
        verb = place and tokens[place - 1].text == "who"
        if (
            tokens[place].text in _NAMES_TOO
            and place
            and tokens[place - 1].kind == "name"
            and not tokens[place - 1].owns
        ):
            verb = True
        rank = tokens.rank_ends.get(place + 1)
        if rank and rank.title.endswith("Commander") and rank.last - rank.first > 1:
            verb = True  # Wing Commander X
        head = _head_at(tokens, place) if tokens[place].text[0].isalpha() and not verb else None
        if head is None:
            continue
        end, official, plural = head
        first = _first(tokens, place, found[-1].last if found else 0, plural)
        last, complements = _complements(tokens, place, end, plural)
        former = first < place and any(token.text.lower() in _FORMER for token in tokens[first:place])
        if first and tokens[first - 1].text.lower() in _FORMER:
            former, first = True, first - 1
        found.append(Title(first, last, place, end, complements, official, plural, former))
        reached = max(last, end)
    return found


def _head_at(tokens: Words, place: int) -> tuple[int, bool, bool] | None:
    if tokens[place].base == "deputy" and tokens[place - 1].text.lower() in ("his", "her", "its", "their"):
        following = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if following == "," or following[:1].isupper():
            return place + 1, True, False
    if tokens[place].base.lower() == "leader" and tokens[place - 1].base.lower() in words_of(
        "leads no state"
    ):
        return None
    following = tokens[place + 1].base.lower() if place + 1 < len(tokens) else ""
    for words, official, plural in _heads_from(tokens[place].base[:_LONGEST]):
        end = place + len(words)
        if len(words) == 1 or (
            words[1] == following and [token.base.lower() for token in tokens[place:end]] == words
        ):
            return end, official, plural
    return None


@lru_cache(maxsize=16384)
def _may_head(word: str) -> bool:
    """Return whether a title may have the word for its head."""
    return word == "deputy" or bool(_heads_from(word))


def _heads_from(word: str) -> Sequence[tuple[list[str], bool, bool]]:
    return _heads().get(word.lower(), ())


@cache
def _heads() -> dict[str, list[tuple[list[str], bool, bool]]]:
    found: dict[str, list[tuple[list[str], bool, bool]]] = {}
    for row in rows("titles.csv"):
        for form, plural in ((row["head"], False), (row["plural"], True)):
            words = form.lower().split()
            if words:
                found.setdefault(words[0], []).append((words, row["standing"] == "state", plural))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _opening(tokens: Words, closing: int, limit: int) -> int:
    """Return the place of the bracket that a short one opens with: (TNI AU), or the place itself."""
    return next(
        (at for at in range(closing - 2, max(closing - 5, limit - 1), -1) if tokens[at].text == "("), closing
    )


def _first(tokens: Words, head: int, limit: int, plural: bool) -> int:
    """Return where the words before a head that belong to it begin: the visiting Malaysian deputy
    defence ...
    """
    first = head
    while first > limit and head - first < LIMIT:
        token = tokens[first - 1]
        if token.text == ")":
            first = _opening(tokens, first - 1, limit)
            if tokens[first].text == ")":
                break
            continue
        if token.owns and (is_capital(token) or token.kind == "lower"):
            first -= 1
            if token.kind == "lower":
                break
            continue
        if plural and token.kind == "country" and first - 3 >= limit and tokens[first - 2].text == "and":
            # the Azerbaijani and Georgian counterparts
            first -= 3 if tokens[first - 3].kind == "country" else 1
            continue
        if token.kind == "lower":
            if token.text not in _BEFORE_HEADS:
                break
        elif (
            token.text in ("of", "for", "and", "&")
            or (not is_capital(token) and token.text.lower() not in _BEFORE_HEADS)
            or (token.kind == "name" and tokens[head].text.islower() and not token.text.isupper())
        ):
            break
        first -= 1
    return first


def _complements(
    tokens: Words, head: int, place: int, plural: bool
) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Return where a title ends, and the noun phrases that it takes."""
    found: list[tuple[int, int]] = []
    end = place
    while place < len(tokens) and len(found) < 5:
        place = _past_brackets(tokens, place)
        posted = tokens[head].base.lower() in _POSTED
        posted = posted or (
            bool(found) and any(t.base in _MISSIONS for t in tokens[found[-1][0] : found[-1][1]])
        )
        start = _complement_start(tokens, place, bool(found), posted)
        last = max(noun_end(tokens, start, small=True), _small_end(tokens, start)) if start else 0
        if not start or last <= start:
            break
        last = _lands_end(tokens, last) if plural else last
        last = _without_name(tokens, start, last)
        if last <= start:
            break
        found.append((start, last))
        place = end = last
    return end, tuple(found)


def _lands_end(tokens: Words, last: int) -> int:
    """Return where a list of lands ends: the ministers of Russia | , Iran and North Korea."""
    if tokens[last - 1].kind != "country":
        return last
    place = last
    while place < len(tokens) and (
        tokens[place].kind == "country" or tokens[place].text in (",", "and", "the")
    ):
        place += 1
        last = place if tokens[place - 1].kind == "country" else last
    return last


def _small_end(tokens: Words, start: int) -> int:
    """Return where common nouns end that tell a post: head of | operations and training; 0 where they
    are something else.
    """
    place = start
    while place < len(tokens) and place - start < 5 and tokens[place].kind == "lower":
        if tokens[place].text in _NOT_NOUNS:
            break
        place += 1
    after = tokens[place] if place < len(tokens) else None
    ends = after is not None and (
        after.kind in ("mark", "break", "name", "honorific") or after.text in ("of", "at", "in")
    )
    return place if place > start and ends and tokens[place - 1].text != "and" else 0


def _past_brackets(tokens: Words, place: int) -> int:
    """Return the place after a short bracket: (International Cooperation), (RCAF)."""
    if place < len(tokens) and tokens[place].text == "(":
        for end in range(place + 1, min(place + 8, len(tokens))):
            if tokens[end].text == ")":
                return end + 1
    return place


def _complement_start(tokens: Words, place: int, further: bool, posted: bool) -> int:
    if place + 1 >= len(tokens):
        return 0
    word, following = tokens[place].text, place + 1
    if tokens[place - 1].text.lower() == "commanding" and is_capital(tokens[place]) | (
        tokens[place].kind == "number"
    ):
        return place  # General Officer Commanding 51 Sub Area
    if not further and tokens[place].start > tokens[place - 1].end and _direct(tokens, place):
        return place
    if word == ",":
        # Commander, Third Fleet; Joint Secretary, Ministry of Defence
        body = is_capital(tokens[following]) or tokens[following].kind == "number"
        last = noun_end(tokens, following) if body and following not in tokens.ranks else following
        if any(_head_at(tokens, at) for at in range(following, last)):
            return 0
        heads = words_of("head")
        closed = last not in tokens.ranks and _closed(tokens, last)
        return following if closed and any(t.base in heads for t in tokens[following:last]) else 0
    if word not in ("of", "for", "at", "to", "in", "on", "from", "with", "under"):
        return 0
    if tokens[following].text in ARTICLES:
        following += 1
    if tokens[following].kind == "lower" and tokens[following].owns and is_capital(tokens[following + 1]):
        following += 1  # the ministry's Main Directorate
    if tokens[following].text in ("sisterly", "brotherly", "friendly", "fraternal"):
        following += 1
    if word == "in" and posted and is_capital(tokens[following]):
        return following
    if word in ("in", "with", "under", "on", "from") and not (further or is_capital(tokens[following])):
        return 0
    if word in ("in", "on", "with", "from") and tokens[following].kind != "org":
        return 0
    return following if following < len(tokens) else 0


def _direct(tokens: Words, place: int) -> bool:
    """Return whether a body follows without `of`: Chairman Joint Chiefs of Staff Committee, Director
    General ISPR.
    """
    token = tokens[place]
    if place in tokens.ranks:
        return False
    acronym = token.kind == "name" and token.text.isupper() and 2 <= len(token.text) <= 6
    if acronym:
        return _closed(tokens, place + 1)
    return (
        token.kind == "org"
        and _closed(tokens, noun_end(tokens, place))
        and noun_end(tokens, place) - place > 1
    )


def _closed(tokens: Words, place: int) -> bool:
    """Return whether no name follows: 'Commander, Army Chief X' is two people's titles."""
    if place >= len(tokens) or place in tokens.ranks:
        return True
    return tokens[place].kind in ("mark", "break", "lower", "stop", "honorific")


def _without_name(tokens: Words, start: int, last: int) -> int:
    """Return where the body ends that a name follows: Secretary of the Security Council | Nikolai
    Patrushev.
    """
    for place in range(start + 1, last):
        before = tokens[place - 1]
        if tokens[place].kind != "name" or before.owns:
            continue
        if not (before.kind in ("org", "country") or before.text in COMMON):
            continue
        end = place
        while end < last and tokens[end].kind in ("name", "particle"):
            end += 1
            if tokens[end - 1].owns:
                break
        short = end - place == 1 and tokens[place].text.isupper()
        if (end == last or end - place > 1) and not short:
            return place
    return last
