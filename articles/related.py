"""Records that a reader of one may want to see next: a few of each kind, and cheap to find."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Agreement, Article, Engagement, Evidence, Participation
from defense_ties.lib.date_words import date_words
from defense_ties.lib.dates import NO_FIRST_DAY
from people.models import Appointment, Institution, Official

FEW = 5
NEAR = 3  # on each side in time
MOST_OFFICIALS = 20


@dataclass(frozen=True)
class Related:
    """A few records that have something in common with one."""

    heading: str
    records: list[tuple[Any, str]]  # each with a few words


def related_records(record: Any) -> list[Related]:
    """Return the published records that have something in common with a record, by what that is."""
    found = [
        Related(heading, [(row, _words(row)) for row in rows])
        for heading, rows in _FINDERS[type(record)](record)
    ]
    return [group for group in found if group.records]


def _words(record: Any) -> str:
    """Return what tells a record from others of its kind."""
    if isinstance(record, Engagement):
        status = "" if record.status == "held" else f", {record.get_status_display().lower()}"
        return f"{record.get_kind_display()}{status}, {date_words(record.date, record.date_basis)}"
    if isinstance(record, Agreement):
        return str(record.get_kind_display())
    if isinstance(record, Article):
        return str(date_words(record.date, record.date_basis))
    return str(getattr(record, "title_held", ""))


def _of_engagement(record: Engagement) -> Iterator[tuple[str, Iterable]]:
    published = Engagement.objects.published()
    seen = [record.pk]
    if record.part_of_id:
        siblings = list(
            published.filter(part_of=record.part_of_id).exclude(pk=record.pk).oldest_first()[:FEW]
        )
        seen += [record.part_of_id, *(row.pk for row in siblings)]
        if record.part_of and record.part_of.is_published:
            yield _("Other parts of the same"), siblings
    others = published.exclude(pk__in=seen).exclude(part_of=record.pk)
    countries = sorted(str(side.country) for side in record.sides.all())
    if len(countries) == 2 and record.earliest not in (None, NO_FIRST_DAY):
        tie = others.involving(*countries).dated()
        before = tie.filter(earliest__lt=record.earliest).newest_first()[:NEAR]
        after = tie.filter(earliest__gte=record.earliest).oldest_first()[:NEAR]
        near = [*reversed(before), *after]
        seen += [row.pk for row in near]
        yield _("Of the same tie, near in time"), near
    taking_part = Participation.objects.taking_part().filter(engagement=record, official__isnull=False)
    officials = list(taking_part.values_list("official", flat=True)[:MOST_OFFICIALS])
    if officials:
        met = others.exclude(pk__in=seen).with_officials(officials)
        yield _("With the same officials"), met.newest_first()[:FEW]


def _of_agreement(record: Agreement) -> Iterator[tuple[str, Iterable]]:
    others = Agreement.objects.published().exclude(pk=record.pk)
    for heading, path in (
        (_("Carry out the same agreement"), "implements"),
        (_("Change the same agreement"), "amends"),
        (_("Signed, or to be signed, on the same occasion"), "signed_at"),
    ):
        if getattr(getattr(record, path), "is_published", False):
            same = others.filter(**{path: getattr(record, f"{path}_id")})
            yield heading, same.order_by("folded_title", "id")[:FEW]
    countries = sorted({str(party.country) for party in record.parties.all() if party.country})
    if 2 <= len(countries) <= FEW:
        yield _("Between the same parties"), others.involving(*countries).newest_first()[:FEW]


def _of_official(record: Official) -> Iterator[tuple[str, Iterable]]:
    held = Appointment.objects.published().of(record).order_by().values("position")
    posts = Appointment.objects.published().filter(position__in=held).exclude(official=record)
    rows = posts.filter(official__in=Official.objects.published()).newest_first()
    holders: dict[str, Official] = {}
    for row in rows.select_related("official", "position")[: FEW * 4]:
        row.official.title_held = f"{row.position.title}, {date_words(row.date, row.date_basis)}"
        holders.setdefault(row.official_id, row.official)
    yield _("In the same posts"), list(holders.values())[:FEW]


def _of_institution(record: Institution) -> Iterator[tuple[str, Iterable]]:
    if record.parent and record.parent.is_published:
        siblings = Institution.objects.published().filter(parent=record.parent).exclude(pk=record.pk)
        yield (
            _("Under %(institution)s") % {"institution": record.parent},
            siblings.order_by("name", "id")[:FEW],
        )


def _of_article(record: Article) -> Iterator[tuple[str, Iterable]]:
    cited = Evidence.objects.public().order_by()
    reported = cited.filter(article=record, engagement__in=Engagement.objects.published())
    also = cited.filter(engagement__in=reported.values("engagement")).exclude(article=record)
    articles = Article.objects.published().filter(pk__in=also.values("article"))
    yield _("On the same engagements"), articles.defer("body", "folded").newest_first()[:FEW]


_FINDERS: dict[Any, Any] = {
    Engagement: _of_engagement,
    Agreement: _of_agreement,
    Official: _of_official,
    Institution: _of_institution,
    Article: _of_article,
}
