"""The rank that a written one resolves to, by country and by the service of the institution."""

from django.db.models import Q

from defense_ties.lib.names import fold
from people.choices import InstitutionKind, RankScheme, Service
from people.models import Institution, Rank

# The order of ranks, and the service, in which the people of an institution hold theirs.
_SERVICES: dict[str, tuple[str, str]] = {
    InstitutionKind.ARMY: (RankScheme.MILITARY, Service.ARMY),
    InstitutionKind.NAVY: (RankScheme.MILITARY, Service.NAVY),
    InstitutionKind.AIR_FORCE: (RankScheme.MILITARY, Service.AIR_FORCE),
    InstitutionKind.MARINES: (RankScheme.MILITARY, Service.MARINES),
    InstitutionKind.GENDARMERIE: (RankScheme.MILITARY, Service.GENDARMERIE),
    InstitutionKind.COAST_GUARD: (RankScheme.MILITARY, Service.COAST_GUARD),
    InstitutionKind.BORDER_GUARD: (RankScheme.BORDER_GUARD, Service.BORDER_GUARD),
    InstitutionKind.POLICE: (RankScheme.POLICE, Service.POLICE),
}
# Bodies whose people may hold a rank of any order: which, the text does not say.
_CLOSED = {InstitutionKind.BORDER_GUARD, InstitutionKind.POLICE, InstitutionKind.COAST_GUARD}
_USUAL = (Service.ANY, Service.ARMY, Service.NAVY, Service.AIR_FORCE)


def resolve_rank(rank: str, as_written: str, country: str, institution: Institution | None) -> Rank | None:
    """Return the rank that is meant, or None where there is none or more than one.

    A rank of a border guard, a coast guard or a police is never taken for a military one.
    """
    forms = {fold(text) for text in (rank, as_written) if text.strip()}
    if not forms:
        return None
    kind = institution.kind if institution else ""
    scheme, service = _SERVICES.get(kind, (RankScheme.MILITARY, ""))
    found = Rank.objects.filter(Q(folded__in=forms) | Q(forms__folded__in=forms), scheme=scheme)
    ranks = list(found.filter(country__in={country, ""}).distinct())
    for whose in dict.fromkeys((country, "")):
        own = [candidate for candidate in ranks if str(candidate.country or "") == whose]
        if chosen := _of_service(own, service, fold(rank), closed=kind in _CLOSED):
            return chosen
        if own and kind in _CLOSED:
            return None
    return None


def _of_service(ranks: list[Rank], service: str, title: str, *, closed: bool) -> Rank | None:
    wanted = [service] if service else []
    for name in wanted if closed else dict.fromkeys((*wanted, *_USUAL)):
        held = [rank for rank in ranks if rank.service == name]
        exact = [rank for rank in held if rank.folded == title]
        if len(exact or held) == 1:
            return (exact or held)[0]
    return None
