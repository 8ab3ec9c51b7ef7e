"""The list of institutions, and the page of each."""

from typing import Any

from django.db.models import Case, Q, When
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.exports import INSTITUTIONS
from articles.footnotes import Footnotes
from articles.models import Agreement, Engagement, Evidence
from articles.positions import public_positions
from articles.rows import prepare_agreements, prepare_engagements, prepare_institutions
from articles.ties.carriers import Involved, institutions_involved
from articles.ties.figures import examined, extent_of
from articles.views.as_of import AsOfPage, tenures
from articles.views.record import MOST_ROWS
from defense_ties.lib.listing import RecordList, Sort
from people.filters import InstitutionFilter, within
from people.models import Appointment, Institution

# Not by the folded names: those run on into native name and acronym.
BY_NAME = (Lower("name"), "id")
MOST_COUNTERPARTS = 10


class InstitutionList(RecordList):
    """All published institutions."""

    filterset_class = InstitutionFilter
    export = INSTITUTIONS
    template_name = "institutions/list.html"
    section = "institutions"
    noun, nouns = _("institution"), _("institutions")
    sorts = {
        "name": Sort(_("Name"), lambda found: found.order_by(*BY_NAME)),
        "country": Sort(_("Country, then name"), lambda found: found.order_by("country", *BY_NAME)),
        "kind": Sort(_("Kind, then name"), lambda found: found.order_by("kind", *BY_NAME)),
    }

    def published(self):
        return Institution.objects.published()

    def prepare(self, rows):
        prepare_institutions(rows)


class InstitutionPage(AsOfPage):
    """One institution: its place in the tree, its people, engagements, agreements and evidence."""

    model = Institution
    template_name = "institutions/record.html"
    export = INSTITUTIONS
    section = "institutions"

    def get_queryset(self):
        return super().get_queryset().prefetch_related("aliases")

    @cached_property
    def body(self) -> list[str]:
        """The ids of the institution and of all that stands under it."""
        return within(self.object)

    def posts(self, record: Institution) -> Any:
        """Return the positions of the institution, then those of what stands under it."""
        own = Case(When(institution=record, then=0), default=1)
        found = public_positions().filter(institution__in=self.body).select_related("institution")
        return found.order_by(own, "seniority", "title", "id")

    def about(self, record: Institution) -> dict[str, Any]:
        appointments = Appointment.objects.public().filter(position__institution=record)
        evidence = Evidence.objects.filter(Q(institution=record) | Q(appointment__in=appointments.order_by()))
        people = list(
            appointments.select_related("official", "position__institution").newest_first()[:MOST_ROWS]
        )
        engagements = Engagement.objects.published().with_institutions(self.body)
        latest = examined(engagements)
        agreements = Agreement.objects.published().with_institutions(self.body)
        return {
            "above": [above for above in Institution.objects.ancestors(record) if above.is_published],
            "children": Institution.objects.published().filter(parent=record),
            "appointments": people,
            "picture": tenures(people, label="{name}, {post}", today=timezone.localdate()),
            "positions": public_positions().filter(institution=record),
            "counterparts": _counterparts(latest, record),
            "engagements": _rows(latest, prepare_engagements),
            **extent_of(engagements),
            "agreements": _rows(agreements, prepare_agreements),
            "agreement_count": agreements.count(),
            "footnotes": Footnotes(evidence | self.evidence()),
        }


def _counterparts(engagements: Any, institution: Institution) -> list[Involved]:
    """Return the institutions of other countries in the same engagements, the busiest first."""
    return institutions_involved(
        engagements, most=MOST_COUNTERPARTS, other_than=str(institution.country), apart_from=institution
    )


def _rows(records: Any, prepare: Any) -> list:
    rows = list(records.newest_first()[:MOST_ROWS])
    prepare(rows)
    return rows
