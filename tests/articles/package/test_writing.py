"""Writing: whole or not at all, and the same bytes for the same records."""

import errno
import stat
import zipfile

import pytest

from articles.package import PackageError
from articles.package.writing import lines_of, replacing, write_table


def write(path, rows=(("sok-dara", "Sok Dara"),)):
    """Write a package of one table."""
    with replacing(path) as target:
        *_, number = write_table(target, "officials.csv", ["id", "name"], lines_of(rows))
        with target.open("datapackage.json") as file:
            file.write(b"{}\n")
    return number


def refusal(path):
    """Return why a package cannot be written there."""
    with pytest.raises(PackageError) as error:
        write(path)
    return str(error.value)


def test_a_table_is_plain_csv_with_line_feeds(tmp_path):
    rows = [("a", 'He said "no", twice'), ("b", "two\nlines"), ("c", "two\rlines"), ("d", None), ("e", "=1")]

    assert write(tmp_path / "p", rows) == 5
    assert (tmp_path / "p" / "officials.csv").read_bytes() == (
        b'id,name\na,"He said ""no"", twice"\nb,"two\nlines"\nc,"two\rlines"\nd,\ne,\'=1\n'
    )


def test_a_zip_holds_no_trace_of_time_or_machine(tmp_path):
    write(tmp_path / "p.zip")

    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.create_system == 3
            assert stat.S_IMODE(info.external_attr >> 16) == 0o644
        assert archive.read("officials.csv") == b"id,name\nsok-dara,Sok Dara\n"


def test_the_same_rows_give_the_same_bytes(tmp_path):
    write(tmp_path / "one.zip")
    write(tmp_path / "two.zip")

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_zip_or_a_package_that_was_there_is_replaced(tmp_path):
    for path in (tmp_path / "p.zip", tmp_path / "p"):
        write(path, [])
        write(path)

    assert (tmp_path / "p" / "officials.csv").read_text() == "id,name\nsok-dara,Sok Dara\n"
    assert zipfile.ZipFile(tmp_path / "p.zip").read("officials.csv") == b"id,name\nsok-dara,Sok Dara\n"


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "p").mkdir()

    write(tmp_path / "p")

    assert sorted(file.name for file in (tmp_path / "p").iterdir()) == ["datapackage.json", "officials.csv"]


def test_what_else_lies_in_the_folder_of_a_package_stays(tmp_path):
    write(tmp_path / "p")
    (tmp_path / "p" / "README.md").write_text("About this package.")

    write(tmp_path / "p")

    assert (tmp_path / "p" / "README.md").read_text() == "About this package."


@pytest.mark.parametrize("name", ["p", "p.zip"])
def test_a_failure_leaves_what_was_there_and_no_half_file(tmp_path, name):
    write(tmp_path / name)
    before = sorted(tmp_path.rglob("*"))

    def broken():
        yield "a", "b"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(tmp_path / name, broken())

    assert sorted(tmp_path.rglob("*")) == before


def test_a_full_disk_is_told(tmp_path):
    def full():
        yield "a", "b"
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(PackageError) as error:
        write(tmp_path / "p.zip", full())

    assert str(error.value) == f"{tmp_path}/p.zip cannot be written: No space left on device."
    assert list(tmp_path.iterdir()) == []


def test_places_where_no_package_can_go(tmp_path):
    (tmp_path / "folder.zip").mkdir()
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("Mine.")
    (tmp_path / "file").write_text("A file.")

    assert refusal(tmp_path / "none" / "p.zip") == (
        f"{tmp_path}/none/p.zip cannot be written: there is no folder {tmp_path}/none."
    )
    assert refusal(tmp_path / "folder.zip") == (
        f"{tmp_path}/folder.zip is a folder; choose another name for the zip."
    )
    assert refusal(tmp_path / "notes") == (
        f"{tmp_path}/notes is not empty and holds no data package; choose another folder."
    )
    assert refusal(tmp_path / "file") == (
        f"{tmp_path}/file is a file; end the name with .zip or choose a folder."
    )
    assert (tmp_path / "notes" / "mine.txt").read_text() == "Mine."
