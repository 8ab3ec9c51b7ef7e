"""The documents that lie in files, folders and zips, found one after the other."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from articles.ingest.limits import Unreadable, require_size

PLAIN = (".txt",)
MARKED_UP = (".html", ".htm", ".xhtml")
TAKEN = (*PLAIN, *MARKED_UP)
# A folder is put in order so many names at a time, so that a huge one is never in memory whole.
BLOCK = 1000


@dataclass(frozen=True, slots=True)
class Item:
    """A document: how a report calls it, its file, its name inside a zip, its bytes; or why it is refused."""

    name: str
    path: str = ""
    member: str = ""
    size: int = 0
    fault: str = ""

    @property
    def suffix(self) -> str:
        """How the name ends, which tells a page from a plain text."""
        return suffix_of(self.member or self.path)


def suffix_of(name: str) -> str:
    """Return how a name ends, in lower case: “.txt”."""
    return os.path.splitext(name)[1].lower()


def shown(name: str) -> str:
    """Return a name as it can be printed, whatever bytes the file system or a zip holds."""
    text = os.fsencode(name).decode(errors="replace") if _is_from_bytes(name) else name
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _is_from_bytes(name: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in name)


def is_clutter(name: str) -> bool:
    """Return whether a file is one that systems leave behind, which nobody meant to give."""
    parts = name.split("/")
    return parts[-1].startswith(".") or parts[0] == "__MACOSX" or parts[-1] in ("Thumbs.db", "desktop.ini")


def items_in(path: str | Path, *, name: str = "") -> Iterator[Item]:
    """Yield the documents of a file, a folder or a zip; what is none is yielded with its fault."""
    path = os.fspath(path)
    name = name or shown(path)
    if os.path.isdir(path):
        yield from _folder(path)
    elif not os.path.lexists(path):
        yield Item(name, fault="There is no such file or folder.")
    else:
        yield from _file(path, name)


def _folder(top: str) -> Iterator[Item]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                visible = (entry for entry in entries if not is_clutter(entry.name))
                while block := sorted(islice(visible, BLOCK), key=lambda entry: entry.name):
                    for entry in block:
                        if entry.is_dir(follow_symlinks=False):
                            waiting.append(entry.path)
                        else:
                            yield from _file(entry.path, shown(entry.path))
        except OSError as error:
            yield Item(shown(folder), fault=f"The folder cannot be read: {error.strerror}.")


def _file(path: str, name: str) -> Iterator[Item]:
    try:
        found = os.stat(path)
    except OSError as error:
        yield Item(name, fault=f"The file cannot be read: {error.strerror}.")
        return
    if stat.S_ISDIR(found.st_mode):
        yield Item(name, fault="A link to another folder is not followed; name that folder itself.")
    elif not stat.S_ISREG(found.st_mode):  # opening a named pipe would wait for ever
        yield Item(name, fault="This is no file but a device, a pipe or a socket.")
    elif suffix_of(path) == ".zip":
        from articles.ingest.zips import members

        yield from members(path, name)
    else:
        yield checked(Item(name, path, size=found.st_size))


def checked(item: Item) -> Item:
    """Return the item, with its fault if its name or size tells that it is not taken."""
    try:
        if item.suffix not in TAKEN:
            raise Unreadable("Only .txt, .html, .htm, .xhtml and .zip files are taken.")
        require_size(item.size)
    except Unreadable as refused:
        return Item(item.name, fault=str(refused))
    return item
