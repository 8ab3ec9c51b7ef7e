"""From bytes to text."""

import random

import pytest

from articles.ingest.decoding import decode
from articles.ingest.limits import Unreadable

ENGLISH = "The minister said “the border is calm” – and left for the Café Zürich at noon."
RUSSIAN = "Министр обороны встретился с командующим армией соседней страны."
KHMER = "រដ្ឋមន្ត្រីបានជួបមេបញ្ជាការ។"
VIETNAMESE = "Bộ trưởng đã gặp Tổng Tham mưu trưởng để thảo luận về hợp tác."


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, KHMER, VIETNAMESE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_is_marked_or_utf_8_is_read_without_guessing(text, encoding):
    assert decode(text.encode(encoding)) == (text, "")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_nulls(encoding):
    assert decode(ENGLISH.encode(encoding)) == (ENGLISH, "")


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (ENGLISH, "cp1252", "iso-8859-1"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (VIETNAMESE.replace("ộ", "o"), "utf-8", "windows-1251"),
        ("防衛大臣は会談した。", "iso2022_jp", "ISO-2022-JP"),
        ("国防部长会见了总参谋长。", "gb18030", "gb2312"),
    ],
)
def test_a_declared_encoding_is_used_unless_the_text_is_utf_8(text, encoding, declared):
    assert decode(text.encode(encoding), declared=declared) == (text, "")


@pytest.mark.parametrize("declared", ["nonsense", "zip", "ascii", "", "utf-8\0"])
def test_a_declaration_that_cannot_be_meant_is_passed_over(declared):
    assert decode(ENGLISH.encode("cp1252"), declared=declared).text == ENGLISH


@pytest.mark.parametrize(
    ("text", "encoding"), [(ENGLISH, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r")]
)
def test_an_old_encoding_is_guessed_and_said_to_be(text, encoding):
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 and so on", "This is a PDF, not a text."),
        (b"PK\3\4 and so on", "This is a zip or an Office document, not a text."),
        (b"\x89PNG and so on", "This is a picture, not a text."),
        (b"\0" * 100, "This is not a text but binary data."),
        (random.Random(1).randbytes(5000), "This is not a text but binary data."),
        (b"\xff\xfea\0b", "It should be UTF-16-LE, and byte 3 cannot be read as that."),
        (b"\xef\xbb\xbfab\xff", "It should be UTF-8, and byte 3 cannot be read as that."),
        (
            b"One.\n" + VIETNAMESE.encode() + b"\xe1\xbb",
            "This is UTF-8 with damaged characters, the first in line 2; save it anew.",
        ),
        ("Lost: ���.".encode(), "The text is damaged: 3 of 10 characters are none."),
        (bytes(range(128, 256)) * 20, "No encoding makes a text of it; save it as UTF-8."),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data, reason):
    with pytest.raises(Unreadable) as refused:
        decode(data)
    assert str(refused.value) == reason
