"""Finding documents in files and folders."""

import os
from itertools import islice

import pytest

from articles.ingest.items import Item, items_in, shown
from tests.articles.ingest.documents import write, write_zip


def found(path):
    """Return what lies at a path, each by its name below it, with its fault."""
    return {os.path.relpath(item.name, path): item.fault for item in items_in(path)}


def test_a_file_is_one_document(tmp_path):
    write(tmp_path, a__txt="Text.")

    assert list(items_in(tmp_path / "a.txt")) == [Item(f"{tmp_path}/a.txt", path=f"{tmp_path}/a.txt", size=5)]


def test_a_folder_is_searched_with_all_below_it(tmp_path):
    write(tmp_path, b__txt="Text.", a__HTML="<p>")
    write(tmp_path / "year" / "month", c__htm="<p>")
    write_zip(tmp_path / "d.zip", {"e.txt": "Text."})

    assert list(found(tmp_path)) == ["a.HTML", "b.txt", "d.zip/e.txt", "year/month/c.htm"]


def test_files_that_systems_leave_behind_are_passed_over(tmp_path):
    write(tmp_path, a__txt="Text.", __DS_Store="x", Thumbs__db="x")
    write(tmp_path / ".git", b__txt="Text.")

    assert list(found(tmp_path)) == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a__txt", b"", "The file is empty."),
        ("a__pdf", b"%PDF", "Only .txt, .html, .htm, .xhtml and .zip files are taken."),
        ("a", b"Text", "Only .txt, .html, .htm, .xhtml and .zip files are taken."),
        ("a__zip", b"Text", "This is not a zip that can be opened; it may be cut short or damaged."),
    ],
)
def test_a_file_is_refused_for_what_it_is(tmp_path, name, data, fault):
    write(tmp_path, **{name: data})

    assert list(found(tmp_path).values()) == [fault]


def test_a_file_of_fifty_megabytes_is_refused_by_its_size(tmp_path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50 * 1024**2)

    assert found(tmp_path) == {"a.txt": "The file has 50 MB; 10 MB are the most."}


def test_a_path_that_is_not_there_is_a_fault(tmp_path):
    assert list(items_in(tmp_path / "none")) == [
        Item(f"{tmp_path}/none", fault="There is no such file or folder.")
    ]


def test_links_to_folders_are_not_followed_so_that_none_leads_in_a_circle(tmp_path):
    write(tmp_path / "inner", a__txt="Text.")
    (tmp_path / "inner" / "outer").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "inner" / "a.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "none.txt")

    assert found(tmp_path) == {
        "broken.txt": "The file cannot be read: No such file or directory.",
        "link.txt": "",
        "inner/a.txt": "",
        "inner/outer": "A link to another folder is not followed; name that folder itself.",
    }


def test_a_named_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")

    assert found(tmp_path) == {"pipe.txt": "This is no file but a device, a pipe or a socket."}


def test_a_large_folder_is_not_listed_before_its_first_document(tmp_path, monkeypatch):
    monkeypatch.setattr("articles.ingest.items.BLOCK", 2)
    write(tmp_path, **{f"{number}__txt": "Text." for number in range(7)})
    asked = []

    def ask(path, name):
        asked.append(path)
        yield Item(name)

    monkeypatch.setattr("articles.ingest.items._file", ask)

    assert len(list(islice(items_in(tmp_path), 3))) == 3
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "a.txt"),
        ("bo\udcfft.txt", "bo\ufffdt.txt"),
        ("a\x1b[31m\n.txt", "a\ufffd[31m\ufffd.txt"),
        ("ខ្មែរ.txt", "ខ្មែរ.txt"),
    ],
)
def test_a_name_can_be_printed_whatever_it_holds(name, expected):
    assert shown(name) == expected
