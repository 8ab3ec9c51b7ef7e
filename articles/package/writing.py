"""Writing a package: a zip or a folder, whole or not at all, and the same bytes for the same records."""

import hashlib
import json
import os
import secrets
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from articles.package.cells import write
from articles.package.faults import PackageError
from articles.package.sources import DESCRIPTOR
from defense_ties.lib.exports import csv_line

_OLDEST = (1980, 1, 1, 0, 0, 0)  # a zip can say no earlier; the time of export is nobody's fact
_TOGETHER = 500  # lines that are written at once


@dataclass
class Written:
    """A file of a package: its bytes and their checksum."""

    bytes: int
    sha256: str


class _Noted:
    """A file that is written, measured and summed up at once."""

    def __init__(self, file: IO[bytes], note: Callable[[Written], None]):
        self._file, self._note = file, note
        self._size, self._sum = 0, hashlib.sha256()

    def write(self, piece: bytes) -> None:
        self._file.write(piece)
        self._size += len(piece)
        self._sum.update(piece)

    def __enter__(self) -> "_Noted":
        return self

    def __exit__(self, *error: Any) -> None:
        self._file.close()
        self._note(Written(self._size, self._sum.hexdigest()))


class Target:
    """What the files of a package are written to, one after the other; `files` tells of those written."""

    def __init__(self) -> None:
        self.files: dict[str, Written] = {}

    def open(self, name: str) -> _Noted:
        """Open a new file of the package."""
        return _Noted(self._start(name), lambda written: self.files.update({name: written}))

    def close(self) -> None:
        """Finish the package."""

    def abandon(self) -> None:
        """Write no more: nobody will read it."""

    def _start(self, name: str) -> IO[bytes]:
        raise NotImplementedError


class Folder(Target):
    """A package as a folder of files."""

    def __init__(self, path: Path):
        super().__init__()
        self._path = path
        path.mkdir()

    def _start(self, name: str) -> IO[bytes]:
        file = self._path / name
        file.parent.mkdir(exist_ok=True)
        return file.open("xb")


class Zip(Target):
    """A package as a zip, of which each byte is handed on as it comes: it is never gone back over."""

    def __init__(self, hand_on: Callable[[bytes], Any]):
        super().__init__()
        self._pipe = _Pipe(hand_on)
        self._archive = zipfile.ZipFile(cast(Any, self._pipe), "w", zipfile.ZIP_DEFLATED)

    def close(self) -> None:
        self._archive.close()

    def abandon(self) -> None:
        # An archive writes its end whenever it goes, to whatever it was made on.
        self._pipe.hand_on = lambda piece: None
        self._archive.close()

    def _start(self, name: str) -> IO[bytes]:
        info = zipfile.ZipInfo(name, _OLDEST)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system = 3  # Unix, wherever it is written
        info.external_attr = (stat.S_IFREG | 0o644) << 16
        return self._archive.open(info, "w", force_zip64=True)


class _Pipe:
    """What a zip is written to that cannot go back: it has neither a place nor a way to seek one."""

    def __init__(self, hand_on: Callable[[bytes], Any]):
        self.hand_on = hand_on

    def write(self, piece: bytes) -> int:
        self.hand_on(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Do nothing: all of it is handed on already."""


@contextmanager
def replacing(path: Path) -> Iterator[Target]:
    """Open a package that takes the place of `path` when all went well, and leaves no trace when not."""
    draft = path.with_name(f".{path.name or 'package'}.{secrets.token_hex(4)}")
    try:
        _refuse(path)
        if path.suffix.lower() == ".zip":
            with draft.open("xb") as file, finished(Zip(file.write)) as target:
                yield target
        else:
            yield Folder(draft)
        _move(draft, path)
    except OSError as error:
        raise PackageError(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        if draft.is_dir():
            shutil.rmtree(draft)
        draft.unlink(missing_ok=True)


@contextmanager
def finished(target: Target) -> Iterator[Target]:
    """Finish a package when all went well, and abandon it when not."""
    try:
        yield target
    except BaseException:
        target.abandon()
        raise
    target.close()


def write_table(target: Target, name: str, heading: Iterable[str], lines: Iterable[bytes]) -> Iterator[int]:
    """Write a table from pieces of whole or broken lines; yield the number of its rows after each piece."""
    number, is_quoted = 0, False
    with target.open(name) as file:
        file.write(csv_line(heading).encode())
        for piece in lines:
            file.write(piece)
            ends, is_quoted = _line_ends(piece, is_quoted)
            number += ends
            yield number
    yield number


def _line_ends(piece: bytes, is_quoted: bool) -> tuple[int, bool]:
    """Return how many rows end in a piece of CSV, and whether it breaks off within quotes."""
    if b'"' not in piece:
        return (0 if is_quoted else piece.count(b"\n")), is_quoted
    parts = piece.split(b'"')
    ends = sum(part.count(b"\n") for part in parts[is_quoted::2])
    return ends, is_quoted ^ (len(parts) % 2 == 0)


def lines_of(rows: Iterable[Iterable[Any]]) -> Iterator[bytes]:
    """Yield the lines of rows of values, many at a time."""
    rows = iter(rows)
    while some := list(islice(rows, _TOGETHER)):
        yield "".join(csv_line([write(value) for value in row]) for row in some).encode()


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
    """Put the draft in place; in a folder that holds a package, file by file, the description last.

    What the package there had and the new one has not goes; what else lies in the folder stays.
    """
    if not draft.is_dir() or not path.is_dir() or not any(path.iterdir()):
        os.replace(draft, path)
        return
    outdated = _described(path) - _described(draft)
    files = sorted(file.relative_to(draft) for file in draft.rglob("*") if file.is_file())
    for file in sorted(files, key=lambda file: file.name == DESCRIPTOR):
        (path / file).parent.mkdir(exist_ok=True)
        os.replace(draft / file, path / file)
    for name in outdated:
        if (path / name).is_file():
            (path / name).unlink()


def _described(folder: Path) -> set[str]:
    """Return the files that a package says it consists of; what leads out of its folder is none of them."""
    try:
        resources = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
        paths = {PurePosixPath(resource["path"]) for resource in resources}
    except (ValueError, LookupError, TypeError):
        return set()
    return {str(path) for path in paths if not path.is_absolute() and ".." not in path.parts}
