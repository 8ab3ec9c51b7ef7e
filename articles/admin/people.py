"""What the reports add to the staff's pages of people and institutions."""

from django.contrib import admin
from django.db.models import Count, F, OuterRef, Subquery

from articles.admin.evidence import EvidenceRows, count_of, evidence_count
from articles.models import Agreement, Engagement, Participation
from defense_ties.lib.admin import Extension
from defense_ties.lib.admin.links import list_link
from people.models import Appointment, Institution, Official


def last_ranks(officials) -> dict:
    """Return the last rank that a report gives each official, with its year, and how often they took part."""
    present = Participation.objects.in_common().filter(official=OuterRef("pk"))
    latest = present.filter(rank__isnull=False).order_by(F("engagement__latest").desc(nulls_last=True), "id")
    counted = present.order_by().values("official").annotate(number=Count("engagement", distinct=True))
    keys = [official.pk for official in officials]
    found = Official.objects.filter(pk__in=keys).annotate(
        last_rank=Subquery(latest.values("rank__title")[:1]),
        last_year=Subquery(latest.values("engagement__earliest__year")[:1]),
        number=Subquery(counted.values("number")),
    )
    return {official.pk: [*_rank_words(official), *_number_words(official.number)] for official in found}


def _rank_words(official) -> list[str]:
    return [f"{official.last_rank} ({official.last_year or 'undated'})"] if official.last_rank else []


def _number_words(number) -> list[str]:
    return [f"{number} engagement{'' if number == 1 else 's'}"] if number else []


def _links_of_official(official):
    return [
        list_link("Engagements", Engagement, participations__official=official),
        list_link("Participations", Participation, official=official),
        list_link("Agreements signed", Agreement, signatures__official=official),
    ]


def _links_of_institution(institution):
    return [
        list_link("Engagements", Engagement, participations__institution=institution),
        list_link("Agreements", Agreement, parties__institution=institution),
    ]


def _evidence_for(subject: str) -> dict:
    return {
        "inlines": (EvidenceRows.of(subject),),
        "columns": (evidence_count,),
        "annotations": {"evidence_count": count_of(subject)},
    }


admin.site.extend(  # type: ignore[attr-defined]
    Official, Extension(**_evidence_for("official"), links=_links_of_official, describe=last_ranks)
)
admin.site.extend(  # type: ignore[attr-defined]
    Institution, Extension(**_evidence_for("institution"), links=_links_of_institution)
)
admin.site.extend(Appointment, Extension(**_evidence_for("appointment")))  # type: ignore[attr-defined]
