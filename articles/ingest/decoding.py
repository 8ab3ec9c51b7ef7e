"""From bytes to text: by the mark at the start, as UTF-8, as declared, or as the bytes themselves suggest."""

import codecs
import re
from typing import NamedTuple

from articles.ingest.limits import Unreadable

# Marks at the start of a file; that of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Files that are often given for texts, by how they begin.
SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\3\4", "a zip or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
# The encodings of newsrooms before UTF-8; guessing among all that exist would find mainframes.
LEGACY = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "cp949", "koi8_r", "koi8_u", "iso8859_2", "iso8859_5"),
]
# Browsers read the first as the second, and so do those who declare it.
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}
SAMPLE = 200_000  # bytes from which an encoding is guessed
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Control characters, the mark of a lost character, and code points that no text uses.
_GARBAGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd-\uffff\ue000-\uf8ff]")
_LETTERS = re.compile(rb"[A-Za-z]")
_HIGH = re.compile(rb"[\x80-\xff]")
# What Western European texts have besides ASCII: dashes, quotation marks, signs, and accented letters.
_WESTERN = re.compile(
    "[\xa0€‚„…‘’“”•–—™£§©«®°·»ÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëíîïñóôõöøùúûüœŒ]".encode("cp1252")
)


class Decoded(NamedTuple):
    """A text, and its encoding where that had to be guessed."""

    text: str
    guessed: str = ""


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """Return the text of a file; Unreadable says why it has none that can be trusted."""
    for start, kind in SIGNATURES:
        if data.startswith(start):
            raise Unreadable(f"This is {kind}, not a text.")
    text, guessed = _decoded(data, declared)
    if (garbage := len(_GARBAGE.findall(text))) * 200 > len(text):
        raise Unreadable(f"The text is damaged: {garbage:,} of {len(text):,} characters are none.")
    return Decoded(text, guessed)


def _decoded(data: bytes, declared: str) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding))
    if encoding := _wide(data):
        return Decoded(_strict(data, encoding))
    if len(_CONTROLS.findall(data)) * 100 > len(data):
        raise Unreadable("This is not a text but binary data.")
    escapes = b"\x1b" in data  # the encodings that switch alphabets by an escape look like ASCII
    if not escapes:
        try:
            return Decoded(data.decode())
        except UnicodeDecodeError as error:
            _refuse_damaged(data, error)
    known, guessed = _known(declared), "" if escapes else _guessed(data)
    for encoding in filter(None, (known, "iso2022_jp" if escapes else guessed)):
        try:
            return Decoded(data.decode(encoding), guessed if encoding != known else "")
        except UnicodeDecodeError:
            continue
    raise Unreadable("No encoding makes a text of it; save it as UTF-8.")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"It should be {encoding.upper()}, and byte {error.start + 1:,} cannot be read as that."
        ) from error


def _wide(data: bytes) -> str:
    """Return the name of UTF-16 for bytes that are so without a mark: every other byte of a text is NUL."""
    half = max(len(data[:SAMPLE]) // 2, 1)
    if len(data) % 2 == 0:
        for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            nulls, others = data[:SAMPLE][first::2].count(0), data[:SAMPLE][1 - first :: 2].count(0)
            if nulls * 2 > half and others * 50 < half:
                return encoding
    return ""


def _refuse_damaged(data: bytes, error: UnicodeDecodeError) -> None:
    """Refuse UTF-8 with a few broken bytes: read as anything else it would turn into nonsense."""
    text = data.decode(errors="replace")
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(1 for letter in text if letter > "\x7f") - lost
    if whole > 2 * lost:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"This is UTF-8 with damaged characters, the first in line {line:,}; save it anew.")


def _known(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
        "".encode(name)  # raises LookupError for what is no encoding of text, such as “zip”
    except (LookupError, ValueError):
        return ""
    return MEANT.get(name, name)


def _guessed(data: bytes) -> str:
    """Return the encoding that the bytes suggest, or nothing."""
    sample = data[:SAMPLE]
    if len(data) > SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    high = len(_HIGH.findall(sample))
    if high * 10 < len(_LETTERS.findall(sample)) and len(_WESTERN.findall(sample)) == high:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=LEGACY, enable_fallback=False).best()
    return best.encoding if best else ""
