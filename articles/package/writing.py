"""Writing a package: a zip or a folder, whole or not at all, and the same bytes for the same records."""

import csv
import os
import secrets
import shutil
import stat
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, cast

from articles.package.cells import write
from articles.package.faults import PackageError
from articles.package.sources import DESCRIPTOR

_OLDEST = (1980, 1, 1, 0, 0, 0)  # a zip can say no earlier; the time of export is nobody's fact


class Folder:
    """A package as a folder of files."""

    def __init__(self, path: Path):
        self._path = path
        path.mkdir()

    def open(self, name: str) -> IO[bytes]:
        """Open a new file of the package."""
        return (self._path / name).open("xb")

    def close(self) -> None:
        """Finish the package."""


class Zip:
    """A package as a zip."""

    def __init__(self, path: Path):
        self._archive = zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED)

    def open(self, name: str) -> IO[bytes]:
        """Open a new file of the package."""
        info = zipfile.ZipInfo(name, _OLDEST)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system = 3  # Unix, wherever it is written
        info.external_attr = (stat.S_IFREG | 0o644) << 16
        return self._archive.open(info, "w", force_zip64=True)

    def close(self) -> None:
        """Finish the package."""
        self._archive.close()


@contextmanager
def replacing(path: Path) -> Iterator[Folder | Zip]:
    """Open a package that takes the place of `path` when all went well, and leaves no trace when not."""
    draft = path.with_name(f".{path.name or 'package'}.{secrets.token_hex(4)}")
    try:
        _refuse(path)
        target = Zip(draft) if path.suffix.lower() == ".zip" else Folder(draft)
        yield target
        target.close()
        _move(draft, path)
    except OSError as error:
        raise PackageError(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        if draft.is_dir():
            shutil.rmtree(draft)
        draft.unlink(missing_ok=True)


def write_table(
    target: Folder | Zip, name: str, heading: Iterable[str], rows: Iterable[Iterable[Any]]
) -> int:
    """Write a table and return the number of its rows."""
    number = 0
    with target.open(name) as binary, TextIOWrapper(binary, encoding="utf-8", newline="") as file:
        # Every Python quotes both line ends if both end the row; the row itself is to end with one.
        line = csv.writer(cast(Any, _Line(file)), lineterminator="\r\n")
        line.writerow(heading)
        for row in rows:
            line.writerow([write(value) for value in row])
            number += 1
    return number


class _Line:
    """What takes the lines of a CSV writer and ends them with a line feed alone."""

    def __init__(self, file: TextIOWrapper):
        self._file = file

    def write(self, line: str) -> None:
        self._file.write(f"{line[:-2]}\n")


def _refuse(path: Path) -> None:
    if not path.name:
        raise PackageError(f"{path} is no name for a package.")
    if not path.parent.is_dir():
        raise PackageError(f"{path} cannot be written: there is no folder {path.parent}.")
    if path.suffix.lower() == ".zip":
        if path.is_dir():
            raise PackageError(f"{path} is a folder; choose another name for the zip.")
    elif path.exists() and not path.is_dir():
        raise PackageError(f"{path} is a file; end the name with .zip or choose a folder.")
    elif path.is_dir() and any(path.iterdir()) and not (path / DESCRIPTOR).is_file():
        raise PackageError(f"{path} is not empty and holds no data package; choose another folder.")


def _move(draft: Path, path: Path) -> None:
    """Put the draft in place; in a folder that holds a package, file by file, the description last."""
    if not draft.is_dir() or not path.is_dir() or not any(path.iterdir()):
        os.replace(draft, path)
        return
    for file in sorted(draft.iterdir(), key=lambda file: (file.name == DESCRIPTOR, file.name)):
        os.replace(file, path / file.name)
