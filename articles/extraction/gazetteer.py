"""The officials and institutions that the database knows already, by their names and aliases."""

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
        self.names = Phrases(
            (level(entry.name), entry)
            for entries in self._officials.values()
            for entry in entries
            if " " in entry.name.strip()
        )

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


def _only(entries: dict[str, list[Entry]], name: str, country: str) -> str:
    fitting = {
        e.id for e in entries.get(fold(name), ()) if not country or not e.country or e.country == country
    }
    return fitting.pop() if len(fitting) == 1 else ""
