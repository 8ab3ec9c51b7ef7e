"""Texts with the words that were looked for marked in them, and the part of a long text that holds them."""

from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from defense_ties.lib.fulltext.query import Clause, Query
from defense_ties.lib.fulltext.words import Word, words_in
from defense_ties.lib.names import fold

# How much of a text is looked through, and how much is shown around what was found in it.
MOST_LETTERS = 5_000
BEFORE, AFTER = 60, 160


def marked(text: str, query: Query) -> SafeString:
    """Return the text, safe as HTML, with each word that the query asks for in a mark element."""
    return _with_marks(text, spans(text, query))


def snippet(text: str, query: Query) -> SafeString:
    """Return the part of a text around the first word that the query asks for; empty where there is none."""
    found = spans(text, query)
    if not found:
        return SafeString("")
    start = _start_of_word(text, max(0, found[0][0] - BEFORE))
    end = _end_of_word(text, min(len(text), found[0][1] + AFTER))
    inside = [(first - start, last - start) for first, last in found if first >= start and last <= end]
    shown = _with_marks(text[start:end], inside)
    return format_html("{}{}{}", "… " if start else "", shown, " …" if end < len(text) else "")


def held(text: str, query: Query) -> set[Clause]:
    """Return what of a query stands in a text."""
    words = list(words_in(text[:MOST_LETTERS]))
    return {clause for clause in query.clauses if any(_spans_of(clause, words, text))}


def spans(text: str, query: Query) -> list[tuple[int, int]]:
    """Return where the words that the query asks for begin and end, in order and apart from each other."""
    words = list(words_in(text[:MOST_LETTERS]))
    found = sorted(span for clause in query.clauses for span in _spans_of(clause, words, text))
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _spans_of(clause: Clause, words: list[Word], text: str) -> Iterator[tuple[int, int]]:
    length, whole = len(clause.words), clause.text.replace(" ", "")
    if clause.is_unspaced:
        yield from (_inside(word, whole, text) for word in words if whole in word.folded)
    elif length > 1:
        for at in range(len(words)):
            if " ".join(word.folded for word in words[at : at + length]) == clause.text:
                yield words[at].start, words[at + length - 1].end
    else:
        yield from ((word.start, word.end) for word in words if any(map(clause.takes, word.folded.split())))


def _inside(word: Word, sought: str, text: str) -> tuple[int, int]:
    """Return which letters of a word, in a script without spaces, are folded to those that are sought."""
    first = word.folded.index(sought)
    last, reached, start = first + len(sought), 0, word.start
    for place in range(word.start, word.end):
        start = place if reached <= first else start
        reached += len(fold(text[place]))
        if reached >= last:
            return start, place + 1
    return word.start, word.end


def _with_marks(text: str, found: list[tuple[int, int]]) -> SafeString:
    starts = [0, *(end for _, end in found)]
    parts = [
        (text[start:first], text[first:last]) for start, (first, last) in zip(starts, found, strict=False)
    ]
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts), text[starts[-1] :])


def _start_of_word(text: str, place: int) -> int:
    space = text.find(" ", place, place + BEFORE // 2) if place else -1
    return space + 1 if space >= 0 else place


def _end_of_word(text: str, place: int) -> int:
    space = text.rfind(" ", place - BEFORE // 2, place) if place < len(text) else -1
    return space if space >= 0 else place
