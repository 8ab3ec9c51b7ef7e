"""Institutions that may be one and the same body."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from defense_ties.lib.countries import country_name
from defense_ties.lib.reviewing import ReviewStatus
from people.duplicates.blocks import CHUNK, Near, near_pairs
from people.duplicates.kinds import Fact, Kind, Likely, Pair
from people.duplicates.officials import MOST_NAMES, filled
from people.matching import CHOOSE, PresentedInstitution, Register, apart_from, institution_candidates
from people.matching.institutions import best_name, core_of, weighed
from people.matching.names import Comparison
from people.matching.register import Entry
from people.models import Institution, InstitutionAlias

ASKED = CHOOSE


def resembling_institutions(
    institution: Institution, parts: Iterable[Any] | None = None, *, register: Register | None = None
) -> list[Likely]:
    """Return the institutions that may be this one under another name, the best first."""
    barred = {institution.pk, *apart_from(institution)}
    presented = _presented(institution, _aliases(institution, parts))
    found = institution_candidates(presented, register=register, apart_from=barred)
    return [Likely(one.record, one.score, one.reasons) for one in found if one.score >= ASKED]


def _aliases(institution: Institution, parts: Iterable[Any] | None) -> list[str]:
    if parts is None:
        rows = InstitutionAlias.objects.filter(institution_id=institution.pk)
        return list(rows.values_list("name", flat=True))
    return [row.name for row in parts if isinstance(row, InstitutionAlias)]


def _presented(institution: Institution, aliases: Iterable[str]) -> PresentedInstitution:
    others = tuple(dict.fromkeys(filter(None, (institution.native_name, *aliases))))[:MOST_NAMES]
    country = str(institution.country or "")
    return PresentedInstitution(institution.name, country, institution.acronym, others, institution.kind)


def institution_facts(institutions: Sequence[Institution]) -> dict[Any, list[Fact]]:
    """Return what tells institutions apart: kind, what they stand under, country and acronym."""
    keys = {institution.parent_id for institution in institutions if institution.parent_id}
    parents = Institution.objects.in_bulk(keys)
    return {
        institution.pk: filled(
            ("Kind", institution.get_kind_display()),
            ("Under", str(parents.get(institution.parent_id, ""))),
            ("Country", country_name(str(institution.country or ""))),
            ("Acronym", institution.acronym),
            ("Native name", institution.native_name),
        )
        for institution in institutions
    }


def institution_pairs(least: float = ASKED) -> Iterator[Pair]:
    """Yield the institutions on record that resemble each other, a country at a time."""
    pairs = near_pairs(Institution, InstitutionAlias, "institution", keys_of, agreement_of)
    while chunk := list(islice(pairs, CHUNK)):
        ids = {entry.pk for near in chunk for entry in (near.first, near.second)}
        rows = Institution.objects.exclude(review_status=ReviewStatus.REJECTED).in_bulk(ids)
        for near in chunk:
            if near.first.pk in rows and near.second.pk in rows:
                pair = _pair(near, rows)
                if pair.score >= least:
                    yield pair


def _pair(near: Near, rows: dict[str, Institution]) -> Pair:
    first, second = rows[near.first.pk], rows[near.second.pk]
    found = weighed(_presented(first, ()), second, near.comparison)
    return Pair(first.pk, second.pk, found.score, found.reasons)


def agreement_of(first: Entry, second: Entry) -> Comparison:
    """Return how well the names of two institutions agree, with the first of them as it is presented."""
    name, *others = first.names
    return best_name(PresentedInstitution(name, first.country, aliases=tuple(others)), second)


def keys_of(name: str, country: str) -> Iterator[tuple]:
    """Yield the keys under which a name meets those with the same words, or with one word more or less."""
    words = sorted(core_of(name, country))
    yield ("words", *words)
    if "ministry" in words:
        yield ("words", *(word for word in words if word != "national"))
    if 3 <= len(words) <= 10:
        for place in range(len(words)):
            yield ("words", *words[:place], *words[place + 1 :])


INSTITUTION = Kind(
    model=Institution,
    resembling=resembling_institutions,
    facts=institution_facts,
    pairs=institution_pairs,
    in_country=lambda code: Institution.objects.filter(country=code),
    countries=lambda keys: Institution.objects.filter(pk__in=keys).values_list("country", flat=True),
    names=("name", "native_name", "acronym", "country"),
    rows=(InstitutionAlias,),
)
