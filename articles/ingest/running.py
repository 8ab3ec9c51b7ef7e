"""Documents in, outcomes out: read by one process or several, stored by this one in small transactions."""

from collections.abc import Iterable, Iterator
from typing import Any

from articles.ingest.items import Item
from articles.ingest.limits import LARGEST
from articles.ingest.outcomes import Kind, Outcome
from articles.ingest.processes import read_by_processes
from articles.ingest.reading import Reading, read
from articles.ingest.storing import rehearse, store_all
from articles.ingest.zips import forget_zip

BATCH = 20  # documents that are stored in one transaction


def ingest(
    items: Iterable[Item], *, jobs: int = 1, dry_run: bool = False, user: Any = None
) -> Iterator[Outcome]:
    """Take in documents one after the other, and yield what becomes of each in their order."""
    parts = batches(items)
    read_ones = map(_read_here, parts) if jobs == 1 else read_by_processes(parts, jobs)
    seen: dict[str, str] = {}
    try:
        for readings in read_ones:
            if dry_run:
                yield from (_rehearsed(reading, seen) for reading in readings)
            else:
                yield from store_all(readings, user=user)
    finally:
        forget_zip()


def _read_here(items: list[Item]) -> list[Reading]:
    return [read(item) for item in items]


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Divide documents into lists that are short, and small in bytes."""
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH or sum(one.size for one in batch) > LARGEST:
            yield batch
            batch = []
    if batch:
        yield batch


def _rehearsed(reading: Reading, seen: dict[str, str]) -> Outcome:
    if reading.sha256 in seen:
        return Outcome(reading.name, Kind.KNOWN, reason=f"It is the text of {seen[reading.sha256]}.")
    if not reading.fault:
        seen[reading.sha256] = reading.name
    return rehearse(reading)
