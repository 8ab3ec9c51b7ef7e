"""The files of an import: upload, plan and faults, in a folder of its own that only the site reads."""

import csv
import hashlib
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePath

from django.conf import settings

from articles.models import SheetImport
from defense_ties.lib.background import Progress
from defense_ties.lib.exports import BOM, cell
from defense_ties.lib.sheets.limits import LARGEST
from defense_ties.lib.sheets.opening import require_size
from defense_ties.lib.sheets.plans import FAULTY, read_plan

KEPT_DAYS = 14  # after which what nobody came back for is removed


class Folder:
    """The folder of one import."""

    def __init__(self, sheet_import: SheetImport):
        self.path = root() / sheet_import.pk
        self.plan = self.path / "plan.jsonl"
        self.faults = self.path / "faults.csv"
        self.upload = self.path / f"upload{PurePath(sheet_import.file_name).suffix.lower()}"
        self.staged = self.path / "staged"
        self.progress = Progress(self.path / "progress")

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
            for path in (self.upload, self.plan, self.staged):
                path.unlink(missing_ok=True)
            self.progress.remove()
        else:
            shutil.rmtree(self.path, ignore_errors=True)


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
