"""What is left to `manage.py worker`: reading batches of documents, and drafting articles."""

import time
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db import transaction
from django_tasks import task

from articles.drafting import gazetteer, try_to_draft
from articles.extraction.gazetteer import Gazetteer
from articles.ingest.items import Item
from articles.ingest.outcomes import Kind, Outcome, Tally
from articles.ingest.processes import read_all
from articles.ingest.running import batches
from articles.ingest.storing import store_all
from articles.ingest.zips import forget_zip
from articles.models import Article

DRAFTED_TOGETHER = 10
NAMES_STAND = 300.0  # seconds for which a worker reads for the names it has looked up


@task()
def ingest(documents: list[list[Any]], draft: bool) -> dict[str, Any]:
    """Take in documents, each given by its name, file, member of a zip and size; say what became of them."""
    items = [Item(name, path, member, size) for name, path, member, size in documents]
    try:
        outcomes = store_all(read_all(items))
    finally:
        forget_zip()
    if draft:
        added = [outcome.article for outcome in outcomes if outcome.kind in (Kind.NEW, Kind.ATTACHED)]
        known = [outcome.article for outcome in outcomes if outcome.kind == Kind.KNOWN]
        # One who died between taking in and leaving the drafting has left known texts without drafts.
        waiting = Article.objects.awaiting_draft().filter(pk__in=known).values_list("pk", flat=True)
        queue_drafting([*added, *waiting])
    tally = Tally()
    for outcome in outcomes:
        tally.add(outcome)
    refused = [str(outcome) for outcome in outcomes if outcome.kind == Kind.REFUSED]
    return {"told": str(tally), "faults": refused}


@task()
def draft(ids: list[str]) -> dict[str, Any]:
    """Draft the records of articles; say how many were drafted, and what could not be."""
    names = _names(int(time.monotonic() // NAMES_STAND))
    faults = [fault for pk in ids if (fault := try_to_draft(pk, names=names)[1])]
    return {"told": f"Drafted {len(ids) - len(faults)} of {len(ids)} articles.", "faults": faults}


def queue_documents(items: Iterable[Item], *, draft: bool = False) -> tuple[Counter[str], list[Outcome]]:
    """Leave documents to the workers; return how many documents and tasks, and what is refused at once."""
    counts: Counter[str] = Counter()
    refused: list[Outcome] = []
    for batch in batches(_taken(items, refused)):
        ingest.enqueue([[item.name, item.path, item.member, item.size] for item in batch], draft)
        counts.update(documents=len(batch), tasks=1)
    return counts, refused


def queue_drafting(ids: Iterable[str]) -> int:
    """Leave the drafting of articles to the workers, and return how many tasks it is."""
    given = list(ids)
    parts = [given[start : start + DRAFTED_TOGETHER] for start in range(0, len(given), DRAFTED_TOGETHER)]
    with transaction.atomic():
        for part in parts:
            draft.enqueue(part)
    return len(parts)


def left_to_workers(number: int, what: str, tasks: int) -> str:
    """Return in words what was left to the workers, and how to hear of it."""
    return (
        f"Left to the workers: {number:,} {what} in {tasks:,} tasks. "
        "`worker` does them, `worker --status` says how far they are."
    )


def _taken(items: Iterable[Item], refused: list[Outcome]) -> Iterable[Item]:
    for item in items:
        if item.fault:
            refused.append(Outcome(item.name, Kind.REFUSED, reason=item.fault))
        else:
            yield item


@lru_cache(maxsize=1)
def _names(turn: int) -> Gazetteer:
    """Return the names that are read for, looked up once in a turn."""
    return gazetteer()
