"""Zips: what is taken from them, and what is refused."""

import io
import stat
import struct
import zipfile

import pytest

from articles.ingest import zips
from articles.ingest.items import items_in
from articles.ingest.limits import Unreadable
from articles.ingest.zips import forget_zip, read_member
from tests.articles.ingest.documents import write_zip


@pytest.fixture(autouse=True)
def forget():
    """Close what a test left open."""
    yield
    forget_zip()


def found(path):
    """Return the documents of a zip by their names inside, with their faults."""
    return {item.name.removeprefix(f"{path}/"): item.fault for item in items_in(path)}


def encrypted(path):
    """Write a zip that says of its file that it is encrypted."""
    write_zip(path, {"a.txt": "Text."})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(data)
    return path


def test_its_documents_are_found_by_their_names_inside(tmp_path):
    path = write_zip(tmp_path / "p.zip", {"a.txt": "One.", "year/b.html": "<p>", "__MACOSX/a.txt": "x"})

    assert found(path) == {"a.txt": "", "year/b.html": ""}
    assert read_member(str(path), "a.txt") == b"One."


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("../a.txt", "Text.", "Its name leads out of the zip."),
        ("/etc/a.txt", "Text.", "Its name leads out of the zip."),
        ("C:a.txt", "Text.", "Its name leads out of the zip."),
        ("b\\a.txt", "Text.", "Its name has a backslash in it; pack the files anew."),
        ("a.zip", "Text.", "A zip inside a zip is not opened."),
        ("a.exe", "Text.", "Only .txt, .html, .htm, .xhtml and .zip files are taken."),
        ("a.txt", "", "The file is empty."),
        ("a.txt", "a" * (11 * 1024**2), "It would unpack to over 100 times its size and is not trusted."),
    ],
)
def test_a_file_in_it_is_refused_and_the_others_are_not(tmp_path, name, data, fault):
    path = write_zip(tmp_path / "p.zip", {name: data, "good.txt": "Text."})

    assert list(found(path).values()) == [fault, ""]


def test_a_file_in_it_that_is_too_large_is_refused_by_its_size(tmp_path):
    path = write_zip(tmp_path / "p.zip", {"a.txt": b"a" * (11 * 1024**2)}, method=zipfile.ZIP_STORED)

    assert found(path) == {"a.txt": "The file has 11 MB; 10 MB are the most."}


def test_two_files_of_one_name_are_taken_once(tmp_path):
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "One.")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "Two.")

    assert [item.fault for item in items_in(path)] == ["", "A file of this name stands in the zip already."]


def test_a_file_without_a_name_is_refused(tmp_path):
    info = zipfile.ZipInfo("a.txt")
    info.filename = ""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "They met.")
        archive.writestr("b.txt", "They met.")

    found = list(items_in(tmp_path / "a.zip"))

    assert [(item.member, item.fault) for item in found] == [("", "It has no name."), ("b.txt", "")]


def test_a_link_in_it_is_refused(tmp_path):
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")

    assert found(tmp_path / "p.zip") == {"a.txt": "It is a link or a device, not a file."}


def test_an_encrypted_file_is_refused(tmp_path):
    assert found(encrypted(tmp_path / "p.zip")) == {"a.txt": "It is encrypted; pack it without a password."}


def test_another_way_of_packing_is_refused(tmp_path):
    path = write_zip(tmp_path / "p.zip", {"a.txt": "Text."}, method=zipfile.ZIP_LZMA)

    assert found(path) == {"a.txt": "It is packed by a method that is not read here; use deflate."}


def test_a_zip_of_too_many_files_is_refused_before_they_are_listed(tmp_path, monkeypatch):
    path = write_zip(tmp_path / "p.zip", {f"{number}.txt": "Text." for number in range(4)})
    monkeypatch.setattr(zips, "MOST_IN_ZIP", 3)
    monkeypatch.setattr(zipfile, "ZipFile", None)

    assert list(found(path).values()) == ["The zip holds more than 3 files; divide it."]


def test_a_zip_that_lies_about_its_count_is_refused_when_they_are_listed(tmp_path, monkeypatch):
    path = write_zip(tmp_path / "p.zip", {f"{number}.txt": "Text." for number in range(4)})
    data = bytearray(path.read_bytes())
    struct.pack_into("<HH", data, data.rindex(b"PK\5\6") + 8, 1, 1)
    path.write_bytes(data)
    monkeypatch.setattr(zips, "MOST_IN_ZIP", 3)

    assert list(found(path).values()) == ["The zip holds 4 files; 3 are the most."]


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    path = write_zip(tmp_path / "p.zip", {f"{number}.txt": "Text." * 1000 for number in range(300)})
    monkeypatch.setattr(zips, "LARGEST_ZIP", 1024**2)

    assert list(found(path).values()) == ["The zip would unpack to 1.4 MB; 1 MB are the most."]


def test_an_empty_zip_is_refused(tmp_path):
    assert list(found(write_zip(tmp_path / "p.zip", {})).values()) == ["There is no file in the zip."]


@pytest.mark.parametrize("cut", [4, 22, 60])
def test_a_zip_that_is_cut_short_is_refused(tmp_path, cut):
    path = write_zip(tmp_path / "p.zip", {"a.txt": "Text."})
    path.write_bytes(path.read_bytes()[:-cut])

    assert list(found(path).values()) == [
        "This is not a zip that can be opened; it may be cut short or damaged."
    ]


def test_a_file_in_it_that_is_damaged_is_refused_when_it_is_read(tmp_path):
    path = write_zip(tmp_path / "p.zip", {"a.txt": "Text and more text."}, method=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"more", b"less"))

    with pytest.raises(Unreadable, match="It cannot be unpacked: Bad CRC-32"):
        read_member(str(path), "a.txt")


def test_a_file_that_unpacks_to_more_than_it_says_is_not_read_further(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * (2 * 1024**2))
    data = bytearray(packed.getvalue())
    struct.pack_into("<I", data, data.index(b"PK\1\2") + 24, 100)
    (tmp_path / "p.zip").write_bytes(data)

    assert found(tmp_path / "p.zip") == {"a.txt": ""}
    with pytest.raises(Unreadable, match="It cannot be unpacked"):
        read_member(str(tmp_path / "p.zip"), "a.txt")
