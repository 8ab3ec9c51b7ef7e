"""Where a package lies: a folder or a zip, opened with care and read line by line."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, Any, cast

from articles.package.faults import PackageError

LARGEST = 8 * 1024**3  # bytes of a zip when unpacked
STEEPEST = 200  # times its size that a zip may unpack to, once that is much
MUCH = 100 * 1024**2
MOST_FILES = 1000
LONGEST_LINE = 16 * 1024**2
DESCRIPTOR = "datapackage.json"
MANIFEST = "manifest.json"
# Says which software can load a package: raised when older software could no longer.
FORMAT = 1
# What marks a resource that follows from the records, and that loading passes over.
DERIVED_MARK = "derived"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What the standard library raises when a zip is not what it says it is; nothing else runs inside.
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)


class Source:
    """The files of a package, by their names below its top."""

    def __init__(self, name: str, sizes: dict[str, int], start: Callable[[str], IO[bytes]]):
        self.name, self.sizes, self._start = name, sizes, start

    def lines(self, name: str, progress: Callable[[int], Any] = lambda size: None) -> Iterator[str]:
        """Yield the lines of a UTF-8 file with their ends; PackageError says where it cannot be read."""
        offset = 0
        for number, line in enumerate(self._raw_lines(name), start=1):
            try:
                text = line.decode()
            except UnicodeDecodeError as error:
                raise PackageError(
                    f"this is not UTF-8: byte {offset + error.start + 1} (line {number}) cannot be read. "
                    "Save the file as “CSV UTF-8”."
                ) from None
            offset += len(line)
            progress(len(line))
            yield text.removeprefix("\ufeff") if number == 1 else text

    def _raw_lines(self, name: str) -> Iterator[bytes]:
        try:
            with self._start(name) as file:
                while line := file.readline(LONGEST_LINE + 1):
                    if len(line) > LONGEST_LINE:
                        raise PackageError(f"this has a line of more than {LONGEST_LINE // 1024**2} MiB.")
                    yield line
        except _DAMAGE as error:
            raise PackageError(f"this cannot be read: {error}.") from error


@contextmanager
def opened(path: str | Path) -> Iterator[Source]:
    """Open a package; PackageError says why if there is none that can be trusted."""
    try:
        found = _folder(Path(path)) if Path(path).is_dir() else _archive(Path(path))
    except _DAMAGE as error:
        raise PackageError(f"{path} cannot be opened: {error}.") from error
    if isinstance(found, Source):
        yield found
    else:
        with found as archive:
            yield _zip(Path(path), archive)


def _archive(path: Path) -> zipfile.ZipFile:
    if not path.exists():
        raise PackageError(f"{path}: there is no such file or folder.")
    if not zipfile.is_zipfile(path):
        raise PackageError(
            f"{path} is neither a folder nor a zip that can be opened; a zip would be cut short or damaged."
        )
    return zipfile.ZipFile(path)


def _folder(folder: Path) -> Source:
    top = folder.resolve()
    _require_descriptor(folder, {DESCRIPTOR: 0} if (top / DESCRIPTOR).is_file() else {})
    sizes = {
        file.relative_to(top).as_posix(): file.stat().st_size for file in top.rglob("*") if file.is_file()
    }

    def start(name: str) -> IO[bytes]:
        if not (top / name).resolve().is_relative_to(top):
            raise PackageError("this is a link that leads out of the package.")
        return (top / name).open("rb")

    return Source(top.name, sizes, start)


def _zip(path: Path, archive: zipfile.ZipFile) -> Source:
    members = [info for info in archive.infolist() if not _is_clutter(info.filename)]
    _refuse_bombs(path, members)
    seen = set()
    for info in members:
        if reason := _distrust(info):
            raise PackageError(f"{path}: {info.filename!r} {reason}.")
        if info.filename in seen:
            raise PackageError(f"{path}: {info.filename!r} is in it twice.")
        seen.add(info.filename)
    files = {info.filename: info for info in members if not info.is_dir()}
    top = _top(files)
    sizes = {name.removeprefix(top): info.file_size for name, info in files.items()}
    _require_descriptor(path, sizes)

    def start(name: str) -> IO[bytes]:
        return BufferedReader(cast(Any, archive.open(files[top + name])), 1024**2)

    return Source(path.stem, sizes, start)


def _require_descriptor(path: Path, sizes: dict[str, int]) -> None:
    if DESCRIPTOR not in sizes:
        raise PackageError(f"{path} is not a data package: there is no {DESCRIPTOR} in it.")


def _is_clutter(name: str) -> bool:
    """Return whether a file is what macOS adds to every zip."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] == ".DS_Store"


def _top(files: dict[str, Any]) -> str:
    """Return the one folder in which the whole package lies, with a slash, or nothing."""
    tops = {name.partition("/")[0] for name in files}
    if DESCRIPTOR not in files and len(tops) == 1 and all("/" in name for name in files):
        return f"{tops.pop()}/"
    return ""


def _refuse_bombs(path: Path, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(info.file_size for info in members)
    if len(members) > MOST_FILES:
        raise PackageError(f"{path} holds {len(members)} files; {MOST_FILES} are the most.")
    if unpacked > LARGEST:
        raise PackageError(f"{path} would unpack to {unpacked} bytes; {LARGEST} are the most.")
    if unpacked > MUCH and unpacked > STEEPEST * max(path.stat().st_size, 1):
        raise PackageError(
            f"{path} would unpack to {unpacked} bytes, over {STEEPEST} times its size: it is not trusted."
        )


def _distrust(info: zipfile.ZipInfo) -> str:
    """Return what makes a file of a zip unsafe to read, or nothing."""
    name = PurePosixPath(info.filename)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if not info.filename:
        return "has no name"
    if name.is_absolute() or ".." in name.parts or PureWindowsPath(info.filename).drive:
        return "leads out of the package"
    if "\\" in info.filename:
        return "has a backslash in its name; pack the files anew"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device, not a file"
    if info.flag_bits & 0x1:
        return "is encrypted"
    if info.compress_type not in _METHODS:
        return "is packed by a method that is not read here; use deflate"
    return ""
