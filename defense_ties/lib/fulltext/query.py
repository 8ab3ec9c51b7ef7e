"""What is asked of a search: words, quoted phrases, words to leave out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from defense_ties.lib.filters.quoting import quoted
from defense_ties.lib.fulltext.words import LONGEST_WORD, is_unspaced
from defense_ties.lib.names import fold

# With less than this, the beginning of a word says too little.
SHORTEST_BEGINNING = 3
# And a shorter part of a word in a script without spaces, folded, occurs in too many others.
SHORTEST_INSIDE = 6
# The words of the longest name of a country.
_LONGEST_NAME = 6
_SHORTEST_PLURAL = 5
_QUOTES = str.maketrans(dict.fromkeys("“”„«»「」＂", '"'))
_TOKEN = re.compile(r'(?P<minus>(?<!\S)[-−])?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))|(?P<stray>")')
_JOINED = re.compile(r"[-–—/,;+&]")
_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])
_OPERATORS = frozenset(("AND", "OR", "NOT", "NEAR"))

MarkOf = Callable[[str], str | None]


@dataclass(frozen=True)
class Clause:
    """One thing to be found: a word, the words of a phrase, or a name with which entries are marked."""

    words: tuple[str, ...]
    is_phrase: bool = False
    # Whether the beginning of a word is enough, and whether any part of one is.
    is_open: bool = False
    is_unspaced: bool = False
    # What entries about the thing so named bear, whatever words they use.
    mark: str = ""
    # Whole words that serve as well.
    others: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words, folded."""
        return " ".join(self.words)

    def takes(self, word: str) -> bool:
        """Return whether a single folded word is one that the clause asks for."""
        if word in self.words or word in self.others:
            return True
        if self.is_unspaced and any(own in word for own in self.words):
            return True
        return self.is_open and word.startswith(self.words)


@dataclass(frozen=True)
class Query:
    """What is looked for and what is left out; `remarks` say what was not taken as it may have been meant."""

    asked: str = ""
    clauses: tuple[Clause, ...] = ()
    without: tuple[Clause, ...] = ()
    remarks: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.clauses)

    @property
    def folded(self) -> str:
        """All words that are looked for, folded."""
        return " ".join(clause.text for clause in self.clauses)

    @property
    def has_phrases(self) -> bool:
        """Whether some words have to stand side by side."""
        return any(clause.is_phrase and len(clause.words) > 1 for clause in (*self.clauses, *self.without))

    def widened(self, further: Callable[[Clause], tuple[str, ...]]) -> "Query":
        """Return the query with more words that serve as well, asked for each clause."""
        wider = (replace(clause, others=(*clause.others, *further(clause))) for clause in self.clauses)
        return replace(self, clauses=tuple(wider))


@dataclass(frozen=True)
class _Token:
    text: str
    is_quoted: bool
    is_left_out: bool


def read(text: str, mark_of: MarkOf = lambda name: None, *, typing: bool = False) -> Query:
    """Return what a text asks for; `mark_of` gives the mark of a name, and None for what is none.

    While somebody is still typing, the last word may be the beginning of another, however short it is.
    """
    straight = text.translate(_QUOTES)
    tokens = [part for token in _tokens(straight) for part in _parted(token, mark_of)]
    clauses = list(_clauses([token for token in tokens if not token.is_left_out], mark_of))
    if typing and clauses and not straight[-1:].isspace() and len(clauses[-1].words) == 1:
        clauses[-1] = replace(clauses[-1], is_open=True)
    without = [
        replace(clause, is_open=False)
        for token in tokens
        if token.is_left_out
        for clause in _clauses(
            [replace(token, is_quoted=token.is_quoted or not mark_of(token.text))], mark_of
        )
    ]
    remarks = tuple(_remarks(tokens, clauses, stray=straight.count('"') % 2 == 1))
    return Query(text.strip(), tuple(dict.fromkeys(clauses)), tuple(dict.fromkeys(without)), remarks)


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if not match["stray"]:
            quoted_words = match["phrase"]
            is_quoted = quoted_words is not None
            yield _Token(quoted_words if is_quoted else match["word"], is_quoted, bool(match["minus"]))


