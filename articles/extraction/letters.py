"""The letters of a text as rules compare them."""

from functools import lru_cache

from articles.extraction.phrases import level


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """Return the text with plain quotes and in lower case, each character in its place."""
    plain = level(text)
    small = plain.lower()
    if len(small) == len(plain):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)
