"""Runs of words that may name a person."""

from dataclasses import dataclass, field

from articles.extraction.facts import Span
from articles.extraction.lexicon import words_of
from articles.extraction.ranks import RankMention, Words, is_borne
from articles.extraction.titles import Title
from articles.extraction.tokens import Token

_NAMES_TOO = words_of("name too")
_STYLE = words_of("style")
_SUFFIXES = words_of("suffix")


_NO_STARTS = frozenset({"lower", "mark", "number", "break", "honorific"})


@dataclass(slots=True)
class NameRun:
    """The tokens [first, last) of a possible name, and what is said about whom it names."""

    first: int
    last: int
    span: Span
    words: tuple[str, ...]
    text: str
    rank: RankMention | None = None
    titles: list[Title] = field(default_factory=list)
    leads: list[tuple[str, int, int]] = field(default_factory=list)  # Head, tokens of the body
    honoured: bool = False
    outside: bool = False
    retired: bool = False
    start: int = 0  # the token at which rank and honorifics begin
    land: str = ""  # the country by which a list hands the name out
    rank_text: str = ""  # the rank as written
    rank_span: Span | None = None

    @property
    def opening(self) -> int:
        """The token at which titles, rank and honorifics before the name begin."""
        return min([self.start, *(title.first for title in self.titles if title.last <= self.first)])


def find_runs(tokens: Words, heads: set[int], titles: list[Title]) -> list[NameRun]:
    """Return the runs of name words outside titles, in order."""
    ends = {title.last for title in titles}
    bodies = {place for title in titles for pair in title.complements for place in range(*pair)}
    found, reached = [], 0
    for place in [place for place, token in enumerate(tokens) if token.kind not in _NO_STARTS]:
        if place < reached or place in heads or place in bodies or not _starts(tokens, place, ends):
            continue
        last = _end(tokens, place, heads)
        if last > place:
            found.append(_run(tokens, place, last))
        reached = last
    return found


def _run(tokens: Words, first: int, last: int) -> NameRun:
    if last - first == 1:
        start, _, _, base, *_ = tokens[first]
        return NameRun(first, last, Span(start, start + len(base)), (base,), base)
    words = tuple(token.base for token in tokens[first:last] if token.kind != "mark")
    end = tokens[last - 1].start + len(tokens[last - 1].base)
    span = Span(tokens[first].start, end)
    return NameRun(first, last, span, words, _text(tokens, first, last))


def _text(tokens: Words, first: int, last: int) -> str:
    text = ""
    for place in range(first, last):
        gap = place > first and tokens[place].start > tokens[place - 1].end
        text += (" " if gap else "") + tokens[place].base
    return text


def _starts(tokens: Words, place: int, ends: set[int]) -> bool:
    token = tokens[place]
    if token.kind == "name":
        styled = token.text in _STYLE and place and is_styled(tokens[place - 1])
        return place not in tokens.in_ranks and not styled
    if token.kind == "particle" and token.text[0].isupper():
        return place + 1 < len(tokens) and tokens[place + 1].kind in ("name", "particle")
    if token.kind == "stop" and place and token.text in _NAMES_TOO:
        # mid-sentence, a capital makes it a name: On Tuesday, He Jianping
        inside = tokens[place - 1].kind != "break" and tokens[place - 1].text not in ".!?:\"'("
        if inside and place + 1 < len(tokens) and tokens[place + 1].kind == "name":
            return True
    if token.kind in ("country", "org", "stop") and place and place not in tokens.in_ranks:
        # a name that is also a word: General Jordan Smith, Minister May Haddad
        follows = place + 1 < len(tokens) and tokens[place + 1].kind == "name" and not token.owns
        return follows and (_introduced(tokens, place) or place in ends)
    return False


def is_styled(token: Token) -> bool:
    """Return whether a word is an honorific, or a part of a string of them: Pehin Datu Pekerma."""
    return token.kind == "honorific" or token.text in _STYLE


def _introduced(tokens: Words, place: int) -> bool:
    """Return whether a rank or an honorific stands just before."""
    before = place - 1
    if tokens[before].text == ".":
        before -= 1
    if tokens[before].kind == "honorific":
        return True
    return place in tokens.rank_ends


def _end(tokens: Words, first: int, heads: set[int]) -> int:
    place = last = first
    while place < len(tokens) and place - first < 12:
        token = tokens[place]
        if place > first and (place in heads or is_borne(tokens, place)):
            break
        initial = len(token.text) == 1 and token.text.isupper()
        if token.kind in ("name", "country", "org", "stop") or (token.kind == "honorific" and place > first):
            if place > first and token.kind != "name" and not initial and not _inside(tokens, place, heads):
                break
            place = last = place + 1
            if token.owns:
                break
            if initial and place < len(tokens) and tokens[place].text == ".":
                place = last = place + 1
        elif token.kind == "particle" or (
            token.text == "," and place + 1 < len(tokens) and tokens[place + 1].text in _SUFFIXES
        ):
            place += 1
        else:
            break
    return last


def _inside(tokens: Words, place: int, heads: set[int]) -> bool:
    """Return whether a word that is also a common one belongs to the name, because a name word follows."""
    following = place + 1
    if tokens[place].kind == "country" and tokens[place - 1].kind == "name" and not tokens[place - 1].owns:
        # Le Duc Thai, but not: told Hun Manet Thai officers
        after = tokens[following].kind if following < len(tokens) else "break"
        if (
            after != "org"
            and " " not in tokens[place].text
            and _introduced(tokens, _run_start(tokens, place))
        ):
            return True
    if tokens[place].owns or following >= len(tokens) or following in heads:
        return False
    return tokens[following].kind == "name" and tokens[place].kind != "stop"


def _run_start(tokens: Words, place: int) -> int:
    while place and tokens[place - 1].kind in ("name", "particle"):
        place -= 1
    return place
