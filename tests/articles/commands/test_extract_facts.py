"""`manage.py extract_facts`."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

TEXT = "Portuguese Defence Minister Mira Solano received the guests in Lisbon on Monday."


def run(*paths):
    """Run the command and return the objects that it prints."""
    out = io.StringIO()
    call_command("extract_facts", *map(str, paths), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def folder(tmp_path):
    """A folder with two texts, one of them deeper, and a file that is no text."""
    (tmp_path / "deeper").mkdir()
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "deeper" / "a.txt").write_text(TEXT.replace("Mira Solano", "Aron Velt"), encoding="utf-8")
    (tmp_path / "notes.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_text_gives_one_object(folder):
    (printed,) = run(folder / "b.txt")

    assert printed["id"] == "b"
    assert [one["name"] for one in printed["officials"]] == ["Mira Solano"]


def test_a_folder_gives_an_object_for_each_text_in_it_in_order(folder):
    assert [one["id"] for one in run(folder)] == ["b", "a"]


def test_several_paths_are_taken_in_turn(folder):
    assert [one["id"] for one in run(folder / "deeper", folder / "b.txt")] == ["a", "b"]


def test_names_are_printed_as_they_are_written(folder):
    (folder / "b.txt").write_text(TEXT.replace("Mira Solano", "Mïra Solaño"), encoding="utf-8")
    out = io.StringIO()
    call_command("extract_facts", str(folder / "b.txt"), stdout=out)

    assert "Mïra Solaño" in out.getvalue()


def test_a_mark_of_the_encoding_is_no_part_of_the_text(folder):
    (folder / "b.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    (printed,) = run(folder / "b.txt")

    start, end = printed["officials"][0]["evidence"][-1]
    assert TEXT[start:end] == "Mira Solano"


def test_an_empty_file_gives_an_empty_object(folder):
    (folder / "b.txt").write_text("", encoding="utf-8")
    (printed,) = run(folder / "b.txt")

    assert (printed["id"], printed["officials"], printed["published"]) == ("b", [], None)


def test_a_folder_without_texts_gives_nothing(tmp_path):
    assert run(tmp_path) == []


def test_a_path_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"missing\.txt: there is no such file or folder"):
        run(tmp_path / "missing.txt")


def test_a_file_in_another_encoding_is_named_with_the_place(folder):
    (folder / "b.txt").write_bytes("Ñandú".encode("latin-1"))

    with pytest.raises(CommandError, match=r"b\.txt: this is no UTF-8 text .* at byte 0"):
        run(folder / "b.txt")


def test_a_path_must_be_given():
    with pytest.raises(CommandError, match="PATH"):
        call_command("extract_facts")


def test_a_bad_file_is_named_and_the_others_are_printed(folder):
    (folder / "a.txt").write_bytes(b"\xff\xfe\xff")
    out = io.StringIO()

    with pytest.raises(CommandError, match=r"a\.txt: this is no UTF-8 text"):
        call_command("extract_facts", str(folder), stdout=out)
    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == ["b", "a"]
