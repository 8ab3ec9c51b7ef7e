"""Runs of words that may name a person, with what stands around them: rank, titles, honorifics."""

from dataclasses import dataclass, field

from articles.extraction.facts import Span
from articles.extraction.lexicon import words_of
from articles.extraction.ranks import RankMention, Words, rank_at
from articles.extraction.nouns import noun_end
from articles.extraction.titles import Title
from articles.extraction.tokens import Token

# What may stand between a name and the title in apposition to it.
BRIDGE = frozenset(
    "who is was also has been had serves serving served as currently the a an its his her their and now both then recently newly "
    "just concurrently that country's taken took up over assumed office post position of appointed named holds held "
    "elected sworn in since".split()
)
LEADS = {
    "heads": "Head", "leads": "Head", "commands": "Commander", "chairs": "Chairman", "directs": "Director",
    "headed": "Head", "commanded": "Commander", "runs": "Head",
}  # fmt: skip
_SERVICES = frozenset("Navy Army Air Force Marine Corps Coast Guard Space National".split())
LED_BY = {"headed": "Head", "led": "Head", "commanded": "Commander", "chaired": "Chairman"}
OUTSIDE_VERBS = frozenset("teaches writes studies follows researches lectures covers blogs campaigns".split())


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


def find_names(tokens: Words, titles: list[Title]) -> list[NameRun]:
    """Return the runs of name words, in order, each with the ranks and titles that belong to it."""
    heads = {place for title in titles for place in range(title.head, title.head_end)}
    runs = _runs(tokens, heads, titles)
    starts = {run.first for run in runs}
    ends = {run.last for run in runs}
    by_end: dict[int, Title] = {}
    unclear: dict[int, Title] = {}
    for title in titles:
        own = _heads_a_name(tokens, title, starts) or not _follows_a_name(tokens, title, ends)
        table = by_end if own else unclear
        table[title.last] = title
        table.setdefault(_past_bracket(tokens, title.last), title)
    by_start: dict[int, Title] = {}
    for title in titles:
        by_start[title.first] = title
        by_start.setdefault(title.head, title)
    owners = {}
    for run in runs:
        for title in _before(tokens, run, by_end, heads):
            owners[title.head] = run
            run.titles.append(title)
    _settle_unclear(tokens, runs, unclear, owners)
    for run in runs:
        _share(tokens, run, runs)
    for run in runs:
        _after(tokens, run, by_start, owners, starts)
        _led_by(tokens, run)
    return runs


def _settle_unclear(tokens: Words, runs: list[NameRun], unclear: dict[int, Title], owners: dict[int, NameRun]) -> None:
    """Give a title between two names to the second if the first has one: the minister of A, X, the minister of B, Y."""
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


def _runs(tokens: Words, heads: set[int], titles: list[Title]) -> list[NameRun]:
    ends = {title.last for title in titles}
    bodies = {place for title in titles for pair in title.complements for place in range(*pair)}
    found, place = [], 0
    while place < len(tokens):
        if place in heads or place in bodies or not _starts(tokens, place, ends):
            place += 1
            continue
        last = _end(tokens, place, heads)
        if last > place:
            found.append(_run(tokens, place, last))
        place = max(last, place + 1)
    return found


def _run(tokens: Words, first: int, last: int) -> NameRun:
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
        styled = token.text in words_of("style") and place and _styles(tokens[place - 1])
        return place not in tokens.in_ranks and not styled
    if token.kind == "particle" and token.text[0].isupper():
        return place + 1 < len(tokens) and tokens[place + 1].kind in ("name", "particle")
    if token.kind in ("country", "org", "stop") and place and place not in tokens.in_ranks:
        # a name that is also a word: General Jordan Smith, Minister May Haddad
        follows = place + 1 < len(tokens) and tokens[place + 1].kind == "name" and not token.owns
        return follows and (_introduced(tokens, place) or place in ends)
    return False


def _styles(token: Token) -> bool:
    """Return whether a word is an honorific, or a part of a string of them: Pehin Datu Pekerma."""
    return token.kind == "honorific" or token.text in words_of("style")


