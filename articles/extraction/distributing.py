"""Names that a list hands out by country: his counterparts from Nigeria, X, and Cameroon, Y; Egypt's Z."""

from articles.extraction.lexicon import country_word
from articles.extraction.names import NameRun
from articles.extraction.ranks import Words
from articles.extraction.titles import Title

_REACH = 40  # tokens from a plural title to the last of those who share it


def distribute(tokens: Words, runs: list[NameRun], titles: list[Title]) -> None:
    """Note the country of each name that the text gives only by the country, and the title that it shares."""
    plural = [title for title in titles if title.plural and title.official]
    latest: Title | None = None
    at = 0
    bearer: NameRun | None = None  # the last one with a title of its own
    for run in runs:
        while at < len(plural) and plural[at].first < run.start:
            latest, at = plural[at], at + 1
        near = latest if latest and run.start - latest.last < 2 * _REACH else None
        run.land = _land_of(tokens, run, near)
        if not run.land:
            if any(title.official and title.last <= run.start for title in run.titles):
                bearer = run
        elif near and not run.titles:
            run.titles.append(near)
        elif bearer and not run.titles and _one_sentence(tokens, bearer.titles[0], run):
            run.titles.append(bearer.titles[0])  # the Greek minister, X, and Egypt's Y


def _land_of(tokens: Words, run: NameRun, near: Title | None) -> str:
    """Return the country by which a name is handed out, where a plural title stands near before it."""
    land = _land_after(tokens, run) or _owner_before(tokens, run)
    if land or not near:
        return land
    close = 1 < run.start - near.last < _REACH
    shared = close and _one_sentence(tokens, near, run)
    return _spoken_for(tokens, run) or (_land_before(tokens, run) if shared else "")


def _one_sentence(tokens: Words, title: Title, run: NameRun) -> bool:
    between = tokens[title.last : run.start]
    return all(token.kind != "break" for token in between) and not any(
        token.text == "." and tokens[title.last + place - 1].kind == "lower"
        for place, token in enumerate(between)
    )


def _land_after(tokens: Words, run: NameRun) -> str:
    """Return the country of `X of the Netherlands`; none for `X of Niger State` or `X of A and B`."""
    place = run.last
    if place + 1 >= len(tokens) or tokens[place].text not in ("of", "from") or tokens[run.last - 1].owns:
        return ""
    place += 1 + (tokens[place + 1].text == "the")
    last = place
    while last < len(tokens) and tokens[last].kind == "country":
        last += 1
    after = tokens[last : last + 2]
    listed = len(after) == 2 and after[0].text == "and" and after[1].kind == "country"
    if listed or (after and after[0].kind in ("name", "org")):
        return ""
    return _code(tokens, place)


def _spoken_for(tokens: Words, run: NameRun) -> str:
    """Return the country of `X signed for Romania`, `Y for Bulgaria`, `for Brazil, Z`, `for Peru was Z`."""
    place = run.last
    if place + 1 < len(tokens) and tokens[place].text == "signed":
        place += 1
    if place + 1 < len(tokens) and tokens[place].text == "for":
        return _code(tokens, place + 1 + (tokens[place + 1].text == "the"))
    before = run.start - 1
    if before > 2 and tokens[before].text in (",", "was", "were"):
        first = before
        while first and (tokens[first - 1].kind == "country" or tokens[first - 1].text == "the"):
            first -= 1
        if first < before and first and tokens[first - 1].text == "for":
            return _code_ending(tokens, before)
    return ""


def _land_before(tokens: Words, run: NameRun) -> str:
    """Return the country of `from Nigeria, X`."""
    place = run.start - 1
    if place < 2 or tokens[place].text != "," or tokens[place - 1].owns:
        return ""
    return _code_ending(tokens, place)


def _owner_before(tokens: Words, run: NameRun) -> str:
    """Return the country of `Egypt's Gen. X`, where the name has more words than one."""
    place = run.start - 1
    if place < 0 or len(run.words) < 2:
        return ""
    if tokens[place].text == "'" and place:  # Cyprus' X
        return _code_ending(tokens, place)
    return _code_ending(tokens, place + 1) if tokens[place].owns else ""


def _code(tokens: Words, first: int) -> str:
    if first >= len(tokens) or tokens[first].kind != "country":
        return ""
    last = first
    while last < len(tokens) and tokens[last].kind == "country":
        last += 1
    return country_word(" ".join(token.base for token in tokens[first:last]))


def _code_ending(tokens: Words, last: int) -> str:
    first = last
    while first and tokens[first - 1].kind == "country":
        first -= 1
    return country_word(" ".join(token.base for token in tokens[first:last])) if first < last else ""
