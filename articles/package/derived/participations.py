"""participations_resolved.csv: who took part as the article writes it, and who that was on the date."""

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Least, NullIf

from articles.models import Engagement, Participation
from articles.package.choice import Choice, country_of, shown
from articles.package.derived.columns import DerivedColumn, country, field, field_of, key, number, reference
from articles.package.derived.table import QueriedTable
from articles.package.selection import is_public
from defense_ties.lib.exports import Kind
from people.choices import Seniority
from people.models import Appointment, Institution, Official, Position, Rank

# When and as what an engagement took place, for tables whose rows belong to one.
OF_ENGAGEMENT = tuple(
    field(Engagement, name, "engagement__")
    for name in ("kind", "status", "date", "earliest", "latest", "date_basis")
)
_NO_LEVEL = 99
_HELD_THEN = Appointment._base_manager.filter(
    is_public(Appointment),
    official=OuterRef("official"),
    earliest__lte=OuterRef("engagement__latest"),
    latest__gte=OuterRef("engagement__earliest"),
)


def _rows(choice: Choice) -> QuerySet:
    return choice.rows(Participation).order_by("id")


def _level() -> NullIf:
    """Return the level of who took part: that of the position named, or of a higher one held then."""
    held = _HELD_THEN.order_by().values("official").annotate(level=Min("position__seniority")).values("level")
    both = Least(
        Coalesce(shown(Position, "position__", "seniority"), _NO_LEVEL),
        Coalesce(Subquery(held, output_field=IntegerField()), _NO_LEVEL),
    )
    return NullIf(both, Value(_NO_LEVEL))


def _is_conflict() -> Case:
    can_be_told = Q(
        is_public(Official, "official__"),
        is_public(Position, "position__"),
        position__isnull=False,
        engagement__earliest__isnull=False,
    )
    covering = _HELD_THEN.filter(position=OuterRef("position"))
    return Case(When(can_be_told, then=~Exists(covering)), output_field=BooleanField())


RESOLVED = QueriedTable(
    "participations_resolved",
    "A participation with the date and kind of its engagement: name, rank and title as the article writes "
    "them, and the official, rank and position that they mean as of the date.",
    (
        key(Participation, "id", called="participation_id", says="The participation."),
        key(Engagement, "engagement_id", called="engagement_id", says="The engagement."),
        *OF_ENGAGEMENT,
        country(
            "country",
            "The country for which they took part; where none is given, that of the official.",
            country_of(),
        ),
        field(Participation, "role"),
        reference(
            Official,
            "official__",
            called="official_id",
            says="The official; blank where only an institution is named, or it is not decided who is meant.",
        ),
        field_of(Official, "name", "official__", called="official_name"),
        reference(
            Institution,
            "institution__",
            called="institution_id",
            says="The institution that took part, or that the official stood for.",
        ),
        field_of(Institution, "name", "institution__", called="institution_name"),
        *(field(Participation, f"{name}_as_written") for name in ("name", "rank", "title")),
        reference(Rank, "rank__", called="rank_id", says="The rank on that date."),
        field_of(Rank, "title", "rank__", called="rank_title"),
        field_of(Rank, "nato_code", "rank__", called="rank_nato_code"),
        reference(Position, "position__", called="position_id", says="The position on that date."),
        field_of(Position, "title", "position__", called="position_title"),
        reference(
            Institution,
            "position__institution__",
            called="position_institution_id",
            says="The institution to which the position belongs.",
        ),
        field_of(Institution, "name", "position__institution__", called="position_institution_name"),
        field_of(Position, "seniority", "position__", called="position_seniority"),
        number(
            "level",
            "The highest level, 1 above 2, of the position named and of those held on that date.",
            _level(),
            tuple(Seniority.values),
        ),
        DerivedColumn(
            "is_conflict",
            "Whether no published appointment covers the position then; blank where it cannot be told.",
            _is_conflict(),
            Kind.FLAG,
        ),
    ),
    ("participation_id",),
    _rows,
)
