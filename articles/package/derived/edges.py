"""participant_edges.csv: who met whom, at which engagement, each in which role."""

from django.db.models import F, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, NullIf

from articles.choices import ParticipantRole
from articles.models import Engagement, Participation
from articles.package.choice import Choice, country_of, is_there, shown
from articles.package.derived.columns import DerivedColumn, country, field, key, reference
from articles.package.derived.participations import OF_ENGAGEMENT
from articles.package.derived.table import QueriedTable
from defense_ties.lib.exports import Kind
from people.models import Institution, Official

# The other participations of the engagement.
OTHER = "engagement__participations__"


def meetings(choice: Choice) -> QuerySet:
    """Return each participation with each other one of its engagement for another country.

    Every two of them come twice: each is the other of the other.
    """
    pairs = choice.taking_part().annotate(
        of=Coalesce(country_of(), Value("")),
        other_of=Coalesce(country_of(OTHER), Value("")),
        other_role=F(f"{OTHER}role"),
        other_is_there=is_there(Participation, OTHER),
    )
    abroad = Q(of__lt=F("other_of")) | Q(of__gt=F("other_of"))
    return pairs.filter(abroad, other_is_there=True).exclude(other_role=ParticipantRole.MENTIONED)


def _rows(choice: Choice) -> QuerySet:
    who, other_who = (
        Coalesce(shown(Official, f"{path}official__", "id"), f"{path}id") for path in ("", OTHER)
    )
    pairs = meetings(choice).annotate(who=who, other_who=other_who).filter(of__lt=F("other_of"))
    # Django would name the participation's column of the same value, by which SQLite sorts all rows at once.
    of_engagement = RawSQL('"articles_engagement"."id"', ())
    return pairs.exclude(who=F("other_who")).order_by(of_engagement, "id", f"{OTHER}id")


def _name(path: str) -> Coalesce:
    return Coalesce(
        shown(Official, f"{path}official__", "name"),
        NullIf(F(f"{path}name_as_written"), Value("")),
        shown(Institution, f"{path}institution__", "name"),
    )


def _side(path: str, which: str) -> tuple[DerivedColumn, ...]:
    return (
        key(
            Participation,
            f"{path}id",
            called=f"{which}_participation_id",
            says=f"The participation of the {which}.",
        ),
        reference(
            Official,
            f"{path}official__",
            called=f"{which}_official_id",
            says=f"The official who is the {which}.",
        ),
        reference(
            Institution,
            f"{path}institution__",
            called=f"{which}_institution_id",
            says=f"The institution that is the {which}, or that the official stood for.",
        ),
        DerivedColumn(
            f"{which}_name",
            f"Name of the {which}: of the official, else as written, else of the institution.",
            _name(path),
            Kind.TEXT,
        ),
        country(
            f"{which}_country",
            f"The country for which the {which} took part; where none is given, that of the official.",
            country_of(path),
        ),
        field(Participation, "role", path, called=f"{which}_role", says=f"The part played by the {which}."),
    )


EDGES = QueriedTable(
    "participant_edges",
    "Two participants of an engagement who took part for different countries: who met whom, or was to meet "
    "whom, as the status says. The first is the one of the country whose code comes first. Those who were "
    "only mentioned are left out. Whoever took part in two roles "
    "is in a row for each: count engagements, not rows.",
    (
        key(Engagement, "engagement_id", called="engagement_id", says="The engagement."),
        *OF_ENGAGEMENT,
        *_side("", "first"),
        *_side(OTHER, "second"),
    ),
    ("first_participation_id", "second_participation_id"),
    _rows,
)
