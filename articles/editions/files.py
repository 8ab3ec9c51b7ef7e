"""The files of an edition: its package and its change log, in a folder that appears whole or not at all."""

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from articles.models import Edition
from defense_ties.lib.background import Progress

BLOCK = 1_048_576
CHANGES = "changes.csv"
DRAFT = ".draft-"


class Folder:
    """The folder of one edition; `draft` is where it is made before it appears."""

    def __init__(self, edition: Edition):
        self.name = f"defense_ties-{edition.version}"
        self.path = root() / edition.version
        self.draft = root() / f"{DRAFT}{edition.run}"
        self.progress = Progress(root() / f".progress-{edition.run}")

    @property
    def package(self) -> Path:
        """The frozen package."""
        return self.path / f"{self.name}.zip"

    @property
    def changes(self) -> Path:
        """The change log."""
        return self.path / CHANGES

    def begin(self) -> Path:
        """Make the folder of the draft and return it; what work that stopped left behind goes."""
        for path in root().glob(f"{DRAFT}*"):
            shutil.rmtree(path, ignore_errors=True)
        self.draft.mkdir()
        return self.draft

    def appear(self) -> None:
        """Put the draft where readers find it, flushed to the disk; what work that stopped put there goes."""
        for file in self.draft.iterdir():
            _flush(file)
        shutil.rmtree(self.path, ignore_errors=True)
        os.replace(self.draft, self.path)
        _flush(root())

    def clear(self) -> None:
        """Remove what is needed only while the edition is made."""
        shutil.rmtree(self.draft, ignore_errors=True)
        self.progress.remove()


def root() -> Path:
    """Return the folder of all editions."""
    return Path(settings.DATA_DIR) / "editions"


def make_root() -> None:
    """Make the folder of all editions."""
    root().mkdir(parents=True, exist_ok=True)


def sha256(path: Path) -> str:
    """Return the checksum of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _flush(path: Path) -> None:
    """Have what was written stand on the disk before it is said to be there."""
    with suppress(PermissionError):  # a folder cannot be opened everywhere
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
