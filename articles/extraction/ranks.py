"""Military ranks as texts write them: Lt. Gen., Lieutenant-General, Two-star General, Letnan Jenderal."""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from articles.extraction.tokens import Token
from articles.extraction.vocabulary import forms, rows

_RANKS = Path(__file__).parents[2] / "people" / "vocabulary" / "ranks.csv"
_BODIES = frozenset({"Staff", "Army", "Corps", "Fleet", "Division"})
_SPLIT = re.compile(r"[-.]+")


class RankMention(NamedTuple):
    """The tokens [first, last) of a rank, and the rank written out; police ranks are no military ones."""

    first: int
    last: int
    title: str
    police: bool = False


class Words(list[Token]):
    """The tokens of a text, with the ranks among them by the token they start at."""

    def __init__(self, tokens: list[Token]):
        super().__init__(tokens)
        self.ranks: dict[int, RankMention] = {}
        self.rank_ends: dict[int, RankMention] = {}  # the longest that ends before a token
        self.in_ranks: set[int] = set()
        for place in [place for place, token in enumerate(tokens) if _may_begin(token.text[:40])]:
            rank = _rank_at(self, place)
            if rank:
                self.ranks[rank.first] = rank
                self.rank_ends.setdefault(rank.last, rank)
                self.in_ranks.update(range(rank.first, rank.last))


@lru_cache(maxsize=16384)
def _may_begin(word: str) -> bool:
    """Return whether a rank may begin with the word."""
    first = word.split("-")[0].rstrip(".")
    known = first in _parts() or word in _parts() or word in _foreign()
    return known or word == "Police" or (first.isupper() and bool(_pieces(word, [])))


def rank_at(tokens: Words, first: int) -> RankMention | None:
    """Return the rank that starts at a token, the longest, or None."""
    return tokens.ranks.get(first)


def is_borne(tokens: Words, first: int) -> bool:
    """Return whether a rank that a name follows starts at a token: a name word, an honorific, an initial."""
    rank = tokens.ranks.get(first)
    if rank is None or rank.last >= len(tokens):
        return False
    token = tokens[rank.last]
    return token.kind in ("name", "honorific", "particle") or (len(token.text) == 1 and token.text.isupper())


def _rank_at(tokens: list[Token], first: int) -> RankMention | None:
    parts: list[str] = []
    place, police = first, False
    best: RankMention | None = None
    while place < len(tokens) and place - first < 10:
        word = tokens[place].text
        if word in (".", "-") and place > first and tokens[place].start == tokens[place - 1].end:
            place += 1
            if best and best.last == place - 1 and word == ".":
                best = best._replace(last=place)
            continue
        if word == "Police":
            police, place = True, place + 1
            continue
        pieces = _pieces(word, parts)
        if not pieces or (best and pieces[0][1] == "modifier"):
            break
        parts += [full for full, _ in pieces]
        place += 1
        if pieces[-1][1] == "head":
            best = RankMention(first, place, _title(parts), police)
        elif parts[-1] == "of":
            break
    if best and _names_a_chief(best.title):
        return None
    return _complete(tokens, best) if best else _foreign_rank_at(tokens, first)


def _names_a_chief(title: str) -> bool:
    """Return whether the words are of a post and a rank after it: Army Chief | General X."""
    _, chief, after = title.partition("Chief ")
    return bool(chief) and after.split(" ")[0] not in ("Marshal", "Master", "Petty", "Sergeant", "Warrant")


def _pieces(word: str, parts: list[str]) -> list[tuple[str, str]]:
    """Return the words of a rank that a word is made of: Lt-Gen; none if a part of it is no such word."""
    whole = _part(word) or (_commander(word, parts) if parts else None)
    if whole:
        return [whole]
    if "-" not in word and "." not in word:
        return []
    found = [_part(piece) for piece in _SPLIT.split(word) if piece]
    return [piece for piece in found if piece] if all(found) else []


