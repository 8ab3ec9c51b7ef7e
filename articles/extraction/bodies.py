"""Institutions as texts name them: where each stands, what it is called, whose it is."""

from collections.abc import Iterator

from articles.extraction.body import Body, kind_of, known_bodies, known_phrases
from articles.extraction.countries import country_of
from articles.extraction.facts import Span
from articles.extraction.lexicon import country_word, words_of
from articles.extraction.nouns import COMMON, LIMIT, is_capital, noun_end
from articles.extraction.ranks import Words
from articles.extraction.tokens import Token

# Of the bodies that texts write small, the last word: the Russian ground forces, Cambodia's navy.
SMALL_HEADS = words_of("small head")
_HEADS = words_of("head")
NO_BODY = words_of("no body")
# Schools count where the military runs them.
_SCHOOLS = frozenset(["Academy", "College", "University", "School", "Institute"])
_MILITARY = words_of("military school")
# Who serves in a body: officers of the | Royal Navy.
_PEOPLE = frozenset(["Officers", "Soldiers", "Sailors", "Members", "Personnel", "Troops"])
# What joins a body to the one it belongs to.
_BEGINNINGS = frozenset(["name", "org", "country", "number"])
_UNDER = frozenset(["under", "of", "the", "at", "within", "in"])


def find_bodies(tokens: Words, text: str, taken: set[int]) -> list[Body]:
    """Return the institutions that the tokens name, in order; `taken` are tokens of names, ranks and
    heads of titles.
    """
    found: list[Body] = []
    reached = 0
    for place in [place for place, token in enumerate(tokens) if token.kind in _BEGINNINGS]:
        if place < reached or place in taken:
            continue
        bodies, reached = _bodies_at(tokens, text, place, taken)
        for body in bodies:
            _inherit(tokens, body, found)
            found.append(body)
    found += _by_acronym(tokens, found, taken)
    return sorted(found, key=lambda body: body.span)


def _inherit(tokens: Words, body: Body, before: list[Body]) -> None:
    """Give one country to a body and the one it belongs to: the Border Guard Command under the |
    Ministry of Defence.
    """
    if not before or "international_organisation" in (body.kind, before[-1].kind):
        return
    between = tokens[before[-1].last : body.first]
    if 0 < len(between) <= 3 and all(token.text in _UNDER for token in between):
        body.country = body.country or before[-1].country
        before[-1].country = before[-1].country or body.country


def _by_acronym(tokens: Words, bodies: list[Body], taken: set[int]) -> Iterator[Body]:
    """Yield the mentions by an acronym that the text itself explains."""
    acronyms = {body.acronym: body for body in bodies if body.acronym}
    if not acronyms:
        return
    inside = taken | {place for body in bodies for place in range(body.first, body.last)}
    for place, token in enumerate(tokens):
        if token.base in acronyms and place not in inside:
            full = acronyms[token.base]
            span = Span(token.start, token.start + len(token.base))
            yield Body(span, token.base, full.country, token.base, full.kind, False, place, place + 1)


def _bodies_at(tokens: Words, text: str, first: int, taken: set[int]) -> tuple[list[Body], int]:
    """Return the bodies in the noun phrase that starts at a token, and where to go on."""
    last = _limit(tokens, first, noun_end(tokens, first), taken)
    small = _small(tokens, first, taken)
    if small:
        return [_make(tokens, text, first, small, small=True)], small
    if last <= first:
        return [], first + 1
    alone = first == 0 or tokens[first - 1].kind == "break"
    if alone:
        heads = [place for place in range(first, last) if _is_head(tokens[place])]
    else:
        heads = [place for place in range(first, last) if tokens[place].base in _HEADS]
    if not heads:
        known = _known_at(tokens, text, first, last)
        return ([known] if known else []), (known.last if known else _next_start(tokens, first, last))
    owner = _owner_end(tokens, first, heads[-1])
    start = owner or _after_plain_words(tokens, first, heads[0])
    end = _end_of_body(tokens, heads, last)
    if not _is_body(tokens, start, end, last) or _is_service(tokens, start, end):
        return [], end
    body = _make(tokens, text, start, end)
    nested = list(_nested(tokens, text, start, end))
    if nested:
        _shorten(tokens, text, body, nested[0])
    if owner and not body.country:
        body.country = _country_in(tokens, first, owner)
    _take_acronym(tokens, text, nested[0] if nested else body)
    if nested:
        body.inside, body.last = nested[0], max(body.last, nested[0].last)
        body.country = body.country or nested[0].country
    owning = _owning_body(tokens, text, first, owner) if owner else []
    return [*owning, body, *nested], max(end, body.last)


