"""What a title says: the post as worded, whose land it is of, and which body it belongs to."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from articles.extraction.body import Body
from articles.extraction.countries import country_of
from articles.extraction.facts import Span
from articles.extraction.lexicon import country_word, words_of
from articles.extraction.nouns import LIMIT
from articles.extraction.ranks import Words
from articles.extraction.titles import Title
from articles.extraction.vocabulary import rows

# Posts that say little without the body they belong to, where nothing else tells them: Secretary of the
# Council.
_WITH_BODY = frozenset({"secretary", "member", "minister", "ministers"})
_LONGEST = 3 * LIMIT  # more tokens than any body has
_LEFT_OUT = words_of("left out of posts")


@dataclass(frozen=True, slots=True)
class Post:
    """A title, read."""

    title: Title
    text: str
    country: str
    countries: tuple[str, ...]  # of a plural title: the foreign ministers of Cambodia and Thailand
    bodies: tuple[Body, ...]
    span: Span
    party: bool
    equal: bool  # his counterpart: the same office on the other side


def read_posts(tokens: Words, titles: list[Title], bodies: list[Body]) -> dict[int, Post]:
    """Return what each title says, by the token of its head; titles and bodies are in the order of the
    text.
    """
    starts = [body.first for body in bodies]
    posts = {}
    for title in titles:
        near = bodies[bisect_left(starts, title.first - _LONGEST) : bisect_left(starts, title.last)]
        posts[title.head] = _read(tokens, title, near)
    return posts


def _read(tokens: Words, title: Title, bodies: list[Body]) -> Post:
    before = [body for body in bodies if body.last > title.first and body.first < title.head]
    after = [
        body
        for body in bodies
        if any(body.first < end and body.last > start for start, end in title.complements)
    ]
    kept = _complements_kept(tokens, title, after)
    text = _text(tokens, title, before, kept)
    span = Span(tokens[title.first].start, tokens[title.last - 1].end)
    head = tokens[title.head].base.lower()
    party = any("Party" in [t.base for t in tokens[s:e]] for s, e in title.complements)
    countries = _countries(tokens, title, before, after)
    return Post(
        title,
        text,
        countries[0] if countries else "",
        tuple(countries) if title.plural and len(set(countries)) > 1 else (),
        (*before, *after),
        span,
        party,
        head in ("counterpart", "counterparts", "opposite"),
    )


def _countries(tokens: Words, title: Title, before: list[Body], after: list[Body]) -> list[str]:
    """Return the countries that a title names, its own first."""
    found = _named(tokens, title.first, title.head)
    found += [body.country for body in before if body.country]
    if _of_a_land(tokens[title.head].base.lower()):
        sent_by = [pair for pair in title.complements if _link(tokens, pair[0]) in ("of", "for")]
        if not found:
            found = [code for pair in sent_by for code in _named(tokens, *pair)]
        return found + [body.country for body in after if body.country and body.kind == "embassy"]
    for pair in title.complements:
        if _link(tokens, pair[0]) not in ("in", "to", "with", "on", "from"):
            found += _named(tokens, *pair)
    return found + [body.country for body in after if body.country]


def _link(tokens: Words, start: int) -> str:
    place = start - 1
    if tokens[place].text.lower() in ("the", "its", "his", "her", "their"):
        place -= 1
    return tokens[place].text


@cache
def _lands() -> frozenset[str]:
    return frozenset(
        row["head"].lower().split()[0] for row in rows("titles.csv") if row["note"] == "of a land"
    )


def _of_a_land(head: str) -> bool:
    return head in _lands()


def _named(tokens: Words, first: int, last: int) -> list[str]:
    """Return the codes of the countries among the tokens, names of several words taken whole."""
    found, place = [], first
    while place < last:
        if tokens[place].kind != "country":
            place += 1
            continue
        for end in range(min(last, place + 7), place, -1):
            words = [token.base for token in tokens[place:end]]
            code = country_of(" ".join(words)) if all(t.kind == "country" for t in tokens[place:end]) else ""
            if code:
                found.append(code)
                place = end
                break
        else:
            code = country_word(tokens[place].base)
            if code:
                found.append(code)
            place += 1
    return found


def _complements_kept(tokens: Words, title: Title, after: list[Body]) -> list[tuple[int, int]]:
    """Return the complements that belong to the wording of the post; a body that is named apart does not."""
    head = " ".join(token.base.lower() for token in tokens[title.head : title.head_end])
    bare = (
        title.first == title.head or tokens[title.head - 1].owns or tokens[title.head - 1].kind == "country"
    )
    kept = []
    for number, (start, end) in enumerate(title.complements):
        is_body = any(body.first < end and body.last > start and not body.generic for body in after)
        country = all(t.kind == "country" or t.text in (",", "and", "the") for t in tokens[start:end])
        if country and not _of_a_land(tokens[title.head].base.lower()):
            continue
        if not is_body or (number == 0 and bare and head in _WITH_BODY):
            kept.append((start, end))
    return kept


def _text(tokens: Words, title: Title, before: list[Body], kept: list[tuple[int, int]]) -> str:
    """Return the post as worded, without land, body and words of time, in the singular."""
    start = max([title.first, *(body.last for body in before if body.last <= title.head)])
    for place in range(start, title.head):
        if tokens[place].owns or tokens[place].kind == "country":
            start = place + 1
    words = [
        t.text for t in tokens[start : title.head] if t.text.lower() not in _LEFT_OUT and t.kind != "mark"
    ]
    head = [token.base for token in tokens[title.head : title.head_end]]
    words += _singular(head) if title.plural else head
    if title.head_end < len(tokens) and tokens[title.head_end].text == "(" and not before:
        words += _bracket(tokens, title.head_end)
    for first, last in kept:
        words += [*_link_words(tokens, first), *(token.base for token in tokens[first:last])]
    if title.former and not words_of("former") & {word.lower() for word in words[:2]}:
        words = ["former", *[word[:1].lower() + word[1:] if word.islower() else word for word in words]]
    text = " ".join(words).replace("( ", "(").replace(" )", ")")
    return text[:1].upper() + text[1:]


def _bracket(tokens: Words, opening: int) -> list[str]:
    """Return the words of a bracket that tells which of several such posts: (International Cooperation)."""
    for place in range(opening + 1, min(opening + 7, len(tokens))):
        if tokens[place].text == ")":
            words = [token.text for token in tokens[opening : place + 1]]
            return words if place - opening > 2 else []
    return []


def _link_words(tokens: Words, start: int) -> list[str]:
    if tokens[start - 1].kind in ("name", "org") and tokens[start - 1].text not in ("of", "for", "to", "at"):
        return []
    article = tokens[start - 1].text in ("the", "its", "his", "her", "their")
    first = start - 2 if article else start - 1
    return [token.text for token in tokens[first:start] if token.kind != "mark"]


@cache
def _singulars() -> dict[str, str]:
    return {row["plural"].lower(): row["head"] for row in rows("titles.csv") if row["plural"]}


def _singular(head: list[str]) -> list[str]:
    text = " ".join(head)
    one = _singulars().get(text.lower(), text)
    return [one if text[:1].isupper() else one.lower()]
