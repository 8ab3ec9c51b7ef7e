"""Files that came with a request, taken in as if they lay in a folder."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from articles.ingest.items import Item, items_in, shown, suffix_of
from articles.ingest.outcomes import Outcome
from articles.ingest.running import ingest

MOST_AT_ONCE = 500  # documents that one request may bring; reading more would keep it waiting too long


def take_uploads(files: Iterable[Any], *, user: Any = None) -> Iterator[Outcome]:
    """Take in uploaded files, and yield what becomes of each document in them."""
    with TemporaryDirectory() as folder:
        items = _items(files, Path(folder))
        yield from ingest(islice(items, MOST_AT_ONCE), user=user)
        if rest := next(items, None):
            fault = f"More than {MOST_AT_ONCE} documents came at once; the rest were not read."
            yield from ingest([Item(rest.name, fault=fault)])


def _items(files: Iterable[Any], folder: Path) -> Iterator[Item]:
    for number, file in enumerate(files):
        copy = folder / f"{number}{suffix_of(file.name)}"
        with copy.open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
        yield from items_in(copy, name=shown(file.name))
