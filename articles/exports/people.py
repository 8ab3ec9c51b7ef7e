"""Officials and institutions as tables, with the articles that they rest on."""

from django.db.models import OuterRef

from articles.exports.sources import source_columns
from articles.models import Participation, Signature
from defense_ties.lib.exports import Column, Kind, QueryExport
from defense_ties.lib.exports.expressions import Counted
from defense_ties.lib.reviewing import ReviewStatus
from people.exports import INSTITUTION_COLUMNS, OFFICIAL_COLUMNS
from people.models import Appointment, Institution, Official

_ENGAGEMENTS = Participation._base_manager.filter(
    official=OuterRef("pk"), engagement__review_status=ReviewStatus.PUBLISHED
)
_AGREEMENTS = Signature._base_manager.filter(
    official=OuterRef("pk"), agreement__review_status=ReviewStatus.PUBLISHED
)
_HOLDERS = Appointment.objects.published().filter(
    position__institution=OuterRef("pk"), official__review_status=ReviewStatus.PUBLISHED
)

OFFICIALS = QueryExport(
    (
        *OFFICIAL_COLUMNS,
        Column(
            "engagements",
            "Number of engagements with the official.",
            Counted(_ENGAGEMENTS, "engagement_id"),
            Kind.NUMBER,
        ),
        Column(
            "agreements",
            "Number of agreements the official signed.",
            Counted(_AGREEMENTS, "agreement_id"),
            Kind.NUMBER,
        ),
        *source_columns(Official, "official"),
    )
)

INSTITUTIONS = QueryExport(
    (
        *INSTITUTION_COLUMNS,
        Column(
            "officials",
            "Number of officials on record in its own posts.",
            Counted(_HOLDERS, "official_id"),
            Kind.NUMBER,
        ),
        *source_columns(Institution, "institution"),
    )
)
