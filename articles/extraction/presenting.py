"""Names with all that presents them: which rank and which titles belong to which name."""

from articles.extraction.distributing import distribute
from articles.extraction.facts import Span
from articles.extraction.lexicon import words_of
from articles.extraction.names import NameRun, find_runs
from articles.extraction.ranks import RankMention, Words
from articles.extraction.titles import Title
from articles.extraction.titles_after import (
    BRIDGE,
    give_titles_after,
    heads_a_name,
    note_leader,
    past_bracket,
)
from articles.extraction.titles_before import titles_before


def find_names(tokens: Words, titles: list[Title]) -> list[NameRun]:
    """Return the runs of name words, in order, each with the ranks and titles that belong to it."""
    heads = {place for title in titles for place in range(title.head, title.head_end)}
    runs = find_runs(tokens, heads, titles)
    starts = {run.first for run in runs}
    ends = {run.last for run in runs}
    by_end: dict[int, Title] = {}
    unclear: dict[int, Title] = {}
    for title in titles:
        own = heads_a_name(tokens, title, starts) or not _follows_a_name(tokens, title, ends)
        table = by_end if own else unclear
        table[title.last] = title
        table.setdefault(past_bracket(tokens, title.last), title)
    by_start: dict[int, Title] = {}
    for title in titles:
        by_start[title.first] = title
        by_start.setdefault(title.head, title)
    owners = {}
    for run in runs:
        for title in titles_before(tokens, run, by_end, heads):
            owners[title.head] = run
            run.titles.append(title)
    _settle_unclear(tokens, runs, unclear, owners)
    for number, run in enumerate(runs):
        _share(tokens, run, runs[number + 1 : number + 8])
    for run in runs:
        give_titles_after(tokens, run, by_start, owners, starts)
        note_leader(tokens, run)
    distribute(tokens, runs, titles)
    _note_sailors(tokens, runs)
    return runs


def _note_sailors(tokens: Words, runs: list[NameRun]) -> None:
    """Take a bare `Commander X` for a rank in a text about ships; elsewhere it is a post."""
    bearers = [(run, bare) for run in runs if not run.rank and (bare := _bare_commanders(tokens, run))]
    if bearers and any(token.text.lower() in words_of("ship") for token in tokens):
        for run, bare in bearers:
            run.titles.remove(bare[0])
            first, last = bare[0].first, bare[0].last
            run.rank, run.start = RankMention(first, last, "Commander"), first
            run.rank_text, run.rank_span = "Commander", Span(tokens[first].start, tokens[last - 1].end)


def _bare_commanders(tokens: Words, run: NameRun) -> list[Title]:
    return [title for title in run.titles if _is_bare_commander(tokens, title, run)]


def _is_bare_commander(tokens: Words, title: Title, run: NameRun) -> bool:
    word = tokens[title.head].text == "Commander" and title.head_end - title.first == 1
    owned = title.first > 0 and tokens[title.first - 1].kind in ("org", "name", "country")
    return word and not owned and not title.complements and title.last == run.start


def _settle_unclear(
    tokens: Words, runs: list[NameRun], unclear: dict[int, Title], owners: dict[int, NameRun]
) -> None:
    """Give a title between two names to the second if the first has one: the minister of A, X, the
    minister of B, Y.
    """
    by_last = {run.last: run for run in runs}
    for run in runs:
        comma = run.start - 1
        title = unclear.get(comma) if comma > 0 and tokens[comma].text == "," and not run.titles else None
        if not title:
            continue
        place = title.first
        while place and tokens[place - 1].text in BRIDGE:
            place -= 1
        before = by_last.get(place - 1)
        if before and before.titles:
            owners[title.head] = run
            run.titles.append(title)


def _follows_a_name(tokens: Words, title: Title, ends: set[int]) -> bool:
    """Return whether the title stands in apposition to a name before it: X, director of the fleet, …"""
    place = title.first
    while place and tokens[place - 1].text in BRIDGE and tokens[place - 1].text != "and":
        place -= 1
    return bool(place) and tokens[place - 1].text == "," and place - 1 in ends


def _share(tokens: Words, run: NameRun, following: list[NameRun]) -> None:
    """Give a plural title to each of the names it stands before: Defence Ministers Billy Joseph and
    Richard Marles.
    """
    shared = [title for title in run.titles if title.plural]
    if not shared:
        return
    place = run
    for other in following:
        between = [t.text for t in tokens[place.last : other.first] if t.kind not in ("honorific",)]
        rest = [word for word in between if word not in (",", "and", ".", "&")]
        if other.titles or (rest and not (other.rank and len(between) < 8)):
            break
        other.titles.extend(shared)
        place = other