def _is_head(token: Token) -> bool:
    """Return whether a word makes a phrase the name of a body, in a line that may be in capitals."""
    capitals = len(token.base) > 4 and token.base.isupper() and token.base != "SERVICES"
    return (token.base.capitalize() if capitals else token.base) in _HEADS


def _after_plain_words(tokens: Words, first: int, head: int) -> int:
    """Return where the body starts when words before `of` are no part of it: Chapter VII of the |
    United Nations.
    """
    links = [place for place in range(first, head) if tokens[place].text == "of"]
    named = (token for token in tokens[first : links[-1]] if token.base not in _PEOPLE) if links else ()
    if not links or any(token.kind == "org" for token in named):
        return first
    return links[-1] + 1 + (tokens[links[-1] + 1].text == "the")


def _is_body(tokens: Words, start: int, end: int, last: int) -> bool:
    """Return whether the words name a body that is coded: no forum, medium, school, order, and none
    that is just `a`.
    """
    words = {token.base for token in tokens[start:last]}
    following = tokens[end].base if end < len(tokens) and is_capital(tokens[end]) else ""
    if words & NO_BODY or following in NO_BODY or (words & _SCHOOLS and not words & _MILITARY):
        return False
    before = tokens[start - 1].text.lower() if start else ""
    return before not in ("a", "an", "each", "any")


def _is_service(tokens: Words, start: int, end: int) -> bool:
    """Return whether the words only say in which service a rank is held: Air Force Brig. Gen. X."""
    return end in tokens.ranks and all(token.base in words_of("service") for token in tokens[start:end])


def _owning_body(tokens: Words, text: str, first: int, owner: int) -> list[Body]:
    """Return the body that owns the one found: the Philippine Navy's | Naval Reserve Command."""
    heads = [place for place in range(first, owner) if tokens[place].base in _HEADS]
    return [_make(tokens, text, first, heads[-1] + 1)] if heads else []


def _shorten(tokens: Words, text: str, body: Body, whole: Body) -> None:
    """Name a part by its own words, Training Squadron, where these say more than Command or Headquarters."""
    end = whole.first - 2
    body.country = body.country or whole.country
    if end - body.first > 1:
        last = tokens[end - 1]
        body.span = Span(body.span.start, last.start + len(last.base))
        body.name = " ".join(text[body.span.start : body.span.end].split())
        body.kind = kind_of(body.name) or body.kind
    else:
        body.of = whole.name


def _limit(tokens: Words, first: int, last: int, taken: set[int]) -> int:
    for place in range(first, last):
        if place in taken:
            return place
    return last


def _next_start(tokens: Words, first: int, last: int) -> int:
    """Return where a later body of a phrase may start: after an owner's 's or `of`, else after the phrase."""
    for place in range(first, last):
        if tokens[place].owns or tokens[place].text == "of":
            return place + 1
    return max(last, first + 1)


def _owner_end(tokens: Words, first: int, head: int) -> int:
    """Return where the owner ends that is no part of the name: Russia's | Security Council."""
    return max((place + 1 for place in range(first, head) if tokens[place].owns), default=0)


def _end_of_body(tokens: Words, heads: list[int], last: int) -> int:
    """Return the end of the name: its last head with what `of` adds, without words that follow by chance."""
    end = heads[-1] + 1
    place = end
    while place < last:
        if tokens[place].text in ("of", "for", "and", "the", "&"):
            return last
        place += 1
        if tokens[place - 1].kind in ("org", "country"):
            end = place
    return end


def _small(tokens: Words, first: int, taken: set[int]) -> int:
    """Return the end of a body written small after its country: the French army, Russia's ground forces."""
    if tokens[first].kind != "country":
        return 0
    place = first
    while place < len(tokens) and tokens[place].kind == "country" and place - first < 4:
        place += 1
    end = 0
    while place < len(tokens) and place - first < 9 and tokens[place].text in COMMON and place not in taken:
        place += 1
        if tokens[place - 1].text in SMALL_HEADS:
            end = place
    unclear = (
        tokens[end - 1].text in ("forces", "force", "police", "council", "staff")
        and end
        and (end < 2 or tokens[end - 2].kind == "country")
    )
    return 0 if unclear else end


