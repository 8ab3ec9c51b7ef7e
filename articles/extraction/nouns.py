"""Noun phrases of names: Ministry of National Defence, 51 Sub Area of the Indian Army, border guards."""

from articles.extraction.lexicon import words_of
from articles.extraction.ranks import Words, is_borne
from articles.extraction.tokens import Token

# Bodies that texts write small: the Cambodian infantry, minister of defence, the Russian ground forces.
COMMON = words_of("small body")
ARTICLES = frozenset(["the", "The", "its", "their", "his", "her", "both", "a", "an", "this", "our"])
LINKS = frozenset(["of", "for", "and", "&", "in"])
FOREIGN = frozenset(
    ["Ministère", "Ministerio", "Ministério", "Ministero", "Bundesministerium", "Ministerium", "Kementerian"]
)
_HEADS_OF_TITLES = frozenset(
    ["Minister", "Secretary", "Chief", "Commander", "Chairman", "Head", "Director", "President"]
)
LIMIT = 24  # no name of a body has more words; keeps every look ahead short


def is_capital(token: Token) -> bool:
    """Return whether the token can stand in the name of a body."""
    return token.kind in ("name", "org", "country")


def noun_end(tokens: Words, first: int, *, small: bool = False) -> int:
    """Return where the noun phrase that starts at a token ends; `small` takes the field's common nouns
    too.
    """
    place, last = first, first
    while place < len(tokens) and place - first < LIMIT:
        token = tokens[place]
        if place > first and _breaks(tokens, place):
            break
        if is_capital(token) or (token.kind == "number" and _numbers_a_unit(tokens, place)):
            place += 1
            last = place
            if token.owns and not _goes_on(tokens, place, small):
                break
        elif small and token.text in COMMON:
            place += 1
            last = place
        elif token.text in ("des", "de", "der", "della", "da", "do") and last == place and place > first:
            if tokens[first].base not in FOREIGN or not is_capital(tokens[place + 1]):
                break
            place += 1
        elif token.text in LINKS and last == place and place > first:
            following = _after_link(tokens, first, place, small)
            if not following:
                break
            place = following
        else:
            break
    return last


def _breaks(tokens: Words, place: int) -> bool:
    """Return whether a rank that somebody bears, or a title, starts here."""
    token = tokens[place]
    if token.kind == "honorific":
        return True
    return is_borne(tokens, place)


def _numbers_a_unit(tokens: Words, place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].kind in ("org", "name")


def _goes_on(tokens: Words, place: int, small: bool) -> bool:
    following = [token.kind for token in tokens[place : place + 2]]
    common = small and place < len(tokens) and tokens[place].text in COMMON
    return common or following[:1] == ["org"] or (following[:1] == ["name"] and following[1:] == ["org"])


def _after_link(tokens: Words, first: int, place: int, small: bool) -> int:
    """Return where the phrase goes on after of, for, and; 0 if it does not."""
    link, following = tokens[place].text, place + 1
    if following < len(tokens) and tokens[following].text in ("the", "The"):
        if link in ("and", "&", "in"):
            return 0
        following += 1
    if following >= len(tokens):
        return 0
    token = tokens[following]
    if link == "in":
        return 0
    if link in ("and", "&"):
        inside = any(tokens[at].text in ("of", "for") for at in range(max(first - 2, place - 8, 0), place))
        return following if inside and token.kind == "org" and _same_body(tokens, following) else 0
    capital = is_capital(token) and token.kind != "stop"
    numbered = token.kind == "number" and _numbers_a_unit(tokens, following)
    return following if capital or numbered or (small and token.text in COMMON) else 0


def _same_body(tokens: Words, place: int) -> bool:
    """Return whether what follows `and` continues a name (… and International Cooperation), and is no
    second body.
    """
    end = place
    while end < len(tokens) and is_capital(tokens[end]):
        end += 1
    titled = any(token.base in _HEADS_OF_TITLES for token in tokens[place:end])  # and Minister of …
    return (
        not titled
        and not any(token.base in words_of("head") for token in tokens[place:end])
        and end - place <= 4
    )