def _complete(tokens: list[Token], rank: RankMention) -> RankMention:
    """Return the rank without the service before it, with its class and with what may follow it."""
    rank = _with_class(tokens, _without_service(tokens, rank))
    last = rank.last
    while last < len(tokens) and tokens[last].text in ("Pilot", "Staff", "Engineer"):
        last += 1
    return rank._replace(last=last)


def _commander(word: str, parts: list[str]) -> tuple[str, str] | None:
    """Return the rank of Wing or Lieutenant Commander; any other commander written out holds a post."""
    ranked = parts[-1] in ("Wing", "Lieutenant") and word.capitalize() == "Commander"
    return ("Commander", "head") if ranked else None


def _with_class(tokens: list[Token], rank: RankMention) -> RankMention:
    """Return the rank with its class: Captain 1st Rank."""
    following = [token.text for token in tokens[rank.last : rank.last + 2]]
    if len(following) == 2 and following[1] in ("Rank", "rank", "class", "Class"):
        return rank._replace(last=rank.last + 2, title=" ".join([rank.title, following[0], "Rank"]))
    return rank


def _without_service(tokens: list[Token], rank: RankMention) -> RankMention:
    """Return the rank without the service before it, as Americans write it (Army Maj. Gen.); Army
    General stays.
    """
    body = (
        rank.first
        and tokens[rank.first - 1].kind in ("country", "org")
        and tokens[rank.first].text in _BODIES
    )
    if body and rank.last - rank.first > 1:  # Chief of the General Staff | Colonel General X
        rest = _rank_at(tokens, rank.first + 1)
        return rest or rank
    if not rank.title.startswith(("Army ", "Corps ")):
        return rank
    owned = rank.first and tokens[rank.first - 1].kind == "country"
    plain = [token.text for token in tokens[rank.first + 1 : rank.last]]
    if rank.title == "Army Corps General" or (
        rank.title == "Army General" and plain in (["General"], ["general"]) and not owned
    ):
        return rank
    return rank._replace(title=rank.title.split(" ", 1)[1])


def _title(parts: list[str]) -> str:
    kept = [part for part in parts if part not in ("Pilot", "Staff")] or parts
    return " ".join(" ".join(kept).split())


def _part(word: str) -> tuple[str, str] | None:
    return _parts().get(word) or (
        _parts().get(word.capitalize()) if word.isupper() or word.islower() else None
    )


@cache
def _parts() -> dict[str, tuple[str, str]]:
    """Return the words that ranks are made of, by each of their forms: written out, and whether one
    may end with it.
    """
    return {form: (row["word"], row["place"]) for row in rows("ranks.csv") for form in forms(row["forms"])}


def _foreign_rank_at(tokens: list[Token], first: int) -> RankMention | None:
    """Return a rank in the words of another language, or a short form that is no sum of its parts."""
    known = _foreign().get(tokens[first].text)
    for words, title in known or ():
        if [token.text for token in tokens[first : first + len(words)]] == words:
            return RankMention(first, first + len(words), title)
    return None


def _written_out(form: str, title: str) -> str:
    """Return a form in another language as it is, and an abbreviation as the rank it stands for."""
    return title if "." in form or form.isupper() or len(form) < 6 else form


@cache
def _foreign() -> dict[str, list[tuple[list[str], str]]]:
    """Return the forms of the table of ranks that no sum of English words makes, by their first word."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    with _RANKS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["scheme"] != "military":
                continue
            for form in forms(row["forms"]):
                words = tuple(form.replace(".", "").split())
                if len(form) > 2 and words and not all(_part(p) for w in words for p in _SPLIT.split(w) if p):
                    found.setdefault(words[0], {}).setdefault(words, _written_out(form, row["title"]))
    return {
        first: sorted(((list(w), title) for w, title in entries.items()), key=lambda e: -len(e[0]))
        for first, entries in found.items()
    }
