"""Which institution a text means, by name, acronym, country and kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from defense_ties.lib.countries import country_name
from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import ReviewStatus
from people.matching.candidates import Candidate, ranked
from people.matching.names import NONE, Comparison
from people.matching.register import Entry, Register, institution_register
from people.models import Institution

SHOWN = 8
WORTH_A_LOOK = 0.5
SAME_NAME = 0.96
NO_COUNTRY = -0.05
_SMALL = frozenset(["the", "of", "for", "and", "a", "an", "de", "la", "du", "des", "del", "s"])
# Spellings and synonyms that are one word in names of such bodies.
_ALIKE = {
    "defense": "defence",
    "peoples": "people",
    "departments": "department",
    "organization": "organisation",
    "committees": "committee",
    "affairs": "affair",
    "forces": "force",
    "guards": "guard",
    "troops": "troop",
    "services": "service",
}
# Adjectives of countries that do not begin as the country's name does.
_ADJECTIVES = {
    "british": "GB",
    "uk": "GB",
    "american": "US",
    "us": "US",
    "french": "FR",
    "dutch": "NL",
    "swiss": "CH",
    "spanish": "ES",
    "polish": "PL",
    "danish": "DK",
    "finnish": "FI",
    "emirati": "AE",
    "uae": "AE",
    "burmese": "MM",
    "filipino": "PH",
    "welsh": "GB",
    "lao": "LA",
    "rok": "KR",
    "dprk": "KP",
    "prc": "CN",
    "greek": "GR",
    "korean": "KR",
    "norwegian": "NO",
    "irish": "IE",
    "saudi": "SA",
}
# What stands for a country in two words is made one before the words are looked at.
_LANDS = {
    "united states": "us",
    "united kingdom": "uk",
    "republic of korea": "rok",
    "south korean": "rok",
    "north korean": "dprk",
}
_LETTERS = re.compile(r"\b(?:[a-z] ){1,}[a-z]\b")  # U.S., D.P.R.K.


@dataclass(frozen=True)
class PresentedInstitution:
    """An institution as a text presents it, with the other names that the text gives it."""

    name: str
    country: str = ""
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = ""

    @property
    def names(self) -> list[str]:
        """The name, the other names and the acronym."""
        return [name for name in (self.name, *self.aliases, self.acronym) if name]

    @property
    def wanted(self) -> list[tuple[str, str]]:
        """The names, each with the country, as a register is asked for them."""
        return [(name, self.country) for name in self.names]


def institution_candidates(
    presented: PresentedInstitution, *, register: Register | None = None, apart_from: Iterable[str] = ()
) -> list[Candidate]:
    """Return the institutions that may be meant, the best first; those in `apart_from` are never proposed."""
    register = register or institution_register(presented.wanted)
    barred = set(apart_from)
    near = {
        entry.pk: entry
        for name in presented.names
        for entry in register.near(name, presented.country)
        if entry.pk not in barred
    }
    compared = [(entry, best_name(presented, entry)) for entry in near.values()]
    worthy = sorted(
        (pair for pair in compared if pair[1].score >= WORTH_A_LOOK),
        key=lambda pair: (-pair[1].score, pair[0].pk),
    )[: 3 * SHOWN]
    rows = Institution.objects.exclude(review_status=ReviewStatus.REJECTED).in_bulk([e.pk for e, _ in worthy])
    found = [
        weighed(presented, rows[entry.pk], comparison) for entry, comparison in worthy if entry.pk in rows
    ]
    return ranked(found)[:SHOWN]


def best_name(presented: PresentedInstitution, entry: Entry) -> Comparison:
    """Return how well the best of the names agrees with one of those on record."""
    country = presented.country or entry.country
    main = max((_compare(presented.name, name, country) for name in entry.names), key=lambda c: c.score)
    others = [
        _compare(other, name, country)
        for other in (*presented.aliases, presented.acronym)
        if other
        for name in entry.names
    ]
    best = max(others, key=lambda c: c.score, default=NONE)
    # A text's other name for a body may be loose (“the army”), so it proposes and does not decide.
    loose = Comparison(min(best.score, 0.85), best.reason)
    return max(main, loose, key=lambda c: c.score)


def _compare(written: str, recorded: str, country: str) -> Comparison:
    if fold(written) == fold(recorded) != "":
        return Comparison(1.0, f"The name is the same: {recorded}.")
    mine, theirs = core_of(written, country), core_of(recorded, country)
    if not mine or not theirs:
        return NONE
    if mine == theirs:
        return Comparison(0.97, f"The same words: {recorded}.")
    if "ministry" in mine and mine - {"national"} == theirs - {"national"}:
        return Comparison(0.95, f"The same ministry, with or without “National”: {recorded}.")
    rest = mine ^ theirs
    if len(mine & theirs) >= 2 and len(rest) == 1:
        return Comparison(0.75, f"The same words but for “{next(iter(rest))}”: {recorded}.")
    return NONE


@lru_cache(maxsize=65_536)
def core_of(name: str, country: str) -> frozenset[str]:
    """Return the words of a name that tell bodies of one country apart: the country itself does not."""
    folded = _LETTERS.sub(lambda match: match[0].replace(" ", ""), fold(name))
    for land, code in _LANDS.items():
        folded = folded.replace(land, code)
    words = [word for word in folded.split() if word not in _SMALL]
    kept = [word for word in words if not _names_country(word, country)]
    return frozenset(_ALIKE.get(word, word) for word in kept or words)


def _names_country(word: str, country: str) -> bool:
    if not country:
        return False
    if _ADJECTIVES.get(word) == country:
        return True
    parts = fold(country_name(country)).split()
    starts = {part[:4] for part in (*parts, "".join(parts)) if len(part) >= 4}
    return len(word) >= 4 and any(word.startswith(start) for start in starts) and word not in ("united",)


def weighed(presented: PresentedInstitution, row: Institution, comparison: Comparison) -> Candidate:
    """Return an institution as a candidate: how well the names agree, and what country and kind add to it."""
    score, reasons = comparison.score * SAME_NAME, [comparison.reason]
    if presented.country and row.country:
        reasons.append(f"Both are of {country_name(str(row.country))}.")
    elif presented.country or row.country:
        score += NO_COUNTRY
        reasons.append("The country of one of them is not known.")
    if presented.kind and row.kind == presented.kind:
        score += 0.02
    elif presented.kind and "other" not in (presented.kind, row.kind):
        score -= 0.04
        reasons.append(f"On record as another kind of body: {row.get_kind_display()}.")
    return Candidate(row, round(min(max(score, 0.0), 1.0), 3), tuple(reasons))
