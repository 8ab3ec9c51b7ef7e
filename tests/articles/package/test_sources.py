"""Folders and zips: what cannot be trusted or read is refused with the reason, and nothing is unpacked."""

import re
import stat
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.package import PackageError, holds_records, load
from articles.package.sources import opened
from tests.articles.package.packages import MEETING, folder_with, refusals, zip_of


@pytest.fixture
def package(tmp_path):
    """Write the package of the meeting."""
    return folder_with(tmp_path / "package", MEETING)


@pytest.fixture
def archive(package, tmp_path):
    """Pack the package of the meeting."""
    return zip_of(package, tmp_path / "package.zip")


def refusal(path):
    """Return why a package cannot be opened at all."""
    with pytest.raises(PackageError) as error:
        load(path)
    return str(error.value)


def zip_with(path, *members):
    """Write a zip of a description and some members, each a name or a ZipInfo."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "datapackage.json", '{"resources": [{"name": "officials", "path": "officials.csv"}]}'
        )
        for member in members:
            archive.writestr(member, "id,name\n")
    return path


def test_a_path_that_is_not_there(tmp_path):
    assert refusal(tmp_path / "none.zip") == f"{tmp_path}/none.zip: there is no such file or folder."


def test_a_path_with_a_null_character(tmp_path):
    assert refusal(f"{tmp_path}/no\0ne").endswith(": there is no such file or folder.")


def test_a_plain_csv_file(package):
    assert refusal(package / "sides.csv") == (
        f"{package}/sides.csv is neither a folder nor a zip that can be opened; "
        "a zip would be cut short or damaged."
    )


def test_a_folder_without_a_description(tmp_path):
    assert refusal(tmp_path) == f"{tmp_path} is not a data package: there is no datapackage.json in it."


def test_a_zip_without_a_description(tmp_path):
    path = tmp_path / "empty.zip"
    zipfile.ZipFile(path, "w").close()

    assert refusal(path) == f"{path} is not a data package: there is no datapackage.json in it."


def test_a_zip_that_is_cut_short(archive):
    archive.write_bytes(archive.read_bytes()[:-200])

    assert refusal(archive) == (
        f"{archive} is neither a folder nor a zip that can be opened; a zip would be cut short or damaged."
    )


@pytest.mark.django_db
def test_a_zip_that_is_damaged_inside(package, tmp_path):
    path = tmp_path / "damaged.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(package.iterdir()):
            archive.write(file, file.name)
    path.write_bytes(path.read_bytes().replace("Trần".encode(), b"Tr\xff\xff\xffn"))

    assert refusals(path) == [
        "officials.csv, row 1: this cannot be read: Bad CRC-32 for file 'officials.csv'."
    ]
    assert not holds_records()


@pytest.mark.parametrize(
    "name",
    ["../officials.csv", "a/../../officials.csv", "/etc/officials.csv", "C:officials.csv", "C:\\o.csv"],
)
def test_a_zip_with_names_that_lead_out_of_it(tmp_path, name):
    info = zipfile.ZipInfo("x")
    info.filename = name

    assert refusal(zip_with(tmp_path / "p.zip", info)) == (
        f"{tmp_path}/p.zip: {name!r} leads out of the package."
    )


def test_a_zip_with_a_backslash_in_a_name(tmp_path):
    info = zipfile.ZipInfo("x")
    info.filename = "data\\officials.csv"

    assert refusal(zip_with(tmp_path / "p.zip", info)) == (
        f"{tmp_path}/p.zip: 'data\\\\officials.csv' has a backslash in its name; pack the files anew."
    )


def test_a_zip_with_a_symbolic_link(tmp_path):
    link = zipfile.ZipInfo("officials.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert refusal(zip_with(tmp_path / "p.zip", link)) == (
        f"{tmp_path}/p.zip: 'officials.csv' is a link or a device, not a file."
    )


def test_a_zip_that_is_encrypted(archive):
    data = bytearray(archive.read_bytes())
    data[data.rfind(b"PK\x01\x02") + 8] |= 1  # the flag of the last file in the list
    archive.write_bytes(data)

    assert refusal(archive) == f"{archive}: 'sides.csv' is encrypted."


def test_a_zip_with_a_method_that_few_can_read(tmp_path):
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("datapackage.json", "{}")

    assert refusal(path) == (
        f"{path}: 'datapackage.json' is packed by a method that is not read here; use deflate."
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_one_name_twice(tmp_path):
    path = zip_with(tmp_path / "p.zip", "officials.csv", "officials.csv")

    assert refusal(path) == f"{path}: 'officials.csv' is in it twice."


def test_a_zip_with_too_many_files(tmp_path):
    path = zip_with(tmp_path / "p.zip", *(f"{number}.txt" for number in range(1000)))

    assert refusal(path) == f"{path} holds 1001 files; 1000 are the most."


def test_a_zip_bomb(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", b" " * (110 * 1024**2))

    assert refusal(path) == (
        f"{path} would unpack to 115343360 bytes, over 200 times its size: it is not trusted."
    )


def test_a_zip_that_claims_to_be_huge(archive, monkeypatch):
    monkeypatch.setattr("articles.package.sources.LARGEST", 100)

    assert re.fullmatch(r".*package\.zip would unpack to \d+ bytes; 100 are the most\.", refusal(archive))


def test_a_zip_with_two_folders_at_the_top(tmp_path):
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one/datapackage.json", "{}")
        archive.writestr("two/datapackage.json", "{}")

    assert refusal(path) == f"{path} is not a data package: there is no datapackage.json in it."


def test_a_zip_made_on_a_mac_is_read(package, tmp_path):
    path = zip_of(package, tmp_path / "mac.zip", inside="two-generals/")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("__MACOSX/two-generals/._sides.csv", "x")
        archive.writestr("two-generals/.DS_Store", "x")

    with opened(path) as source:
        assert sorted(source.sizes) == sorted(file.name for file in package.iterdir())


def test_a_folder_with_a_link_out_of_it(package, tmp_path):
    (tmp_path / "secret.csv").write_text("id,name\n")
    (package / "officials.csv").unlink()
    (package / "officials.csv").symlink_to(tmp_path / "secret.csv")

    assert refusals(package) == ["officials.csv, row 1: this is a link that leads out of the package."]


@pytest.mark.django_db
def test_a_file_that_is_not_utf_8_is_named_with_the_place(package):
    text = MEETING["sides"].replace("visitor", "visiteur étranger")
    (package / "sides.csv").write_bytes(text.encode("latin-1"))

    assert refusals(package) == [
        "sides.csv, row 3: this is not UTF-8: byte 85 (line 3) cannot be read. Save the file as “CSV UTF-8”."
    ]
    assert not holds_records()


def test_a_line_without_end(package, monkeypatch):
    monkeypatch.setattr("articles.package.sources.LONGEST_LINE", 1024**2)
    (package / "sides.csv").write_text("id" * 1024**2)

    assert refusals(package) == ["sides.csv, row 1: this has a line of more than 1 MiB."]


@pytest.mark.django_db
def test_a_byte_order_mark_is_allowed(package):
    for file in package.iterdir():
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert load(package).total("new") == 14


@pytest.fixture(scope="module")
def bytes_of_a_zip(tmp_path_factory):
    """Return the bytes of a good zip."""
    folder = tmp_path_factory.mktemp("damage")
    return folder, zip_of(folder_with(folder / "package", MEETING), folder / "good.zip").read_bytes()


@given(place=st.integers(0, 10_000), value=st.integers(0, 255), length=st.integers(0, 40))
def test_damage_anywhere_is_told_and_never_a_crash(bytes_of_a_zip, place, value, length):
    folder, good = bytes_of_a_zip
    place %= len(good)
    path = folder / "damaged.zip"
    path.write_bytes(good[:place] + bytes([value]) * length + good[place + length :])

    assert complaint(path) != ""


def complaint(path):
    """Read a zip to its end and return why that cannot be done, or None."""
    try:
        with opened(path) as source:
            for name in source.sizes:
                for _ in source.lines(name):
                    pass
    except PackageError as error:
        return str(error)
    return None