def _make(tokens: Words, text: str, first: int, last: int, *, small: bool = False) -> Body:
    span = Span(tokens[first].start, tokens[last - 1].start + len(tokens[last - 1].base))
    name = " ".join(text[span.start : span.end].split())
    country = _country_in(tokens, first, last)
    if small and tokens[first].owns:
        name = " ".join(token.base for token in tokens[first:last])
    generic = last - first == 1 and not small
    known = known_bodies().get(name)
    body = Body(span, name, country, kind=kind_of(name), generic=generic, first=first, last=last)
    if known:
        body.generic = False
        body.country = country or known["country"]
        body.kind = known["kind"]
    return body


def _country_in(tokens: Words, first: int, last: int) -> str:
    place = first
    while place < last:
        if tokens[place].kind == "country":
            end = place
            while end < last and tokens[end].kind == "country":
                end += 1
            whole = " ".join(token.base for token in tokens[place:end])
            code = country_of(whole) or country_word(tokens[place].base)
            if code:
                return code
            place = end
        place += 1
    return ""


def _take_acronym(tokens: Words, text: str, body: Body) -> None:
    """Note the acronym in brackets after a name, and the country that follows it: (FAR) of Cuba."""
    _take_bracket(tokens, body)
    place = body.last
    if not body.country and place + 1 < len(tokens) and tokens[place].text == "of":
        after = place + 2 if tokens[place + 1].text == "the" else place + 1
        end = noun_end(tokens, after)
        if end > after and all(token.kind in ("country", "org") for token in tokens[after:end]):
            body.country = _country_in(tokens, after, end)
    mission = tokens[body.last - 1].base in ("Mission", "Force", "Operation") and not body.acronym
    if (body.kind == "embassy" or mission) and place + 1 < len(tokens) and tokens[place].text == "in":
        end = place + 1
        while end < len(tokens) and is_capital(tokens[end]) and end - place < 4:
            end += 1
        if end > place + 1 and (not mission or tokens[place + 1].kind == "country"):
            last = tokens[end - 1]
            body.span = Span(body.span.start, last.start + len(last.base))
            body.name, body.last = " ".join(text[body.span.start : body.span.end].split()), end
            if mission:
                body.country, body.kind = "", "international_organisation"
                _take_bracket(tokens, body)


def _take_bracket(tokens: Words, body: Body) -> None:
    place = body.last
    if place + 2 < len(tokens) and tokens[place].text == "(" and tokens[place + 2].text == ")":
        acronym = tokens[place + 1].text
        if 2 <= len(acronym) <= 10 and acronym[0].isupper() and acronym.isalpha():
            body.acronym = acronym
            body.last = place + 3


def _nested(tokens: Words, text: str, first: int, last: int) -> Iterator[Body]:
    """Yield the body that a name says it belongs to: the Political Directorate of the | Revolutionary
    Armed Forces.
    """
    for place in range(first + 1, last - 2):
        if tokens[place].text == "of" and tokens[place + 1].text == "the":
            heads = [at for at in range(place + 2, last) if tokens[at].base in _HEADS]
            if heads and last - place > 3:
                yield _make(tokens, text, place + 2, last)
            return


def _known_at(tokens: Words, text: str, first: int, last: int) -> Body | None:
    """Return the well known body that a phrase without a head names: NATO, the Pentagon, RCAF."""
    last = min(last, first + LIMIT)
    start, end = tokens[first].start, tokens[last - 1].end
    for span, row in known_phrases().find(text[start:end]):
        span = Span(span.start + start, span.end + start)
        inside = [place for place in range(first, last) if span.start <= tokens[place].start < span.end]
        short = span.end - span.start < 4 and last - first > 1  # the AU of TNI AU
        if not inside or short or any(t.base in NO_BODY for t in tokens[inside[-1] + 1 : last]):
            return None
        name = text[span.start : span.end]
        return Body(span, name, row["country"], kind=row["kind"], first=inside[0], last=inside[-1] + 1)
    return None
