"""The runs of names that name one person, joined: the fullest first, then each later mention by a part of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Person:
    """One person of a text, while the mentions are gathered."""

    words: tuple[str, ...]
    runs: list[NameRun] = field(default_factory=list)
    known: str = ""

    @property
    def name(self) -> str:
        """The fullest form of the name."""
        return max(self.runs, key=lambda run: (len(run.words), run.honoured, -run.first)).text

    @property
    def titles(self) -> list[Title]:
        """The titles of all mentions, in the order of the text."""
        return [title for run in self.runs for title in sorted(run.titles, key=lambda title: title.first)]

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
    tokens: Words, runs: list[NameRun], known: dict[int, str], in_headline: Callable[[NameRun], bool]
) -> list[Person]:
    """Return the persons that the runs name.

    `known` are ids of records by the first token of a name in the gazetteer. Nobody is taken from headlines alone,
    whose capitals tell no names.
    """
    persons: list[Person] = []
    introduced = [
        run for run in runs if not (in_headline(run)) and (_presented(tokens, run) or run.first in known)
    ]
    for run in sorted(introduced, key=lambda run: (-len(run.words), run.first)):
        words = _words(run)
        if not words or _is_no_name(run):
            continue
        person = _among(persons, words, run)
        if person is None:
            person = Person(words)
            persons.append(person)
        person.runs.append(run)
        person.known = person.known or known.get(run.first, "")
    _add_later_mentions(tokens, runs, persons)
    for person in persons:
        person.runs.sort(key=lambda run: run.first)
    return sorted(persons, key=lambda person: person.runs[0].first)


def _words(run: NameRun) -> tuple[str, ...]:
    return tuple(word for text in run.words for word in fold(text).split())


def is_outside(words: set[str]) -> bool:
    """Return whether a body of these words is no body of a state: a think tank, a charity, a firm."""
    return bool(words & _OUTSIDE) and not words & _STATE


def _presented(tokens: Words, run: NameRun) -> bool:
    """Return whether a rank, a title or what the person does introduces the name."""
    if not (run.rank or run.titles or run.leads or run.outside or run.honoured):
        return False
    start = min([run.first, *(title.first for title in run.titles if title.last <= run.first)])
    before = {token.text.lower() for token in tokens[max(0, start - 5) : start]}
    return not before & _MEMORIALS


def _is_no_name(run: NameRun) -> bool:
    """Return whether the words are an acronym or a number of a unit rather than a name."""
    single = len(run.words) == 1
    if run.words[-1] in _THINGS:
        return True
    return (single and run.text.isupper() and len(run.text) <= 6) or any(c.isdigit() for c in run.text)


def _among(persons: list[Person], words: tuple[str, ...], run: NameRun) -> Person | None:
    fitting = [person for person in persons if _names(person.words, words)]
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
    before = [person for person in persons if any(other.first < run.first for other in person.runs)]
    return max(
        before or persons, key=lambda p: max((r.first for r in p.runs if r.first < run.first), default=-1)
    )


def _add_later_mentions(tokens: Words, runs: list[NameRun], persons: list[Person]) -> None:
    assigned = {run.first for person in persons for run in person.runs}
    for run in runs:
        if run.first in assigned or _is_no_name(run):
            continue
        words = _words(run)
        person = _among(persons, words, run) if words else None
        if person is None and len(words) > 1:
            # the fuller form of a name that was introduced by a part: Minister Austin, later Lloyd Austin
            parts = [p for p in persons if len(p.words) == 1 and p.words[0] in (words[0], words[-1])]
            person = parts[0] if len(parts) == 1 else None
            if person:
                person.words = words
        if person:
            person.runs.append(run)
