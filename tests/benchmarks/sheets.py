"""How long a large spreadsheet takes, in how much memory, and for how long it keeps others from saving.

Needs a database that is migrated and otherwise empty, in DATABASE_URL; it is filled with made-up officials.
"""

import argparse
import csv
import os
import resource
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROWS = 50_000
BROKEN = 100_000
HEADING = ["name", "native_name", "country", "note"]
BLOCK = 1 << 20


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="rows of the sheets that are right")
    parser.add_argument("--broken", type=int, default=BROKEN, help="rows of the sheet that is not")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "defense_ties.settings"}
        import django

        django.setup()
        measure(Path(folder), options.rows, options.broken)


def measure(folder: Path, rows: int, broken: int) -> None:
    """Measure one sheet after the other."""
    print(f"{'':32} check  write  others wait    peak")
    new, changed = folder / "new.csv", folder / "changed.csv"
    write_csv(new, officials(rows, "Staff officer."))
    write_csv(changed, officials(rows, "Staff officer, cited twice."))
    for label, path in ((f"{rows:,} new, CSV", new), ("the same again", new), ("all changed, CSV", changed)):
        show(label, *run(path))
    workbook = folder / "new.xlsx"
    write_workbook(workbook, officials(rows, "Staff officer.", first=rows))
    show(f"{rows:,} new, XLSX", *run(workbook))
    write_csv(new, ([f"=A{number}", "", "Atlantis", ""] for number in range(broken)))
    show(f"{broken:,} broken, CSV", *run(new))


def officials(number: int, note: str, *, first: int = 0) -> Iterable[list[str]]:
    """Yield rows of made-up officials."""
    for place in range(first, first + number):
        yield [f"Nguyễn Văn {place:06}", f"阮文 {place}", ("KH", "VN", "LA", "CN")[place % 4], note]


def write_csv(path: Path, rows: Iterable[list[str]]) -> None:
    """Write a sheet as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADING, *rows])


def write_workbook(path: Path, rows: Iterable[list[str]]) -> None:
    """Write a sheet as a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in [HEADING, *rows]:
        sheet.append(row)
    book.save(path)


def run(path: Path) -> tuple[float, float, float]:
    """Import a sheet; return the seconds of checking and of writing, and the longest that others waited."""
    from django.contrib.auth import get_user_model

    from articles.sheets import BY_NAME
    from articles.sheets.running import begin, cancel, confirm, receive

    user, _ = get_user_model()._default_manager.get_or_create(username="measure", is_superuser=True)
    with path.open("rb") as file:
        chunks = iter(lambda: file.read(BLOCK), b"")
        found = receive(chunks=chunks, name=path.name, kind=BY_NAME["officials"], user=user)
    checking = timed(lambda: begin(sheet_import=found, wait=True))
    found.refresh_from_db()
    if not found.to_write or found.faulty:
        cancel(sheet_import=found)
        return checking, 0.0, 0.0
    with Saver() as saver:
        writing = timed(lambda: confirm(sheet_import=found, wait=True))
    found.refresh_from_db()
    assert found.state == "written", found.message
    return checking, writing, saver.longest


class Saver:
    """Somebody else, who saves a place ten times a second and notes how long that takes at most."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._save)

    def __enter__(self) -> "Saver":
        self._thread.start()
        return self

    def __exit__(self, *error: Any) -> None:
        self._over.set()
        self._thread.join()

    def _save(self) -> None:
        from django.db import connection

        from articles.models import Place

        place = Place.objects.get_or_create(name="Hanoi", country="VN")[0]
        while not self._over.wait(0.1):
            self.longest = max(self.longest, timed(place.save))
        connection.close()


def timed(work: Callable[[], Any]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def show(label: str, checking: float, writing: float, waiting: float) -> None:
    """Print a line."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{label:30} {checking:5.0f} s {writing:4.0f} s {waiting:9.1f} s {peak:5.0f} MB", flush=True)


if __name__ == "__main__":
    main()
