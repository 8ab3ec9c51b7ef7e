"""In which encoding a text file is, told from its bytes; never a guess that turns letters into others."""

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from defense_ties.lib.sheets.limits import Unreadable

# Marks at the start of a file; that of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "cp1252": "Windows-1252 (Western European)"}
BLOCK = 1024 * 256
SAVE_ANEW = "Save it as “CSV UTF-8”, or as an XLSX workbook."
# What Western European texts have besides ASCII; other old encodings use other bytes for their letters.
_WESTERN = re.compile(
    "[\xa0€‚„…‘’“”•–—™£§©«®°·»ÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëíîïñóôõöøùúûüœŒ]".encode("cp1252")
)
_HIGH = re.compile(rb"[\x80-\xff]")
# No Western European word has three accented letters running; Cyrillic, Greek and Thai words have.
_RUN = re.compile(rb"[\xc0-\xff]{3}")


class Encoding(NamedTuple):
    """The encoding of a file, and a sentence about it where it is not the usual one."""

    codec: str
    note: str = ""

    @property
    def name(self) -> str:
        """The name by which people know it."""
        return NAMES.get(self.codec, self.codec.upper())


def encoding_of(path: Path) -> Encoding:
    """Return the encoding in which all of a file can be read; Unreadable says why there is none."""
    with path.open("rb") as file:
        head = file.read(4)
    for mark, codec in MARKS:
        if head.startswith(mark):
            _require(path, codec)
            return Encoding(codec)
    if codec := _wide(path):
        _require(path, codec)
        return Encoding(codec)
    line = _first_fault(path, "utf-8")
    if line is None:
        return Encoding("utf-8")
    return _western(path, line)


def _western(path: Path, line: int) -> Encoding:
    """Return Windows-1252 if all that is not ASCII looks like it."""
    high = western = runs = whole = 0
    with path.open("rb") as file:
        for block in file:
            if _HIGH.search(block):
                high += len(_HIGH.findall(block))
                western += len(_WESTERN.findall(block))
                runs += len(_RUN.findall(block))
                whole += sum(1 for letter in block.decode(errors="ignore") if letter > "\x7f")
    if whole > 2:  # letters of UTF-8 among bytes that are not
        raise Unreadable(
            f"The file mixes encodings: most of it is UTF-8, and line {line:,} is not. {SAVE_ANEW}"
        )
    if western < high or runs:
        raise Unreadable(
            f"The file is not UTF-8 (the first letter that is not stands in line {line:,}), and its encoding "
            f"cannot be told. {SAVE_ANEW}"
        )
    return Encoding(
        "cp1252",
        "The file is not UTF-8 and was read as Windows-1252 (Western European). Look whether accented "
        f"letters are right; if they are not: {SAVE_ANEW}",
    )


def _wide(path: Path) -> str:
    """Return the name of UTF-16 without a mark: every other byte of its ASCII is NUL."""
    with path.open("rb") as file:
        sample = file.read(BLOCK)
    half = max(len(sample) // 2, 1)
    for first, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        nulls, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if nulls * 2 > half and others * 50 < half:
            return codec
    if b"\0" in sample:
        raise Unreadable("This is not a text but binary data.")
    return ""


def _require(path: Path, codec: str) -> None:
    line = _first_fault(path, codec)
    if line is not None:
        name = NAMES.get(codec, codec.upper())
        raise Unreadable(f"The file says that it is {name}, and line {line:,} is not. {SAVE_ANEW}")


def _first_fault(path: Path, codec: str) -> int | None:
    """Return the line in which a file cannot be read as the encoding, or None."""
    decoder = codecs.getincrementaldecoder(codec)()
    line = 1
    with path.open("rb") as file:
        while True:
            block = file.read(BLOCK)
            try:
                line += decoder.decode(block, final=not block).count("\n")
            except UnicodeDecodeError as error:
                good = bytes(error.object[: error.start])
                return line + good.decode(codec.removesuffix("-sig"), errors="ignore").count("\n")
            if not block:
                return None
