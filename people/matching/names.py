"""Comparing two names: the same words, in another order, joined, spelt otherwise, or fewer of them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from defense_ties.lib.names import fold
from people.matching.spelling import skeleton

# Words that may be left out inside a name; at its head they are part of it (Ben Wallace).
PARTICLES = frozenset(["bin", "ibn", "ben", "bint", "binti", "al", "el", "ul", "ud"])
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_PATRONYMIC = re.compile(r"(ovich|evich|ich|ovna|evna|ichna|inichna|uulu|kyzy|ogly|oglu)$")
_MISPRINT = 0.93


@dataclass(frozen=True)
class Comparison:
    """How much two names agree, from 0 to 1, and in what; 0 means that they are two names."""

    score: float
    reason: str = ""


NONE = Comparison(0.0)


@lru_cache(maxsize=65_536)
def words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, without particles inside it and suffixes after it."""
    words = fold(name).split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    kept = words[:1] + [word for word in words[1:] if word not in PARTICLES]
    return tuple(kept if len(kept) > 1 else words)


def compare(written: str, recorded: str, country: str = "") -> Comparison:
    """Return how well a name as written agrees with a name on record, both of people of that country."""
    if fold(written) == fold(recorded) != "":
        return Comparison(1.0, f"The name is the same: {recorded}.")
    mine, theirs = words_of(written), words_of(recorded)
    if not mine or not theirs:
        return NONE
    found = _same_words(mine, theirs, recorded)
    found = found or _same_sounds(mine, theirs, recorded, country)
    found = found or _fewer_words(mine, theirs, recorded, country)
    return found or _misprint(mine, theirs, recorded)


def _same_words(mine: Sequence[str], theirs: Sequence[str], recorded: str) -> Comparison | None:
    if mine == theirs:
        return Comparison(0.98, f"The name is the same but for particles: {recorded}.")
    if sorted(mine) == sorted(theirs):
        return Comparison(0.97, f"The same words in another order: {recorded}.")
    if _joined(mine, theirs):
        return Comparison(0.97, f"The same syllables, joined or parted: {recorded}.")
    return None


def _same_sounds(
    mine: Sequence[str], theirs: Sequence[str], recorded: str, country: str
) -> Comparison | None:
    mine, theirs = _skeletons(mine, country), _skeletons(theirs, country)
    if sorted(mine) == sorted(theirs):
        return Comparison(0.9, f"The same name in another transliteration: {recorded}.")
    if _joined(mine, theirs):
        return Comparison(0.88, f"The same syllables in another transliteration: {recorded}.")
    return None


def _skeletons(words: Sequence[str], country: str) -> tuple[str, ...]:
    return tuple(skeleton(word, country) for word in words)


def _joined(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether both names are the same letters, wherever the words are parted or the name begins."""
    if len(mine) == len(theirs) or min(len(mine), len(theirs)) < 1:
        return False
    whole = "".join(theirs)
    if len(whole) < 6 or len(whole) != sum(map(len, mine)):
        return False
    turned = ("".join((*mine[place:], *mine[:place])) for place in range(len(mine)))
    return any(name == whole for name in turned)


def _fewer_words(
    mine: Sequence[str], theirs: Sequence[str], recorded: str, country: str
) -> Comparison | None:
    """Compare a name with one that has more words: a second name, a patronymic, an initial written out."""
    shorter, longer = sorted((mine, theirs), key=len)
    paired = _pair(shorter, longer, country)
    if paired is None:
        return None
    spare, how = paired
    if len(shorter) == 1 and len(longer) > 1:
        return Comparison(0.5, f"Only a part of the name {recorded}.")
    score = {"equal": 1.0, "sound": 0.9, "initial": 0.82}[how]
    told = {"equal": "", "sound": ", in another transliteration", "initial": ", with initials"}[how]
    if not spare:
        return Comparison(score * 0.95, f"The same name{told}: {recorded}.")
    if all(len(word) == 1 or _PATRONYMIC.search(word) for word in spare):
        return Comparison(score * 0.95, f"The same name but for a patronymic or initial{told}: {recorded}.")
    ends = {_first_letters(longer[0]), _first_letters(longer[-1])}
    if len(shorter) == 2 and not ends <= {_first_letters(word) for word in shorter}:
        return Comparison(score * 0.7, f"A part of the words of the name{told}: {recorded}.")
    return Comparison(score * 0.82, f"The same name without {' '.join(spare).title()}{told}: {recorded}.")


def _first_letters(word: str) -> str:
    return word[:1]


def _pair(shorter: Sequence[str], longer: Sequence[str], country: str) -> tuple[list[str], str] | None:
    """Find each word of the shorter name in the longer; return the words left over and the weakest likeness.

    At least one word, and not an initial, must be there letter by letter.
    """
    left, how, whole = list(longer), "equal", 0
    for word in sorted(shorter, key=len, reverse=True):
        if word in left:
            left.remove(word)
            whole += len(word) > 1
            continue
        alike = [
            other for other in left if len(word) > 1 and skeleton(other, country) == skeleton(word, country)
        ]
        initial = [other for other in left if 1 in (len(word), len(other)) and other[0] == word[0]]
        if not (alike or initial):
            return None
        left.remove((alike or initial)[0])
        how = "initial" if not alike or how == "initial" else "sound"
    return (left, how) if whole else None


def _misprint(mine: Sequence[str], theirs: Sequence[str], recorded: str) -> Comparison:
    """Note names of which one long word is nearly the other's: a person has to look; never a decision."""
    only_mine, only_theirs = list(Counter(mine) - Counter(theirs)), list(Counter(theirs) - Counter(mine))
    if len(mine) != len(theirs) or len(only_mine) != 1 or len(only_theirs) != 1 or len(mine) < 2:
        return NONE
    word, other = only_mine[0], only_theirs[0]
    if min(len(word), len(other)) < 6 or JaroWinkler.similarity(word, other) < _MISPRINT:
        return NONE
    return Comparison(0.6, f"“{other.title()}” is near to “{word.title()}”, and may be another person.")
