"""The files of an import: upload, plan and faults, in a folder of its own that only the site reads."""

import csv
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath
from threading import Event, Thread
from typing import Any

from django.conf import settings

from articles.models import SheetImport
from defense_ties.lib.exports import BOM, cell
from defense_ties.lib.sheets.limits import LARGEST
from defense_ties.lib.sheets.opening import require_size
from defense_ties.lib.sheets.plans import FAULTY, read_plan

KEPT_DAYS = 14  # after which what nobody came back for is removed
BEAT = 2.0  # seconds between two signs of life
SILENCE = 20.0  # seconds without one after which the work counts as stopped


class Folder:
    """The folder of one import."""

    def __init__(self, sheet_import: SheetImport):
        self.path = root() / sheet_import.pk
        self.plan = self.path / "plan.jsonl"
        self.faults = self.path / "faults.csv"
        self.upload = self.path / f"upload{PurePath(sheet_import.file_name).suffix.lower()}"
        self.staged = self.path / "staged"
        self._progress = self.path / "progress"

    def make(self) -> None:
        """Make the folder, closed to other accounts of the machine."""
        root().mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.mkdir(mode=0o700)

    def take(self, chunks: Iterable[bytes]) -> str:
        """Keep the file that was sent, and return its SHA-256."""
        digest, size = hashlib.sha256(), 0
        with self.upload.open("wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > LARGEST:
                    break
                digest.update(chunk)
                file.write(chunk)
        require_size(size)
        return digest.hexdigest()

    def is_whole(self) -> bool:
        """Return whether the upload is still there."""
        return self.upload.exists()

    def note_progress(self, done: int, total: int) -> None:
        """Write down how far the work has come, unless the import was called off and its folder is gone."""
        with suppress(FileNotFoundError):
            self._progress.write_text(json.dumps([done, total]))

    def progress(self) -> tuple[int, int]:
        """Return how many rows are done, and of how many; 0 where that is not known."""
        with suppress(OSError, ValueError):
            done, total = json.loads(self._progress.read_text())
            return int(done), int(total)
        return 0, 0

    def is_silent(self) -> bool:
        """Return whether nobody seems to be at work any more."""
        try:
            return time.time() - self._progress.stat().st_mtime > SILENCE
        except OSError:
            return True

    def touch(self) -> None:
        """Give a sign of life."""
        with suppress(OSError):
            os.utime(self._progress)

    def write_faults(self) -> None:
        """Write all faults of the plan into a CSV file."""
        with self.faults.open("w", encoding="utf-8", newline="") as file:
            file.write(BOM)
            writer = csv.writer(file)
            writer.writerow(["row", "column", "letter", "what_is_wrong", "cell"])
            for step in read_plan(self.plan):
                if step.what == FAULTY:
                    for column, letter, reason, text in step.faults:
                        writer.writerow([step.row, column, letter, cell(reason), cell(text)])

    def remove(self, *, keep_faults: bool = False) -> None:
        """Remove the upload and the plan, or the folder as a whole."""
        if keep_faults and self.faults.exists():
            for path in (self.upload, self.plan, self.staged, self._progress):
                path.unlink(missing_ok=True)
        else:
            shutil.rmtree(self.path, ignore_errors=True)


class Heartbeat:
    """Signs of life while the work goes on, also while the database keeps it waiting."""

    def __init__(self, folder: Folder):
        self._folder, self._over = folder, Event()
        self._thread = Thread(target=self._beat, daemon=True)

    def __enter__(self) -> "Heartbeat":
        self._folder.note_progress(0, 0)
        self._thread.start()
        return self

    def __exit__(self, *error: Any) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.wait(BEAT):
            self._folder.touch()


def root() -> Path:
    """Return the folder of all imports."""
    return Path(settings.DATA_DIR) / "imports"


def clear_away() -> None:
    """Remove folders that are older than anybody would come back for."""
    oldest = time.time() - KEPT_DAYS * 86_400
    if root().is_dir():
        for path in root().iterdir():
            with suppress(OSError):
                if path.stat().st_mtime < oldest:
                    shutil.rmtree(path, ignore_errors=True)