def _parted(token: _Token, mark_of: MarkOf) -> list[_Token]:
    """Return a token that joins names, such as KH-RU, as a token for each of them."""
    parts = [] if token.is_quoted or mark_of(token.text) else _JOINED.split(token.text.upper())
    if len(parts) > 1 and all(map(mark_of, parts)):
        return [replace(token, text=part) for part in parts]
    return [token]


def _clauses(tokens: list[_Token], mark_of: MarkOf) -> Iterator[Clause]:
    """Yield what the tokens ask for; small words count where there are no others."""
    found = [clause for clause in _with_names(tokens, mark_of) if clause[1].words]
    telling = [clause for token, clause in found if token.is_quoted or token.text not in _SMALL]
    yield from telling or [clause for place, clause in found]


def _with_names(tokens: list[_Token], mark_of: MarkOf) -> Iterator[tuple[_Token, Clause]]:
    at = 0
    while at < len(tokens):
        token, length, mark = tokens[at], 1, None
        if token.is_quoted:
            words, inside = _folded(token.text), is_unspaced(token.text)
            yield token, Clause(words, True, is_unspaced=inside and len("".join(words)) >= SHORTEST_INSIDE)
        else:
            length, mark = _name_at(tokens, at, mark_of)
            text = " ".join(part.text for part in tokens[at : at + length])
            if mark:
                yield replace(token, text=text), _marked(_folded(text), mark)
            else:
                yield from ((token, _plain(word, text)) for word in _folded(text))
        at += length


def _name_at(tokens: list[_Token], at: int, mark_of: MarkOf) -> tuple[int, str | None]:
    """Return the length of the longest name that begins at a token, and its mark; 1 and None without one."""
    bare = next((n for n, token in enumerate(tokens[at:]) if token.is_quoted), len(tokens) - at)
    for length in range(min(bare, _LONGEST_NAME), 0, -1):
        mark = mark_of(" ".join(token.text for token in tokens[at : at + length]))
        if mark:
            return length, mark
    return 1, None


def _marked(words: tuple[str, ...], mark: str) -> Clause:
    is_open = len(words) == 1 and len(words[0]) >= SHORTEST_BEGINNING
    return Clause(words, is_phrase=len(words) > 1, is_open=is_open, mark=mark)


def _plain(word: str, text: str) -> Clause:
    is_open, is_inside = len(word) >= SHORTEST_BEGINNING, is_unspaced(text) and len(word) >= SHORTEST_INSIDE
    return Clause((word,), is_open=is_open, is_unspaced=is_inside, others=tuple(_singular(word, text)))


def _singular(word: str, text: str) -> Iterator[str]:
    """Yield what an English plural is the plural of: a beginning finds it only the other way round."""
    if len(word) < _SHORTEST_PLURAL or not text.isascii() or not word.endswith("s") or word.endswith("ss"):
        return
    yield f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word[:LONGEST_WORD] for word in fold(text).split())


def _remarks(tokens: list[_Token], clauses: list[Clause], *, stray: bool) -> Iterator[str]:
    if stray:
        yield _("A quotation mark has no partner, and was passed over.")
    for token in dict.fromkeys(tokens):
        name = quoted(f'"{token.text}"' if token.is_quoted else token.text)
        if token.is_quoted and not _folded(token.text):
            yield _("Between the quotation marks of %(text)s is no letter or digit.") % {"text": name}
        elif not token.is_quoted and token.text in _OPERATORS:
            yield f"{name} is taken for a word. All words have to be found; a minus leaves one out."
        elif not token.is_quoted and token.text.endswith("*"):
            yield f"{name} needs no asterisk: beginnings of words are found as they are."
    if not clauses:
        left_out = any(token.is_left_out and _folded(token.text) for token in tokens)
        yield (
            _("There are only words to leave out: add one to look for.")
            if left_out
            else _("There is no letter or digit to search for.")
        )
