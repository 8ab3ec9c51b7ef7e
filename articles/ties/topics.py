"""What a tie is about."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from articles.models import Topic
from articles.ties.figures import HELD, PLANNED


@dataclass(frozen=True)
class TopicCount:
    """A topic, and how many engagements held and planned, and agreements, have it."""

    topic: Topic
    held: int = 0
    planned: int = 0
    agreements: int = 0


def count_topics(engagements: QuerySet, agreements: QuerySet) -> list[TopicCount]:
    """Return the topics of the records, the most frequent first."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for records, figures in (
        (engagements, {"held": Count("pk", filter=HELD), "planned": Count("pk", filter=PLANNED)}),
        (agreements, {"agreements": Count("pk")}),
    ):
        rows = records.order_by().filter(topics__isnull=False).values("topics").annotate(**figures)
        for row in rows:
            counts[row.pop("topics")] |= row
    topics = Topic.objects.in_bulk(counts)
    found = [TopicCount(topics[code], **figures) for code, figures in counts.items()]
    return sorted(
        found, key=lambda row: (-row.held, -row.agreements, -row.planned, row.topic.sequence, row.topic.pk)
    )
