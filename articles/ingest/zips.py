"""Zips: looked through with care, never unpacked to disk, read one file at a time."""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath

from articles.ingest.items import Item, checked, is_clutter, shown, suffix_of
from articles.ingest.limits import (
    LARGEST,
    LARGEST_ZIP,
    MEGABYTE,
    MOST_IN_ZIP,
    STEEPEST,
    Unreadable,
    in_megabytes,
    require_size,
)

# What the standard library raises when a zip is not what it says it is.
DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_END = b"PK\5\6"
_LONGEST_END = 22 + 65_535  # the record at the end of a zip, and the comment that may follow it


def members(path: str, name: str) -> Iterator[Item]:
    """Yield the documents of a zip by their names inside; a zip that is not trusted is one fault."""
    try:
        _require_few(path)
        with zipfile.ZipFile(path) as archive:
            infos = [
                info
                for info in archive.infolist()
                if not info.filename.endswith("/") and not is_clutter(info.filename)
            ]
            _require_room(infos)
            if not infos:
                raise Unreadable("There is no file in the zip.")
            yield from _items(path, name, infos)
    except Unreadable as refused:
        yield Item(name, fault=str(refused))
    except DAMAGE as error:
        yield Item(name, fault=f"The zip cannot be opened: {error}.")


def _items(path: str, name: str, infos: list[zipfile.ZipInfo]) -> Iterator[Item]:
    seen = set()
    for info in infos:
        label = f"{name}/{shown(info.filename)}"
        if fault := _distrust(info) or (
            "A file of this name stands in the zip already." * (info.filename in seen)
        ):
            yield Item(label, fault=fault)
        else:
            yield checked(Item(label, path, info.filename, info.file_size))
        seen.add(info.filename)


def _require_few(path: str) -> None:
    """Refuse a zip by its size and its count of files, before the list of them is read into memory."""
    size = os.path.getsize(path)
    if size > LARGEST_ZIP:
        raise Unreadable(f"The zip has {in_megabytes(size)}; {in_megabytes(LARGEST_ZIP)} are the most.")
    with open(path, "rb") as file:
        file.seek(max(0, size - _LONGEST_END))
        end = file.read()
    start = end.rfind(_END)
    if start < 0 or len(end) < start + 22:
        raise Unreadable("This is not a zip that can be opened; it may be cut short or damaged.")
    count, listed = struct.unpack_from("<HI", end, start + 10)
    if count > MOST_IN_ZIP or listed > MOST_IN_ZIP * 1000:
        raise Unreadable(f"The zip holds more than {MOST_IN_ZIP:,} files; divide it.")


def _require_room(infos: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(info.file_size for info in infos)
    if len(infos) > MOST_IN_ZIP:
        raise Unreadable(f"The zip holds {len(infos):,} files; {MOST_IN_ZIP:,} are the most.")
    if unpacked > LARGEST_ZIP:
        raise Unreadable(
            f"The zip would unpack to {in_megabytes(unpacked)}; {in_megabytes(LARGEST_ZIP)} are the most."
        )


def _distrust(info: zipfile.ZipInfo) -> str:
    """Return what makes a file of a zip unsafe to read, or nothing."""
    name = PurePosixPath(info.filename)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if not info.filename:
        return "It has no name."
    if name.is_absolute() or ".." in name.parts or PureWindowsPath(info.filename).drive:
        return "Its name leads out of the zip."
    if "\\" in info.filename:
        return "Its name has a backslash in it; pack the files anew."
    if kind not in (0, stat.S_IFREG):
        return "It is a link or a device, not a file."
    if info.flag_bits & 0x1:
        return "It is encrypted; pack it without a password."
    if suffix_of(info.filename) == ".zip":
        return "A zip inside a zip is not opened."
    if info.compress_type not in METHODS:
        return "It is packed by a method that is not read here; use deflate."
    if info.file_size > MEGABYTE and info.file_size > STEEPEST * max(info.compress_size, 1):
        return f"It would unpack to over {STEEPEST} times its size and is not trusted."
    return ""


@lru_cache(maxsize=1)
def _opened(path: str, stamp: tuple[int, int]) -> zipfile.ZipFile:
    """Keep the last zip open: its files are asked for one after the other."""
    return zipfile.ZipFile(path)


def forget_zip() -> None:
    """Close the zip that was kept open."""
    _opened.cache_clear()


def read_member(path: str, member: str) -> bytes:
    """Return the bytes of a file inside a zip; Unreadable says why not."""
    try:
        found = os.stat(path)
        with _opened(path, (found.st_mtime_ns, found.st_ino)).open(member) as file:
            data = file.read(LARGEST + 1)
    except (KeyError, *DAMAGE) as error:
        raise Unreadable(f"It cannot be unpacked: {error}.") from error
    require_size(len(data))
    return data
