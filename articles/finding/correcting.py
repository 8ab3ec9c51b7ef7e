"""What to try when nothing is found: another spelling, or fewer words."""

from dataclasses import dataclass, replace
from itertools import product

from articles.finding.searching import count, is_found, understood
from articles.models import SearchWord
from defense_ties.lib.fulltext import Clause, Query
from defense_ties.lib.fulltext.spelling import SHORTEST, beginnings, nearest
from defense_ties.lib.fulltext.words import words_in

# With ever more words to choose from, a guess says ever less.
MOST_WORDS = 50_000
MOST_TRIED = 9
MOST_MISSPELT = 2


@dataclass(frozen=True)
class Alone:
    """One of several things that were looked for: its words as they were written, and how many have it."""

    text: str
    number: int


def meant(query: Query) -> str:
    """Return the search with words spelt otherwise by which something is found; empty where there is none."""
    doubtful = [
        clause for clause in query.clauses if _may_be_misspelt(clause) and not is_found(_only(query, clause))
    ]
    if not 0 < len(doubtful) <= MOST_MISSPELT:
        return ""
    choices = [nearest(clause.text, _words_like(clause.text)) for clause in doubtful]
    for words in list(product(*choices))[:MOST_TRIED]:
        text = _respelt(query.asked, dict(zip((clause.text for clause in doubtful), words, strict=True)))
        if is_found(understood(text)):
            return text
    return ""


def alone(query: Query) -> list[Alone]:
    """Return each of several things that were looked for, with how many records have that one alone."""
    if len(query.clauses) < 2:
        return []
    return [Alone(_as_written(query, clause), count(_only(query, clause))) for clause in query.clauses]


def _may_be_misspelt(clause: Clause) -> bool:
    return (
        len(clause.words) == 1 and len(clause.text) >= SHORTEST and clause.text.isalpha() and not clause.mark
    )


def _only(query: Query, clause: Clause) -> Query:
    return replace(query, clauses=(clause,), without=())


def _words_like(word: str) -> list[str]:
    found: list[str] = []
    for letter in beginnings(word):  # one by one: asked for both at once, SQLite passes words over
        words = SearchWord.objects.filter(term__gte=letter, term__lt=chr(ord(letter) + 1))
        found += words.values_list("term", flat=True)[:MOST_WORDS]
    return found


def _respelt(text: str, words: dict[str, str]) -> str:
    """Return a text with some words, known by what they are folded to, in another spelling."""
    for word in reversed(list(words_in(text))):
        if word.folded in words:
            text = text[: word.start] + words[word.folded] + text[word.end :]
    return text


def _as_written(query: Query, clause: Clause) -> str:
    words = list(words_in(query.asked))
    length = len(clause.words)
    for at in range(len(words)):
        if " ".join(word.folded for word in words[at : at + length]) == clause.text:
            text = query.asked[words[at].start : words[at + length - 1].end]
            return f'"{text}"' if clause.is_phrase and not clause.mark else text
    return clause.text
