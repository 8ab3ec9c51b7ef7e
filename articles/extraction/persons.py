"""The runs of names that name one person, joined: the fullest first, then each later mention by a part
of it.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from articles.extraction.lexicon import words_of
from articles.extraction.names import NameRun
from articles.extraction.ranks import Words
from articles.extraction.titles import Title
from defense_ties.lib.names import fold

# A name after these honours somebody who takes no part: a monument, a street, a scholarship.
_MEMORIALS = words_of("memorial")


# Bodies whose people comment on events and take no part in them, unless they are the military's own.
_OUTSIDE = words_of("outside body")
# Names that end so are of things: King Abdulaziz Medal.
_THINGS = words_of("thing")
_STATE = words_of("state body")
_DIGIT = re.compile(r"\d")
_MOST_NAMESAKES = 60  # no text has more people of one name; keeps every look-up short


@dataclass(slots=True)
class Person:
    """One person of a text, while the mentions are gathered."""

    words: tuple[str, ...]
    runs: list[NameRun] = field(default_factory=list)
    known: tuple[str, ...] = ()  # ids of the records that have this name
    places: list[int] = field(default_factory=list)  # the first tokens of the runs, in order

    def add(self, run: NameRun) -> None:
        """Note one more mention."""
        self.runs.append(run)
        insort(self.places, run.first)

    @property
    def name(self) -> str:
        """The fullest form of the name."""
        return max(self.runs, key=lambda run: (len(run.words), run.honoured, -run.first)).text

    @property
    def known_as(self) -> str:
        """The id of the one record that has this name, or the empty text."""
        return self.known[0] if len(self.known) == 1 else ""

    @property
    def titles(self) -> list[Title]:
        """The titles of all mentions, in the order of the text."""
        return [
            title
            for run in self.runs
            if run.titles
            for title in sorted(run.titles, key=lambda title: title.first)
        ]

    @property
    def is_official(self) -> bool:
        """Whether the text presents the person as holding an office or a rank."""
        if any(run.outside for run in self.runs):
            return False
        titles = self.titles
        if any(not title.official for title in titles) and not any(title.official for title in titles):
            return any(run.rank for run in self.runs) and not self.retired
        ranked = any(run.rank or run.leads for run in self.runs)
        return bool(titles or self.known) or (ranked and not self.retired)

    @property
    def retired(self) -> bool:
        """Whether the text calls the person retired."""
        return any(run.retired for run in self.runs)


def gather(
    tokens: Words,
    runs: list[NameRun],
    known: dict[int, tuple[str, ...]],
    in_headline: Callable[[NameRun], bool],
) -> list[Person]:
    """Return the persons that the runs name.

    `known` are ids of records by the first token of a name in the gazetteer. Nobody is taken from headlines
    alone, whose capitals tell no names.
    """
    persons = _Persons()
    introduced = [
        run for run in runs if not in_headline(run) and (_presented(tokens, run) or run.first in known)
    ]
    for run in sorted(introduced, key=lambda run: (-len(run.words), run.first)):
        words = _words(run)
        if not words or _is_no_name(run):
            continue
        person = persons.among(words, run) or persons.add(words)
        person.add(run)
        person.known = person.known or known.get(run.first, ())
    _add_later_mentions(runs, persons)
    for person in persons.all:
        person.runs.sort(key=lambda run: run.first)
    return sorted(persons.all, key=lambda person: person.runs[0].first)


def _words(run: NameRun) -> tuple[str, ...]:
    return tuple(word for text in run.words for word in _folded(text[:100]))


@lru_cache(maxsize=16384)
def _folded(word: str) -> list[str]:
    return fold(word).split()


def is_outside(words: set[str]) -> bool:
    """Return whether a body of these words is no body of a state: a think tank, a charity, a firm."""
    return bool(words & _OUTSIDE) and not words & _STATE


def _presented(tokens: Words, run: NameRun) -> bool:
    """Return whether a rank, a title or what the person does introduces the name."""
    if not (run.rank or run.titles or run.leads or run.outside or run.honoured or run.land):
        return False
    start = min([run.first, *(title.first for title in run.titles if title.last <= run.first)])
    before = {token.text.lower() for token in tokens[max(0, start - 5) : start]}
    return not before & _MEMORIALS


def _is_no_name(run: NameRun) -> bool:
    """Return whether the words are an acronym or a number of a unit rather than a name."""
    single = len(run.words) == 1
    if run.words[-1] in _THINGS:
        return True
    return (single and run.text.isupper() and len(run.text) <= 6) or bool(_DIGIT.search(run.text))


class _Persons:
    """The persons of a text by the words of their names, in the order in which they were found."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_letters: dict[str, list[int]] = {}

    def add(self, words: tuple[str, ...]) -> Person:
        """Return a new person of this name."""
        person = Person(words)
        self.all.append(person)
        self._note(len(self.all) - 1, words)
        return person

    def lengthen(self, words: tuple[str, ...]) -> Person | None:
        """Return the one person known so far by the first or last word alone, under this fuller name."""
        found = [
            number
            for word in dict.fromkeys((words[0], words[-1]))
            for number in self._by_letters.get(word, ())
            if self.all[number].words == (word,)
        ]
        if len(found) != 1:
            return None
        self._note(found[0], words)
        self.all[found[0]].words = words
        return self.all[found[0]]

    def _note(self, number: int, words: tuple[str, ...]) -> None:
        for numbers in (
            self._by_letters.setdefault("".join(words), []),
            *(self._by_word.setdefault(word, []) for word in dict.fromkeys(words)),
        ):
            if len(numbers) < _MOST_NAMESAKES:
                numbers.append(number)

    def among(self, words: tuple[str, ...], run: NameRun) -> Person | None:
        """Return the person whom the words name."""
        whole = [self._by_word.get(word, []) for word in words if len(word) > 1]
        numbers = {*self._by_letters.get("".join(words), ()), *min(whole, key=len, default=())}
        fitting = [self.all[number] for number in sorted(numbers) if _names(self.all[number].words, words)]
        if len(fitting) <= 1:
            return fitting[0] if fitting else None
        exact = [person for person in fitting if person.words == words]
        return exact[0] if exact else _nearest(fitting, run)


def _names(full: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Return whether the part is the name or some of its words: Rojo Ramos, Pisen, Dato Hamzah."""
    if full == part or "".join(full) == "".join(part):
        return True
    if len(part) > len(full) or not any(len(word) > 1 for word in part):
        return False
    whole = [word for word in part if len(word) > 1]
    initials = [word for word in part if len(word) == 1 and word not in full]
    others = [word for word in full if word not in whole]
    fitting = all(any(other.startswith(initial) for other in others) for initial in initials)
    return set(whole) <= set(full) and fitting and (len(part) < len(full) or bool(initials))


def _nearest(persons: list[Person], run: NameRun) -> Person:
    """Return the one of several that the text named last before the run."""

    def last_before(person: Person) -> int:
        place = bisect_left(person.places, run.first)
        return person.places[place - 1] if place else -1

    return max(persons, key=last_before)


def _add_later_mentions(runs: list[NameRun], persons: _Persons) -> None:
    assigned = {run.first for person in persons.all for run in person.runs}
    for run in runs:
        if run.first in assigned or _is_no_name(run):
            continue
        words = _words(run)
        person = persons.among(words, run) if words else None
        if person is None and len(words) > 1:
            # the fuller form of a name that was introduced by a part: Minister Austin, later Lloyd Austin
            person = persons.lengthen(words)
        if person:
            person.add(run)