def _named_after(tokens: Words, place: int) -> bool:
    rank = rank_at(tokens, place)
    return bool(rank and rank.last < len(tokens) and tokens[rank.last].kind in ("name", "honorific", "particle"))


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
        if place > first and (place in heads or _named_after(tokens, place)):
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
        elif token.kind == "particle":
            place += 1
        elif token.text == "," and place + 1 < len(tokens) and tokens[place + 1].text in words_of("suffix"):
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
        if after != "org" and " " not in tokens[place].text and _introduced(tokens, _run_start(tokens, place)):
            return True
    if tokens[place].owns or following >= len(tokens) or following in heads:
        return False
    return tokens[following].kind == "name" and tokens[place].kind != "stop"


def _follows_a_name(tokens: Words, title: Title, ends: set[int]) -> bool:
    """Return whether the title stands in apposition to a name before it: X, director of the fleet, …"""
    place = title.first
    while place and tokens[place - 1].text in BRIDGE and tokens[place - 1].text != "and":
        place -= 1
    return bool(place) and tokens[place - 1].text == "," and place - 1 in ends


def _skip_service(tokens: Words, place: int) -> int:
    """Return the place before the service that some put before a rank: commander of the fleet, | Navy Adm. X."""
    first = place
    while first and tokens[first - 1].text in _SERVICES:
        first -= 1
    return first if first and tokens[first - 1].text in (",", "and", ";", ":") else place


def _is_retired(tokens: Words, run: NameRun, start: int) -> bool:
    """Return whether the text says so: retired Major General X, Lt Gen (Retd) X."""
    before = tokens[start - 1].text.lower() if start else ""
    between = {token.text.lower().rstrip(".") for token in tokens[start : run.first]}
    return before == "retired" or bool(between & {"retd", "ret'd", "ret", "rtd", "retired"})


def _run_start(tokens: Words, place: int) -> int:
    while place and tokens[place - 1].kind in ("name", "particle"):
        place -= 1
    return place


def _before(tokens: Words, run: NameRun, by_end: dict[int, Title], heads: set[int]) -> list[Title]:
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


def _skip_honorifics(tokens: Words, place: int, run: NameRun) -> int:
    while place:
        before = tokens[place - 1]
        styled = before.text in words_of("style") and place > 1 and _styles(tokens[place - 2])
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
    return worded or before in ("the", "its", "his", "her", "their", "and") or first.owns or first.kind in ("country", "org")


def _linked_before(tokens: Words, title: Title, by_end: dict[int, Title]) -> Title | None:
    place = title.first
    if place and tokens[place - 1].text in ("the", "The"):
        place -= 1
    if place and tokens[place - 1].text in ("and", "cum", "&", "/"):
        place -= 1
        if place and tokens[place - 1].text == ",":
            place -= 1
        before = by_end.get(place)
        return before if before and not before.plural else None
    return None


def _share(tokens: Words, run: NameRun, runs: list[NameRun]) -> None:
    """Give a plural title to each of the names it stands before: Defence Ministers Billy Joseph and Richard Marles."""
    shared = [title for title in run.titles if title.plural]
    if not shared:
        return
    place, at = run, runs.index(run)
    for other in runs[at + 1 : at + 8]:
        between = [t.text for t in tokens[place.last : other.first] if t.kind not in ("honorific",)]
        rest = [word for word in between if word not in (",", "and", ".", "&")]
        if other.titles or (rest and not (other.rank and len(between) < 8)):
            break
        other.titles.extend(shared)
        place = other


def _after(tokens: Words, run: NameRun, by_start: dict[int, Title], owners: dict[int, NameRun], starts: set[int]) -> None:
    """Attach the titles in apposition after a name."""
    if tokens[run.last - 1].owns:
        return
    place = run.last
    if place < len(tokens) and tokens[place].text == "(":
        title = by_start.get(place + 1) or by_start.get(place + 2)
        if title and title.last < len(tokens) and tokens[title.last].text in (")", ","):
            run.titles.append(title)
        place = _closing(tokens, place)
    if place >= len(tokens) or tokens[place].text not in (",", "–", "—", "who", "as"):
        return
    _led(tokens, run, place)
    title = _title_from(tokens, place + (tokens[place].text not in ("who", "as")), by_start)
    while title and title.head not in owners and _closes(tokens, title) and not _heads_a_name(tokens, title, starts):
        owners[title.head] = run
        run.titles.append(title)
        title = _linked_after(tokens, title, by_start)


