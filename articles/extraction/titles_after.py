"""What stands after a name: titles in apposition, what the person heads."""

from articles.extraction.lexicon import words_of
from articles.extraction.names import NameRun
from articles.extraction.nouns import noun_end
from articles.extraction.ranks import Words, rank_at
from articles.extraction.titles import Title

# What may stand between a name and the title in apposition to it.
BRIDGE = words_of("bridge")


LEADS = {
    "heads": "Head", "leads": "Head", "commands": "Commander", "chairs": "Chairman", "directs": "Director",
    "headed": "Head", "commanded": "Commander", "runs": "Head",
}  # fmt: skip


LED_BY = {"headed": "Head", "led": "Head", "commanded": "Commander", "chaired": "Chairman"}


OUTSIDE_VERBS = frozenset(
    ["teaches", "writes", "studies", "follows", "researches", "lectures", "covers", "blogs", "campaigns"]
)


def give_titles_after(
    tokens: Words, run: NameRun, by_start: dict[int, Title], owners: dict[int, NameRun], starts: set[int]
) -> None:
    """Attach the titles in apposition after a name."""
    if tokens[run.last - 1].owns:
        return
    place = run.last
    if place < len(tokens) and tokens[place].text == "(":
        title = by_start.get(place + 1) or by_start.get(place + 2)
        if title and title.last < len(tokens) and tokens[title.last].text in (")", ","):
            run.titles.append(title)
        place = closing(tokens, place)
    if place >= len(tokens) or tokens[place].text not in (",", "–", "—", "who", "as"):
        return
    _led(tokens, run, place)
    title = _title_from(tokens, place + (tokens[place].text not in ("who", "as")), by_start)
    while (
        title
        and title.head not in owners
        and _closes(tokens, title)
        and not heads_a_name(tokens, title, starts)
    ):
        owners[title.head] = run
        run.titles.append(title)
        title = _linked_after(tokens, title, by_start)


def _closes(tokens: Words, title: Title) -> bool:
    """Return whether an apposition ends after the title; in `to Hanoi, the Minister met` it is a
    subject of its own.
    """
    if not title.first or tokens[title.first - 1].text != "the" or title.last >= len(tokens):
        return True
    after = tokens[title.last]
    return after.kind != "lower" or after.text in (
        "and",
        "who",
        "in",
        "at",
        "as",
        "for",
        "of",
        "from",
        "with",
    )


def closing(tokens: Words, opening: int) -> int:
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


def note_leader(tokens: Words, run: NameRun) -> None:
    """Note the body of `the National Defence University, headed by X`."""
    place = run.start - 1
    if (
        place < 4
        or tokens[place].text != "by"
        or tokens[place - 1].text not in LED_BY
        or tokens[place - 2].text != ","
    ):
        return
    start = place - 2
    while (start and tokens[start - 1].kind in ("org", "name", "country", "number")) or tokens[
        start - 1
    ].text in ("of", "the"):
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


def past_bracket(tokens: Words, place: int) -> int:
    """Return the place after an acronym in brackets, or the place itself."""
    return closing(tokens, place) if place < len(tokens) and tokens[place].text == "(" else place


def heads_a_name(tokens: Words, title: Title, starts: set[int]) -> bool:
    """Return whether the title belongs to a name that follows it at once."""
    place = title.last
    while place < len(tokens) and (tokens[place].kind == "honorific" or tokens[place].text == "."):
        place += 1
    if place in starts:
        return True
    rank = rank_at(tokens, place) if place < len(tokens) else None
    if not rank:
        return False
    place = past_bracket(tokens, rank.last)
    while place < len(tokens) and tokens[place].kind == "honorific":
        place += 1
    return place in starts


def _linked_after(tokens: Words, title: Title, by_start: dict[int, Title]) -> Title | None:
    place = title.last
    if place < len(tokens) and tokens[place].text == "(":
        place = closing(tokens, place)
    linked = False
    while place < len(tokens) and tokens[place].text in (
        ",",
        "and",
        ";",
        "also",
        "as",
        "well",
        "concurrently",
        "the",
        "&",
    ):
        linked = linked or tokens[place].text in (",", "and", ";", "&", "also")
        place += 1
    return by_start.get(place) if linked else None
