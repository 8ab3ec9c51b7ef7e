"""How many of the filtered records there are in each time, counted by the database."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, QuerySet, Value

from articles.choices import AgreementEventKind, EngagementStatus
from articles.filters.levels import NO_LEVEL, highest_level
from articles.models import AgreementEvent, Engagement, Topic
from articles.pictures.picture import ENGAGEMENTS, Asked
from articles.ties.standing import to_be_signed
from defense_ties.lib.charts.periods import HELD, PLANNED, Place
from defense_ties.lib.charts.units import MonthOf, Unit

KIND, TOPIC, LEVEL, TOGETHER = "kind", "topic", "level", "together"
SHOWN = (EngagementStatus.HELD, EngagementStatus.PLANNED)
NO_TOPIC = "none"

# The months in which something begins and ends, None without a date, its status and code, and how many.
Row = tuple[int | None, int | None, str, str, int]


def _mapping() -> dict[str, dict]:
    return defaultdict(lambda: defaultdict(int))


@dataclass
class Counts:
    """By code, how many records there are of each place in time; and how many by status without a date."""

    by_code: dict[str, dict[Place, int]] = field(default_factory=_mapping)
    undated: dict[str, dict[str, int]] = field(default_factory=_mapping)

    def codes(self, by: str) -> list[str]:
        """Return the codes, levels in their order, others the most frequent first, and what has none last."""
        sums = {
            code: sum(self.by_code[code].values()) + sum(self.undated[code].values())
            for code in {*self.by_code, *self.undated}
        }
        if by == LEVEL:
            return sorted(sums, key=lambda code: (code == NO_LEVEL, code))
        return sorted(sums, key=lambda code: (code == NO_TOPIC, -sums[code], code))

    def within(self, unit: Unit) -> dict[str, dict[Place, int]]:
        """Return the counts of months as counts of larger units."""
        found: dict[str, dict[Place, int]] = _mapping()
        for code, places in self.by_code.items():
            for (first, last, status), number in places.items():
                found[code][unit.of_month(first), unit.of_month(last), status] += number
        return found


def counts_of(rows: Iterable[Row]) -> Counts:
    """Return rows of the database as counts."""
    counts = Counts()
    for since, until, status, code, number in rows:
        if since is None or until is None:
            counts.undated[code][status] += number
        else:
            counts.by_code[code][since, until, status] += number
    return counts


def count_engagements(asked: Asked, by: str) -> Counts:
    """Return how many of the engagements that were held or are planned begin and end in each month."""
    kept = asked.kept.by_month() if asked.kept and by in (KIND, TOGETHER) else None
    if kept is not None:
        return _of_kept(kept.filter(status__in=SHOWN), by)
    shown = asked.records.order_by().filter(status__in=SHOWN)
    if by == TOPIC:
        return _by_topic(shown)
    code: Any = {KIND: F("kind"), LEVEL: highest_level()}.get(by, Value(""))
    rows = list(_rows(shown, code, status=F("status")))
    if by == LEVEL:
        rows = [(*row[:3], NO_LEVEL if row[3] is None else str(row[3]), row[4]) for row in rows]
    return counts_of(rows)


def _of_kept(shown: Any, by: str) -> Counts:
    months = {"in_month": MonthOf("earliest"), "to_month": MonthOf("latest")}
    code = F("kind") if by == KIND else Value("")
    return counts_of(shown.annotate(**months, in_code=code).standing(*months, "status", "in_code"))


def _by_topic(shown: QuerySet) -> Counts:
    """Count by topic: an engagement counts in each of its topics, and in a group by each topic of it."""
    ids = Engagement.objects.filter(pk__in=shown.values("pk"))
    rows = list(_rows(ids, F("topics"), status=F("status")))
    groups = set(Topic.objects.groups().filter(children__isnull=False).values_list("pk", flat=True))
    found = [(*row[:3], row[3] or NO_TOPIC, row[4]) for row in rows if row[3] not in groups]
    for group in sorted(groups & {row[3] for row in rows}):
        found += _rows(ids.about([group]), Value(group), status=F("status"))
    return counts_of(found)


def count_signatures(asked: Asked, by: str) -> Counts:
    """Return how many of the agreements were signed, and are to be signed, in each month."""
    ids = asked.records.order_by().values("pk")
    signed = AgreementEvent.objects.filter(agreement__in=ids, kind=AgreementEventKind.SIGNED).order_by()
    awaiting = to_be_signed(asked.records.order_by())
    of_event, of_record = (F("agreement__kind"), F("kind")) if by == KIND else (Value(""), Value(""))
    return counts_of(
        [
            *_rows(signed, of_event, status=Value(HELD), counted="agreement"),
            *_rows(awaiting, of_record, status=Value(PLANNED), path="signed_at__"),
        ]
    )


def count_days(records: QuerySet, section: str, since: datetime.date) -> dict[tuple[datetime.date, str], int]:
    """Return how many of the records lie on each single day from one on, by day and status."""
    if section == ENGAGEMENTS:
        found: list[tuple[Any, str, Any, str]] = [
            (records.order_by().filter(status__in=SHOWN), "", F("status"), "pk")
        ]
    else:
        ids = records.order_by().values("pk")
        signed = AgreementEvent.objects.filter(agreement__in=ids, kind=AgreementEventKind.SIGNED)
        found = [
            (signed.order_by(), "", Value(HELD), "agreement"),
            (to_be_signed(records.order_by()), "signed_at__", Value(PLANNED), "pk"),
        ]
    counts: dict[tuple[datetime.date, str], int] = defaultdict(int)
    for rows, path, status, counted in found:
        single = rows.filter(**{f"{path}earliest": F(f"{path}latest"), f"{path}earliest__gte": since})
        single = single.annotate(in_status=status)
        days = single.order_by().values_list(f"{path}earliest", "in_status")
        for day, told, number in days.annotate(number=Count(counted, distinct=counted != "pk")):
            counts[day, told] += number
    return counts


def _rows(found: QuerySet, code: Any, *, status: Any, path: str = "", counted: str = "pk") -> Iterable[Row]:
    """Return the number of records by the months in which they begin and end, by status and by code."""
    columns = {
        "in_month": MonthOf(f"{path}earliest"),
        "to_month": MonthOf(f"{path}latest"),
        "in_status": status,
        "in_code": code,
    }
    grouped = found.annotate(**columns).order_by().values_list(*columns)
    return grouped.annotate(number=Count(counted, distinct=counted != "pk"))
