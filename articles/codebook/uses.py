"""Where published records carry the codes of each vocabulary."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from articles import choices as reported
from articles.models import (
    Agreement,
    AgreementEvent,
    Article,
    CoverageMonth,
    Engagement,
    Evidence,
    Participation,
    Side,
)
from defense_ties.lib.dates import Basis
from defense_ties.lib.reviewing import ReviewStatus
from defense_ties.lib.vocabulary import Scale, Vocabulary
from people import choices as people
from people.models import Appointment, Institution, InstitutionAlias, OfficialAlias

PUBLIC = ReviewStatus.PUBLISHED


@dataclass(frozen=True)
class Use:
    """A column that holds codes of a vocabulary: what is counted, and which record serves as an example."""

    # What the numbers are of, in words.
    of: str
    rows: Callable[[], QuerySet]
    column: str
    # The column with the id of an example, and the kind of record that this is.
    example: str = "pk"
    kind: str = ""
    # What is counted where several rows stand for one.
    counted: str = "pk"
    # The column with the status of the engagement: what was only planned is counted apart from what was held.
    status: str = ""
    # The list that can be limited to a code, and by which parameter.
    section: str = ""
    parameter: str = ""


@dataclass(frozen=True)
class Explained:
    """A vocabulary as the codebook shows it: its anchor and title, and where it is used."""

    vocabulary: type[Vocabulary] | type[Scale]
    title: str
    uses: tuple[Use, ...]

    @property
    def name(self) -> str:
        """The anchor: the name of the vocabulary in words."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", self.vocabulary.__name__).lower()


def _engagements() -> QuerySet:
    return Engagement.objects.published()


def _agreements() -> QuerySet:
    return Agreement.objects.published()


def _parts(model: Any, owner: str) -> Callable[[], QuerySet]:
    """Return how the rows of published records are found."""
    return lambda: model.objects.filter(**{f"{owner}__review_status": PUBLIC})


def _places() -> QuerySet:
    return _engagements().filter(place__isnull=False)


def _ranked() -> QuerySet:
    return Participation.objects.filter(engagement__review_status=PUBLIC, rank__isnull=False)


def _posts() -> QuerySet:
    public = Q(official__review_status=PUBLIC)
    return Appointment.objects.published().filter(public)


def _engagement(column: str, parameter: str = "") -> Use:
    return Use(
        "Engagements held",
        _engagements,
        column,
        kind="engagement",
        status="status",
        section="engagements",
        parameter=parameter,
    )


def _in_engagement(of: str, rows: Callable[[], QuerySet], column: str) -> Use:
    """Return how a code of a part of an engagement is used."""
    return Use(of, rows, column, example="engagement", kind="engagement", status="engagement__status")


def _rank(column: str) -> Use:
    return _in_engagement("Participants, held", _ranked, f"rank__{column}")


def _alias(model: Any, owner: str, of: str) -> Use:
    return Use(of, _parts(model, owner), "kind", example=owner, kind=owner)


VOCABULARIES = (
    Explained(reported.EngagementKind, "Kind of engagement", (_engagement("kind", "kind"),)),
    Explained(
        reported.EngagementStatus,
        "Status of an engagement",
        (
            Use(
                "Engagements",
                _engagements,
                "status",
                kind="engagement",
                section="engagements",
                parameter="status",
            ),
        ),
    ),
    Explained(reported.Mode, "Mode of an engagement", (_engagement("mode"),)),
    Explained(
        reported.SideRole,
        "Part of a country in an engagement",
        (_in_engagement("Sides, held", _parts(Side, "engagement"), "role"),),
    ),
    Explained(
        reported.ParticipantRole,
        "Part of an official or institution in an engagement",
        (_in_engagement("Participants, held", _parts(Participation, "engagement"), "role"),),
    ),
    Explained(
        reported.AgreementKind,
        "Kind of agreement",
        (Use("Agreements", _agreements, "kind", kind="agreement", section="agreements", parameter="kind"),),
    ),
    Explained(
        reported.LegalForce,
        "Whether an agreement binds in law",
        (Use("Agreements", _agreements, "legally_binding", kind="agreement"),),
    ),
    Explained(
        reported.AgreementEventKind,
        "Step in the life of an agreement",
        (
            Use(
                "Events",
                _parts(AgreementEvent, "agreement"),
                "kind",
                example="agreement",
                kind="agreement",
            ),
        ),
    ),
    Explained(Basis, "How the date is known", (_engagement("date_basis", "basis"),)),
    Explained(
        reported.Stance,
        "What a passage does to a fact",
        (Use("Passages", lambda: Evidence.objects.public().for_published(), "stance", example=""),),
    ),
    Explained(
        reported.PlaceKind,
        "Kind of place",
        (Use("Places", _places, "place__kind", kind="engagement", counted="place"),),
    ),
    Explained(
        people.InstitutionKind,
        "Kind of institution",
        (
            Use(
                "Institutions",
                lambda: Institution.objects.published(),
                "kind",
                kind="institution",
                section="institutions",
                parameter="kind",
            ),
        ),
    ),
    Explained(
        people.AliasKind,
        "Kind of a further name",
        (
            _alias(OfficialAlias, "official", "Names of officials"),
            _alias(InstitutionAlias, "institution", "Names of institutions"),
        ),
    ),
    Explained(
        people.Seniority,
        "Level of a position",
        (
            Use(
                "Appointments",
                _posts,
                "position__seniority",
                example="official",
                kind="official",
                section="officials",
                parameter="seniority",
            ),
        ),
    ),
    Explained(people.RankScheme, "Order of ranks", (_rank("scheme"),)),
    Explained(people.Service, "Service of a rank", (_rank("service"),)),
    Explained(people.NatoCode, "Officer grade of a rank (STANAG 2116)", (_rank("nato_code"),)),
    Explained(
        reported.PublisherKind,
        "Kind of publisher",
        (
            Use(
                "Articles",
                lambda: Article.objects.published().filter(publisher__isnull=False),
                "publisher__kind",
                kind="article",
            ),
        ),
    ),
    Explained(
        reported.CodingState,
        "How far an article has been read for facts",
        (Use("Articles", lambda: Article.objects.published(), "coding_state", kind="article"),),
    ),
    Explained(
        reported.MonthState,
        "How far a month of a publisher was searched",
        (Use("Months", lambda: CoverageMonth.objects.all(), "state", example=""),),
    ),
)
