"""What is known to be missing, counted: dates, places, posts, years and countries with little on record."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, DateField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.translation import gettext as _

from articles.choices import EngagementStatus, LegalForce, Mode
from articles.models import Agreement, Article, CoverageMonth, Engagement, Participation
from articles.models.engagement import EngagementQuerySet
from articles.ties.countries import CountryCount, count_countries
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY, Basis
from defense_ties.lib.years import YearOf
from people.models import Appointment, Official

# A country with no more than this is one of which little is on record.
LITTLE = 2
MOST_SHOWN = 40
MOST_YEARS = 40
MOST_SOURCES = 10
# What engagements and participants lack is counted among no more engagements than this.
MOST_EXAMINED = 20_000
HELD = f"status={EngagementStatus.HELD}"
# A date that spans more days than this says no more than a month.
DAYS_OF_A_MONTH = datetime.timedelta(days=26)


@dataclass(frozen=True)
class Gap:
    """How many of some records lack something, and the list of exactly these where there is one."""

    words: str
    number: int
    of: int
    query: str = ""

    @property
    def percent(self) -> str:
        """The share, never rounded to none or to all."""
        if not self.of:
            return ""
        share = 100 * self.number / self.of
        if 0 < share < 1:
            return _("under 1 %")
        return _("over 99 %") if 99 < share < 100 else f"{share:.0f} %"


@dataclass(frozen=True)
class Source:
    """How many published articles come from one publisher, or are in one language."""

    name: str
    number: int
    of: int

    @property
    def percent(self) -> str:
        """The share of all published articles."""
        return Gap(self.name, self.number, self.of).percent


def are_too_many() -> bool:
    """Return whether there are more engagements held than are examined."""
    return bool(_held().order_by()[: MOST_EXAMINED + 1].count() > MOST_EXAMINED)


def _held() -> EngagementQuerySet:
    held: EngagementQuerySet = Engagement.objects.published().filter(status=EngagementStatus.HELD)
    return held


def _examined() -> EngagementQuerySet:
    """Return the engagements held, or of too many those with the lowest ids, which are drawn at random."""
    if not are_too_many():
        return _held()
    return _held().filter(pk__in=_held().order_by("pk").values("pk")[:MOST_EXAMINED])


def gaps_of_engagements() -> list[Gap]:
    """Return what published engagements that were held lack."""
    month = ExpressionWrapper(F("earliest") + DAYS_OF_A_MONTH, output_field=DateField())
    ends = Q(earliest__gt=NO_FIRST_DAY, latest__lt=NO_LAST_DAY)
    named = Participation.objects.filter(engagement=OuterRef("pk"), official__isnull=False)
    found: dict[str, int] = (
        _examined()
        .order_by()
        .aggregate(
            all=Count("pk"),
            undated=Count("pk", filter=Q(earliest__isnull=True)),
            vague=Count("pk", filter=Q(earliest__isnull=False) & (~ends | Q(latest__gt=month))),
            worked_out=Count("pk", filter=Q(date_basis=Basis.WORKED_OUT)),
            inferred=Count("pk", filter=Q(date_basis=Basis.INFERRED)),
            placeless=Count("pk", filter=Q(place__isnull=True, mode=Mode.IN_PERSON)),
            nameless=Count("pk", filter=~Exists(named)),
        )
    )
    number = found["all"]
    return [
        Gap(_("No date is known"), found["undated"], number),
        Gap(_("The date says no more than a month, a year or an open span"), found["vague"], number),
        Gap(
            _("The date was worked out from the article’s"),
            found["worked_out"],
            number,
            f"basis=worked_out&{HELD}",
        ),
        Gap(
            _("The date, or its year, was inferred"),
            found["inferred"],
            number,
            f"basis=inferred&{HELD}",
        ),
        Gap(_("Held in person, and no place is known"), found["placeless"], number),
        Gap(_("No official is named"), found["nameless"], number),
    ]


def other_gaps() -> list[Gap]:
    """Return what published agreements, participants and officials lack."""
    agreements: dict[str, int] = (
        Agreement.objects.published()
        .order_by()
        .aggregate(all=Count("pk"), unknown=Count("pk", filter=Q(legally_binding=LegalForce.UNKNOWN)))
    )
    people: dict[str, int] = Participation.objects.filter(
        engagement__in=_examined().order_by().values("pk"), official__isnull=False
    ).aggregate(
        all=Count("pk"),
        postless=Count("pk", filter=Q(position__isnull=True)),
        rankless=Count("pk", filter=Q(rank__isnull=True)),
    )
    held = Appointment.objects.published().filter(official=OuterRef("pk"))
    officials: dict[str, int] = (
        Official.objects.published()
        .order_by()
        .aggregate(all=Count("pk"), unposted=Count("pk", filter=~Exists(held)))
    )
    return [
        Gap(
            _("Agreements that may bind or not, as the sources do not say"),
            agreements["unknown"],
            agreements["all"],
        ),
        Gap(_("Participants whose position at the time is not known"), people["postless"], people["all"]),
        Gap(_("Participants whose rank is not known, or who have none"), people["rankless"], people["all"]),
        Gap(_("Officials of whom no appointment is on record"), officials["unposted"], officials["all"]),
    ]


def years() -> tuple[list[tuple[int, int]], int]:
    """Return the engagements held in each year, years of none included, and how many years are left out.

    An engagement whose date runs over the end of a year belongs to no year.
    """
    dated = Engagement.objects.published().filter(
        status=EngagementStatus.HELD, earliest__gt=NO_FIRST_DAY, latest__lt=NO_LAST_DAY
    )
    rows = (
        dated.order_by()
        .annotate(year=YearOf(F("earliest")), last=YearOf(F("latest")))
        .filter(year=F("last"))
        .values_list("year")
        .annotate(Count("pk"))
    )
    found: dict[int, int] = {int(year): number for year, number in rows}
    if not found:
        return [], 0
    first, last = min(found), max(found)
    start = max(first, last - MOST_YEARS + 1)
    return [(year, found.get(year, 0)) for year in range(last, start - 1, -1)], start - first


def little_known() -> list[CountryCount]:
    """Return the countries with few engagements and agreements, those with fewest first."""
    few = [
        country
        for country in count_countries()
        if 0 < country.held + country.planned + country.called_off + country.agreements <= LITTLE
    ]
    return sorted(few, key=lambda country: (country.held + country.planned, country.name))


def sources() -> dict[str, Any]:
    """Return of which publishers and languages the published articles are, and how many months were read."""
    articles = Article.objects.published().order_by()
    number = articles.count()
    publishers = articles.values_list("publisher__name").annotate(number=Count("pk")).order_by("-number")
    languages = articles.values_list("language").annotate(number=Count("pk")).order_by("-number", "language")
    return {
        "articles": number,
        "publishers": [
            Source(name or _("No publisher named"), found, number)
            for name, found in publishers[:MOST_SOURCES]
        ],
        "publisher_count": articles.filter(publisher__isnull=False).values("publisher").distinct().count(),
        "languages": [Source(code, found, number) for code, found in languages[:MOST_SOURCES]],
        "months_read": CoverageMonth.objects.read().count(),
    }
