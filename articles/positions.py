"""The positions that readers may see."""

from typing import Any

from django.db.models import Q

from defense_ties.lib.reviewing import ReviewStatus
from people.models import Position

NAMED = ("appointments", "participations__engagement", "signatures__agreement")


def public_positions() -> Any:
    """Return the positions that something published names, the most senior first.

    Those of an institution that is not published are none of them.
    """
    published = Q()
    for path in NAMED:
        published |= Q(pk__in=_named_by(path))
    whose = Q(institution=None) | Q(institution__review_status=ReviewStatus.PUBLISHED)
    return Position.objects.filter(published, whose).order_by("seniority", "title", "id")


def _named_by(path: str) -> Any:
    """Return the ids of the positions with something published at the end of a path."""
    status = {f"{path}__review_status": ReviewStatus.PUBLISHED}
    return Position.objects.filter(**status).order_by().values("pk")
