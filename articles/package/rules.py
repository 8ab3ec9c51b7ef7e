"""What rows have to be together: trees without circles, topics on two levels, evidence for what is public."""

from collections.abc import Iterable

from django.db import models

from articles.models import Agreement, Engagement, Topic, unsupported
from articles.package.reading import Row
from articles.package.tables import Table
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Appointment

# What is published in its own right, and so only with evidence; people, institutions and articles go along.
NEED_EVIDENCE: tuple[type[models.Model], ...] = (Appointment, Engagement, Agreement)


def circling(table: Table, name: str, bad: Iterable[Row]) -> set[str]:
    """Return the ids that a foreign key leads back to; bad rows count though they are not in the database."""
    edges = table.model._base_manager.filter(**{f"{name}__isnull": False}).values_list("pk", name)
    above = dict(edges)
    for row in bad:
        ident, parent = row.values.get("id"), row.values.get(name)
        if ident and parent and ident != parent:
            above[ident] = parent
    return in_circles(above)


def in_circles(above: dict[str, str]) -> set[str]:
    """Return the ids that stand above themselves, given what stands above each.

    >>> sorted(in_circles({"a": "b", "b": "a", "c": "a", "d": "e"}))
    ['a', 'b']
    """
    circles: set[str] = set()
    done: set[str] = set()
    for start in above:
        way: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in done and at not in way:
            way[at] = None
            at = above.get(at)
        if at in way:
            steps = list(way)
            circles.update(steps[steps.index(at) :])
        done.update(way)
    return circles


def too_deep(ids: set[str]) -> set[str]:
    """Return which of the topics make a third level, as the lowest or by the group they were put in."""
    deep = Topic.objects.filter(parent__parent__isnull=False).values_list("pk", "parent_id")
    return {topic if topic in ids else group for topic, group in deep}


def without_evidence(model: type[models.Model]) -> set[str]:
    """Return the ids of the published records of a kind that need evidence and have none."""
    if model not in NEED_EVIDENCE:
        return set()
    published = model._base_manager.filter(review_status=ReviewStatus.PUBLISHED)
    return set(unsupported(published).values_list("pk", flat=True))
