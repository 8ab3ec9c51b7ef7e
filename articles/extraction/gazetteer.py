"""The officials and institutions that the database knows already, by their names and aliases."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from articles.extraction.phrases import Phrases, level
from defense_ties.lib.names import fold


class Entry(NamedTuple):
    """A record with one of its names; a record has an entry for each of its names."""

    id: str
    name: str
    country: str


class Gazetteer:
    """Names of known records, found in texts and compared without accents."""

    def __init__(self, officials: Iterable[Entry] = (), institutions: Iterable[Entry] = ()):
        self._officials = _by_name(officials)
        self._institutions = _by_name(institutions)
        self.names = Phrases(_ids_by_form(self._officials).items())

    def official(self, name: str, country: str) -> str:
        """Return the id of the one official of this name and country, or the empty text."""
        return _only(self._officials, name, country)

    def institution(self, name: str, country: str) -> str:
        """Return the id of the one institution of this name and country, or the empty text."""
        return _only(self._institutions, name, country)


def _by_name(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(fold(entry.name), []).append(entry)
    return found


def _ids_by_form(officials: dict[str, list[Entry]]) -> dict[str, tuple[str, ...]]:
    """Return the ids of those who share a name of two words or more, with and without its accents."""
    found: dict[str, dict[str, None]] = {}
    for entry in (entry for entries in officials.values() for entry in entries):
        name = level(entry.name.strip())
        for form in {name, _without_accents(name)}:
            if " " in form:
                found.setdefault(form, {})[entry.id] = None
    return {form: tuple(ids) for form, ids in found.items()}


def _without_accents(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


def _only(entries: dict[str, list[Entry]], name: str, country: str) -> str:
    fitting = {
        e.id for e in entries.get(fold(name), ()) if not country or not e.country or e.country == country
    }
    return fitting.pop() if len(fitting) == 1 else ""
