"""Reading by several processes. Nothing here needs Django: each process would have to set it up."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from articles.ingest.items import Item
from articles.ingest.reading import Reading, completed, read


def read_all(items: list[Item]) -> list[Reading]:
    """Return the reading of each document, with all that can be worked out of its text."""
    return [completed(read(item)) for item in items]


def read_by_processes(batches: Iterable[list[Item]], jobs: int) -> Iterator[list[Reading]]:
    """Read batches in several processes, never more of them ahead than keeps these busy."""
    waiting: deque[tuple[list[Item], Future]] = deque()
    pool = _pool(jobs)
    try:
        for batch in batches:
            try:
                waiting.append((batch, pool.submit(read_all, batch)))
            except BrokenProcessPool:
                pool = _pool(jobs)
                waiting.append((batch, pool.submit(read_all, batch)))
            if len(waiting) > 2 * jobs:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A forked process would share the connection to the database.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


def _result(batch: list[Item], future: Future) -> list[Reading]:
    try:
        return future.result()
    except BrokenProcessPool:
        return [_read_apart(item) for item in batch]


def _read_apart(item: Item) -> Reading:
    """Read a document in a process of its own, which it may bring down."""
    with _pool(1) as pool:
        try:
            return pool.submit(read, item).result()
        except BrokenProcessPool:
            return Reading(item.name, fault="Reading it brought the process down.")
