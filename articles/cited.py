"""The published records that an article is cited for."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from articles.models import RESTS_ON, Agreement, Article, Engagement, Evidence
from articles.rows import prepare_agreements, prepare_engagements
from people.models import Institution, Official

# On whose page a passage is read: that of its subject, or of what the subject belongs to.
READ_AT: dict[Any, tuple[str, ...]] = {
    Engagement: RESTS_ON[Engagement],
    Agreement: RESTS_ON[Agreement],
    Official: ("official", "appointment__official"),
    Institution: ("institution",),
}


def cited_records(article: Article) -> dict[str, list]:
    """Return the published records an article is cited for, by noun, each with its `paragraphs`."""
    passages = list(
        Evidence.objects.for_published()
        .filter(article=article)
        .order_by()
        .values("paragraph", *(path for paths in READ_AT.values() for path in paths))
    )
    found = {model: _records(model, paths, passages) for model, paths in READ_AT.items()}
    prepare_engagements(found[Engagement])
    prepare_agreements(found[Agreement])
    return {f"{model._meta.model_name}s": records for model, records in found.items()}


def _records(model: Any, paths: Iterable[str], passages: list[dict]) -> list:
    """Return the records of one model, each with the numbers of the paragraphs cited for it."""
    paragraphs: dict[str, set] = defaultdict(set)
    for passage in passages:
        for owner in filter(None, (passage[path] for path in paths)):
            paragraphs[owner].add(passage["paragraph"])
    records = model.objects.published().filter(pk__in=paragraphs)
    if hasattr(records, "newest_first"):
        records = records.newest_first()
    for record in (records := list(records)):
        record.paragraphs = sorted(filter(None, paragraphs[record.pk]))
    return records
