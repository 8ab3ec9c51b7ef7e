"""When published records were last changed, their parts and their evidence included."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, Max

from articles.models import (
    Agreement,
    AgreementEvent,
    Engagement,
    Evidence,
    Participation,
    Party,
    Side,
    Signature,
)
from defense_ties.lib.history import versions_of
from people.models import Institution, InstitutionAlias, Official, OfficialAlias

# What is read on a page as a part of its record. Appointments are records of their own, and may be drafts.
PARTS: dict[Any, tuple[tuple[Any, str], ...]] = {
    Engagement: ((Side, "engagement"), (Participation, "engagement")),
    Agreement: ((AgreementEvent, "agreement"), (Party, "agreement"), (Signature, "agreement")),
    Official: ((OfficialAlias, "official"),),
    Institution: ((InstitutionAlias, "institution"),),
}
EVIDENCE: dict[Any, tuple[str, ...]] = {
    Engagement: ("engagement", "side__engagement", "participation__engagement"),
    Agreement: ("agreement", "agreement_event__agreement", "party__agreement", "signature__agreement"),
    Official: ("official",),
    Institution: ("institution",),
}


def last_changes(records: Sequence[Any]) -> dict[str, datetime]:
    """Return by id when each of the published records, all of one model, was last changed, in one query.

    The history is asked for the parts, since one that was taken away is a change as well.
    """
    found = {record.pk: record.changed_at for record in records}
    sources = _moments(type(records[0]), list(found)) if records else []
    if sources:
        first, *others = sources
        for key, moment in first.union(*others, all=True):
            found[key] = max(found[key], moment)
    return found


def _moments(model: Any, keys: list[str]) -> list[Any]:
    """Return, for each kind of part, the queries for the last moment of each record."""
    found = []
    for part, column in PARTS.get(model, ()):
        versions = versions_of(part).filter(**{f"{column}_id__in": keys})
        found.append(versions.values_list(f"{column}_id").annotate(moment=Max("history_date")))
    for path in EVIDENCE.get(model, ()):
        cited = Evidence.objects.public().filter(**{f"{path}__in": keys}).order_by()
        found.append(cited.annotate(whose=F(path)).values_list("whose").annotate(moment=Max("changed_at")))
    return found
