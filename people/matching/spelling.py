"""The skeleton of a name: what is left of a word when the habits of transliteration are taken away."""

import re
from functools import lru_cache

Rules = tuple[tuple[str, str], ...]

# Each rule replaces a pattern in a folded word; the order counts. They only ever make two spellings of one
# sound alike, so that Manet and Manith, or Tan and Thanh, stay two names.
_EVERYWHERE: Rules = (
    (r"ph", "f"),
    (r"ck", "k"),
    (r"x", "ks"),
    (r"(?<=[aeou])y$", "i"),  # Sergey, Sergei
    (r"[iy]+$", "i"),  # Dmitry, Dmitri, Dmitriy
    (r"(?<=[aeiou])y(?=[^aeiou])", "i"),
    (r"(.)\1+", r"\1"),
)
_SLAVIC: Rules = (
    (r"shch|stch", "sch"),
    (r"tsch|tch", "ch"),
    (r"kh", "h"),
    (r"zh", "j"),
    (r"dj", "j"),
    (r"tz", "ts"),
    (r"off$", "ov"),
    (r"eff$", "ev"),
    (r"w", "v"),
    (r"^y?e|^ie", "e"),  # Yevgeny, Evgeny
    (r"y[eo]|ie|io", "e"),  # Fyodor, Fedor; Vasilyev, Vasiliev
    (r"aleksander", "aleksandr"),
)
_ARABIC: Rules = (
    (r"ou|oo", "u"),
    (r"ee", "i"),
    (r"(?<=.)h$", ""),  # Abdullah, Abdulla
    (r"kh", "h"),
    (r"gh", "g"),
    (r"dh|th", "d"),
    (r"q|ck", "k"),
    (r"o", "u"),
    (r"e", "a"),
    (r"y", "i"),
)
_KOREAN: Rules = (
    (r"^(lee|ri|rhee|yi|li)$", "i"),
    (r"^(pak|park|bak)$", "pak"),
    (r"^(choe|choi)$", "choe"),
    (r"^(no|roh|noh|ro)$", "no"),
    (r"eo", "o"),
    (r"eu", "u"),
    (r"oo|woo|^wu", "u"),
    (r"ae", "e"),
    (r"^g", "k"),
    (r"^d", "t"),
    (r"^b", "p"),
    (r"^j", "ch"),
)
_FAMILIES: tuple[tuple[Rules, str], ...] = (
    (_SLAVIC, "RU BY UA BG RS MK KZ KG TJ TM UZ AZ AM GE MD MN"),
    (_ARABIC, "AE SA QA KW BH OM YE IQ SY LB JO PS EG SD LY TN DZ MA MR SO DJ TD"),
    (_ARABIC, "IR AF PK BD MV MY ID BN"),
    (_KOREAN, "KP KR"),
)
_BY_COUNTRY: dict[str, Rules] = {code: rules for rules, codes in _FAMILIES for code in codes.split()}


def is_respelt(country: str) -> bool:
    """Return whether names of a country are written with other first letters from text to text."""
    return _BY_COUNTRY.get(country) in (_ARABIC, _KOREAN)


@lru_cache(maxsize=262_144)
def skeleton(word: str, country: str = "") -> str:
    """Return a folded word as it would be under any of the usual transliterations from that country.

    >>> skeleton("andrey", "RU") == skeleton("andrei", "RU")
    True
    """
    for pattern, replacement in (*_BY_COUNTRY.get(country, ()), *_EVERYWHERE):
        word = re.sub(pattern, replacement, word)
    return word
