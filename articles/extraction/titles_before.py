"""What stands before a name: honorifics, the rank, the titles that end there."""

from articles.extraction.facts import Span
from articles.extraction.lexicon import words_of
from articles.extraction.names import NameRun, is_styled
from articles.extraction.ranks import Words
from articles.extraction.titles import Title

_STYLE = words_of("style")
_SERVICES = words_of("service")
_RETIRED = frozenset({"retd", "ret'd", "ret", "rtd", "retired"})


def titles_before(tokens: Words, run: NameRun, by_end: dict[int, Title], heads: set[int]) -> list[Title]:
    """Note honorifics and the rank before a name; return the titles that end there, the nearest first."""
    place = _skip_honorifics(tokens, run.first, run)
    rank_start = _rank_before(tokens, place, run, heads)
    if rank_start is None and place and tokens[place - 1].text == ")":
        opening = _opening(tokens, place - 1)
        rank_start = _rank_before(tokens, opening, run, heads) if opening else None
    place = _skip_honorifics(tokens, rank_start if rank_start is not None else place, run)
    run.start = place
    place = _skip_service(tokens, place) if run.rank else place
    run.retired = _is_retired(tokens, run, place)
    found: list[Title] = []
    title = by_end.get(place)
    if title is None and place and tokens[place - 1].text == ",":
        title = by_end.get(place - 1)
        if title and not _definite(tokens, title):
            title = None
    if title is None and place and tokens[place - 1].text in ("–", "—", ":"):
        title = by_end.get(place - 1)
        if title and not title.plural:
            title = None
    while title:
        found.append(title)
        title = _linked_before(tokens, title, by_end)
    return found


def _skip_service(tokens: Words, place: int) -> int:
    """Return the place before the service that some put before a rank: commander of the fleet, | Navy
    Adm. X.
    """
    first = place
    while first and tokens[first - 1].text in _SERVICES:
        first -= 1
    return first if first and tokens[first - 1].text in (",", "and", ";", ":") else place


def _is_retired(tokens: Words, run: NameRun, start: int) -> bool:
    """Return whether the text says so: retired Major General X, Lt Gen (Retd) X."""
    before = tokens[start - 1].text.lower() if start else ""
    between = tokens[start : run.first]
    return before == "retired" or any(token.text.lower().rstrip(".") in _RETIRED for token in between)


def _skip_honorifics(tokens: Words, place: int, run: NameRun) -> int:
    while place:
        before = tokens[place - 1]
        styled = before.text in _STYLE and place > 1 and is_styled(tokens[place - 2])
        if before.kind == "honorific" or styled:
            place -= 1
        elif before.text == "." and place > 1 and tokens[place - 2].kind == "honorific":
            place -= 2
        elif before.text in ("His", "Her", "Their", "Sri", "Excellencies") and run.honoured:
            place -= 1
        else:
            break
        run.honoured = True
    return place


def _rank_before(tokens: Words, place: int, run: NameRun, heads: set[int]) -> int | None:
    rank = tokens.rank_ends.get(place)
    if rank is None or rank.last - 1 in heads:  # Director General is a title
        return None
    run.rank = rank
    run.rank_span = Span(tokens[rank.first].start, tokens[rank.last - 1].end)
    run.rank_text = "".join(
        (" " if at > rank.first and tokens[at].start > tokens[at - 1].end else "") + tokens[at].text
        for at in range(rank.first, rank.last)
    )
    return rank.first


def _opening(tokens: Words, closing: int) -> int:
    for place in range(closing - 1, max(-1, closing - 5), -1):
        if tokens[place].text == "(":
            return place
    return 0


def _definite(tokens: Words, title: Title) -> bool:
    """Return whether a title names one holder: the commander of the fleet, Brunei's defence minister."""
    before = tokens[title.first - 1].text.lower() if title.first else ""
    first = tokens[title.first]
    worded = bool(title.complements) and tokens[title.head].text[0].isupper()
    return (
        worded
        or before in ("the", "its", "his", "her", "their", "and")
        or first.owns
        or first.kind in ("country", "org")
    )


def _linked_before(tokens: Words, title: Title, by_end: dict[int, Title]) -> Title | None:
    place = title.first
    if place and tokens[place - 1].text in ("the", "The"):
        place -= 1
    if place and tokens[place - 1].text == "," and tokens[title.first].text[0].isupper():
        before = by_end.get(place - 1)  # the Minister of State, Minister of Defence X
        return before if before and not before.plural and before.first and _definite(tokens, before) else None
    if place and tokens[place - 1].text in ("and", "cum", "&", "/"):
        place -= 1
        if place and tokens[place - 1].text == ",":
            place -= 1
        before = by_end.get(place)
        return before if before and not before.plural else None
    return None
