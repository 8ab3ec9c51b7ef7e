"""The list of institutions, and the page of each."""

from typing import Any

from django.db.models import Q
from django.db.models.functions import Lower

from articles.exports import INSTITUTIONS
from articles.footnotes import Footnotes
from articles.models import Agreement, Engagement, Evidence
from articles.rows import prepare_agreements, prepare_engagements, prepare_institutions
from articles.views.record import MOST_ROWS, RecordPage
from defense_ties.lib.listing import RecordList, Sort
from defense_ties.lib.reviewing import ReviewStatus
from people.filters import InstitutionFilter, within
from people.models import Appointment, Institution

# Not by the folded names: those run on into native name and acronym.
BY_NAME = (Lower("name"), "id")


class InstitutionList(RecordList):
    """All published institutions."""

    filterset_class = InstitutionFilter
    export = INSTITUTIONS
    template_name = "institutions/list.html"
    section = "institutions"
    noun, nouns = "institution", "institutions"
    sorts = {
        "name": Sort("Name", lambda found: found.order_by(*BY_NAME)),
        "country": Sort("Country, then name", lambda found: found.order_by("country", *BY_NAME)),
        "kind": Sort("Kind, then name", lambda found: found.order_by("kind", *BY_NAME)),
    }

    def published(self):
        return Institution.objects.published()

    def prepare(self, rows):
        prepare_institutions(rows)


class InstitutionPage(RecordPage):
    """One institution: its place in the tree, its people, engagements, agreements and evidence."""

    model = Institution
    template_name = "institutions/record.html"
    section = "institutions"

    def get_queryset(self):
        return super().get_queryset().prefetch_related("aliases")

    def about(self, record: Institution) -> dict[str, Any]:
        body = within(record)
        appointments = Appointment.objects.published().filter(
            position__institution=record, official__review_status=ReviewStatus.PUBLISHED
        )
        evidence = Evidence.objects.filter(Q(institution=record) | Q(appointment__in=appointments.order_by()))
        engagements = Engagement.objects.published().with_institutions(body)
        agreements = Agreement.objects.published().with_institutions(body)
        return {
            "above": [above for above in Institution.objects.ancestors(record) if above.is_published],
            "children": Institution.objects.published().filter(parent=record),
            "appointments": appointments.select_related("official", "position").newest_first()[:MOST_ROWS],
            "positions": _positions(record),
            "engagements": _rows(engagements, prepare_engagements),
            "engagement_count": engagements.count(),
            "agreements": _rows(agreements, prepare_agreements),
            "agreement_count": agreements.count(),
            "footnotes": Footnotes(evidence),
        }


def _positions(institution: Institution) -> Any:
    """Return the positions that something published refers to."""
    public = Q()
    for path in ("appointments", "participations__engagement", "signatures__agreement"):
        public |= Q(**{f"{path}__review_status": ReviewStatus.PUBLISHED})
    return institution.positions.filter(public).order_by("seniority", "title", "id").distinct()


def _rows(records: Any, prepare: Any) -> list:
    rows = list(records.newest_first()[:MOST_ROWS])
    prepare(rows)
    return rows
