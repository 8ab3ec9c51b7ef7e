"""The ranks that officials bore on a date, as published engagements report them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F, OuterRef, Subquery

from articles.models import Participation
from defense_ties.lib.dates import Span
from defense_ties.lib.reviewing import ReviewStatus
from people.holders import Holder
from people.models import Official


def attach_ranks(holders: Iterable[Holder], asked: Span) -> None:
    """Give each holder the participation that reported a rank last, up to the date asked for."""
    by_official: dict[str, list[Holder]] = defaultdict(list)
    for holder in holders:
        by_official[holder.appointment.official_id].append(holder)
    reports = Participation.objects.filter(
        official=OuterRef("pk"),
        rank__isnull=False,
        engagement__review_status=ReviewStatus.PUBLISHED,
        engagement__earliest__lte=asked.latest,
    ).order_by(F("engagement__latest").desc(), "pk")
    last = Official.objects.filter(pk__in=list(by_official)).annotate(
        report=Subquery(reports.values("pk")[:1])
    )
    reported = dict(last.exclude(report=None).values_list("report", "pk"))
    for report in Participation.objects.select_related("rank", "engagement").in_bulk(reported).values():
        for holder in by_official[reported[report.pk]]:
            holder.rank = report
