"""The page of each position: who held it, when, and who took part in it in what."""

from typing import Any

from django.utils import timezone

from articles.footnotes import Footnotes
from articles.models import Engagement, Evidence
from articles.positions import public_positions
from articles.rows import prepare_engagements
from articles.views.as_of import AsOfPage, tenures
from articles.views.record import MOST_ROWS
from people.holders import public_appointments
from people.models import Position
from people.vacancies import gaps_between, overlaps_among


class PositionPage(AsOfPage):
    """One position: its holders through time, what is not known of them, and its engagements."""

    model = Position
    template_name = "positions/record.html"
    section = "positions"

    def get_queryset(self):
        return public_positions().select_related("institution")

    def posts(self, record: Position) -> Any:
        return [record]

    def about(self, record: Position) -> dict[str, Any]:
        appointments = public_appointments([record.pk])
        rows = list(appointments.latest_first()[:MOST_ROWS])
        evidence = Evidence.objects.filter(appointment__in=[row.pk for row in rows])
        engagements = Engagement.objects.published().in_post(record)
        shown = list(engagements.newest_first()[:MOST_ROWS])
        prepare_engagements(shown)
        return {
            "appointments": rows,
            "appointment_count": appointments.count(),
            "gaps": gaps_between(rows),
            "overlaps": overlaps_among(rows),
            "picture": tenures(rows, label="{name}", today=timezone.localdate()),
            "engagements": shown,
            "engagement_count": engagements.count(),
            "footnotes": Footnotes(evidence | self.evidence()),
        }

    def reviewed(self, record: Position, found: dict[str, Any]) -> dict[str, Any]:
        # A position is shared by records, each of which is reviewed.
        return {"description": str(record)}
