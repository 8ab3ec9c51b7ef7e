"""The list of officials, and the page of each."""

from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.counterparts import counterparts_of
from articles.exports import OFFICIALS
from articles.footnotes import Footnotes
from articles.models import Agreement, Engagement, Evidence, Participation
from articles.rows import prepare_agreements, prepare_engagements, prepare_officials
from articles.ties.figures import extent_of
from articles.views.as_of import tenures
from articles.views.record import MOST_ROWS, RecordPage
from defense_ties.lib.listing import RecordList, Sort
from people.filters import OfficialFilter
from people.models import Appointment, Official

MOST_COUNTERPARTS = 10


class OfficialList(RecordList):
    """All published officials."""

    filterset_class = OfficialFilter
    export = OFFICIALS
    template_name = "officials/list.html"
    section = "officials"
    noun, nouns = _("official"), _("officials")
    sorts = {
        "name": Sort(_("Name"), lambda found: found.order_by("sort_key", "id")),
        "country": Sort(_("Country, then name"), lambda found: found.order_by("country", "sort_key", "id")),
    }

    def published(self):
        return Official.objects.published()

    def prepare(self, rows):
        prepare_officials(rows)


class OfficialPage(RecordPage):
    """One official: names, appointments through time, engagements, agreements and evidence."""

    model = Official
    template_name = "officials/record.html"
    export = OFFICIALS
    section = "officials"

    def get_queryset(self):
        return super().get_queryset().prefetch_related("aliases")

    def about(self, record: Official) -> dict[str, Any]:
        appointments = Appointment.objects.published().of(record)
        engagements = Engagement.objects.published().with_official(record)
        agreements = Agreement.objects.published().with_official(record)
        evidence = Evidence.objects.filter(Q(official=record) | Q(appointment__in=appointments.order_by()))
        career = list(appointments.select_related("official", "position__institution").newest_first())
        return {
            "appointments": career,
            "picture": tenures(career, label="{post}", today=timezone.localdate()),
            "counterparts": counterparts_of(record, most=MOST_COUNTERPARTS),
            "engagements": _engagements(engagements, record),
            **extent_of(engagements),
            "agreements": _agreements(agreements),
            "agreement_count": agreements.count(),
            "footnotes": Footnotes(evidence),
        }


def _engagements(engagements: Any, official: Official) -> list:
    """Return the latest engagements, each with the parts that the official took in it as `taken`."""
    taken = Participation.objects.filter(official=official).select_related("rank")
    rows = engagements.newest_first().prefetch_related(Prefetch("participations", taken, to_attr="taken"))
    rows = list(rows[:MOST_ROWS])
    prepare_engagements(rows)
    return rows


def _agreements(agreements: Any) -> list:
    rows = list(agreements.newest_first()[:MOST_ROWS])
    prepare_agreements(rows)
    return rows