def _closes(tokens: Words, title: Title) -> bool:
    """Return whether an apposition ends after the title; in `to Hanoi, the Minister met` it is a subject of its own."""
    if not title.first or tokens[title.first - 1].text != "the" or title.last >= len(tokens):
        return True
    after = tokens[title.last]
    return after.kind != "lower" or after.text in ("and", "who", "in", "at", "as", "for", "of", "from", "with")


def _closing(tokens: Words, opening: int) -> int:
    for place in range(opening + 1, min(opening + 10, len(tokens))):
        if tokens[place].text == ")":
            return place + 1
    return opening


def _led(tokens: Words, run: NameRun, place: int) -> None:
    """Note `who heads the …` and `who teaches …`."""
    if place < len(tokens) and tokens[place].text == ",":
        place += 1
    if place + 1 >= len(tokens) or tokens[place].text != "who":
        return
    for verb in range(place + 1, min(place + 5, len(tokens) - 2)):
        word = tokens[verb].text
        if word == "charge" or (word == "in" and tokens[verb + 1].text == "charge"):
            start = verb + 2 + (word == "in")
            start += start < len(tokens) and tokens[start].text in ("the", "its", "his")
            end = noun_end(tokens, start, small=True) if start < len(tokens) else start
            if end > start:
                run.leads.append(("", start, end))
            return
        if word in OUTSIDE_VERBS:
            run.outside = True
            return
        if word in LEADS:
            start = verb + 1 + (tokens[verb + 1].text in ("the", "its", "his"))
            end = noun_end(tokens, start, small=True)
            if end > start:
                run.leads.append((LEADS[word], start, end))
            return


def _led_by(tokens: Words, run: NameRun) -> None:
    """Note the body of `the National Defence University, headed by X`."""
    place = run.start - 1
    if place < 4 or tokens[place].text != "by" or tokens[place - 1].text not in LED_BY or tokens[place - 2].text != ",":
        return
    start = place - 2
    while start and tokens[start - 1].kind in ("org", "name", "country", "number") or tokens[start - 1].text in ("of", "the"):
        start -= 1
    if start < place - 2:
        run.leads.append((LED_BY[tokens[place - 1].text], start, place - 2))


def _title_from(tokens: Words, place: int, by_start: dict[int, Title]) -> Title | None:
    for step in range(14):
        at = place + step
        if at >= len(tokens):
            return None
        rank = rank_at(tokens, at) if at == place else None
        if at in by_start:
            return by_start[at]
        if rank:
            return by_start.get(rank.last) or by_start.get(rank.last + 1)
        token = tokens[at]
        if token.text not in BRIDGE and token.kind != "number" and not (token.text == "," and step < 2):
            return None
    return None


def _past_bracket(tokens: Words, place: int) -> int:
    """Return the place after an acronym in brackets, or the place itself."""
    return _closing(tokens, place) if place < len(tokens) and tokens[place].text == "(" else place


def _heads_a_name(tokens: Words, title: Title, starts: set[int]) -> bool:
    """Return whether the title belongs to a name that follows it at once."""
    place = title.last
    while place < len(tokens) and (tokens[place].kind == "honorific" or tokens[place].text == "."):
        place += 1
    if place in starts:
        return True
    rank = rank_at(tokens, place) if place < len(tokens) else None
    if not rank:
        return False
    place = _past_bracket(tokens, rank.last)
    while place < len(tokens) and tokens[place].kind == "honorific":
        place += 1
    return place in starts


def _linked_after(tokens: Words, title: Title, by_start: dict[int, Title]) -> Title | None:
    place = title.last
    if place < len(tokens) and tokens[place].text == "(":
        place = _closing(tokens, place)
    linked = False
    while place < len(tokens) and tokens[place].text in (",", "and", ";", "also", "as", "well", "concurrently", "the", "&"):
        linked = linked or tokens[place].text in (",", "and", ";", "&", "also")
        place += 1
    return by_start.get(place) if linked else None
