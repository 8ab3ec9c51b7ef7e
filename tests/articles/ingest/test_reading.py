"""Documents, read: text, headline, language, and what pages say of themselves."""

import pytest

from articles.ingest.items import Item
from articles.ingest.languages import language_of
from articles.ingest.limits import Unreadable
from articles.ingest.reading import completed, headline_of, read, read_markup, read_pasted, read_text
from defense_ties.lib.texts import digest
from tests.articles.ingest.documents import PAGE, STORY, write


def read_file(tmp_path, **file):
    """Write a file and return its reading."""
    folder = write(tmp_path, **file)
    (path,) = folder.iterdir()
    return read(Item("it", str(path)))


def test_a_text_is_kept_as_it_is_in_its_normal_form(tmp_path):
    reading = read_file(tmp_path, a__txt="\ufeff" + STORY.replace("\n", "  \r\n") + "\n")

    assert (reading.body, reading.sha256) == (STORY, digest(STORY))
    assert (reading.title, reading.author, reading.date) == ("Army chiefs agree on border patrols", "", "")


@pytest.mark.parametrize(
    "first",
    [
        "They met on Monday and shook hands.",
        "By Mara Velt",
        "17 December 2021",
        "Published: 17/12/2021 10:30",
        "LOWBRIDGE, March 5:",
        "https://www.riverland-daily.example/2024",
        "www.riverland-daily.example",
        "Long " * 50,
        "***",
    ],
)
def test_a_first_line_that_may_be_something_else_is_no_headline(first):
    assert headline_of(f"{first}\n\nThe chiefs met.") == ""


def test_a_masthead_and_a_menu_above_it_are_no_headline():
    top = "RIVERSIDE DAILY\n\nHome  News  Sport  Weather\n\nArmy chiefs agree on border patrols\n\n"
    story = "LOWBRIDGE, 3 May 2024 - The chiefs of the two armies met on Monday and agreed on joint patrols."

    assert headline_of(top + story) == "Army chiefs agree on border patrols"


def test_a_single_line_is_no_headline():
    assert headline_of("Army chiefs agree on border patrols") == ""


def test_a_page_gives_its_story_and_what_it_says_of_itself():
    reading = read_markup(PAGE)

    assert reading.title == "Army chiefs agree on border patrols"
    assert reading.author == "Mara Velt"
    assert reading.date == "2024-03-05"
    assert reading.url == "https://www.riverland-daily.example/2024/03/05/army-chiefs"
    assert (reading.site, reading.host) == ("Riverland Daily", "riverland-daily.example")
    assert "General Oran Tesk, who received his guest" in reading.body
    for other in ("Dala Fenn", "Rice prices", "Politics", "Copyright"):
        assert other not in reading.body


def test_a_page_that_gives_no_date_has_none():
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    reading = read_markup(f"<html><body><article>{story}</article><footer>© 2019</footer></body></html>")

    assert (reading.date, reading.url, reading.site, reading.host) == ("", "", "", "")


def test_a_page_is_read_in_the_encoding_it_declares(tmp_path):
    page = PAGE.replace("utf-8", "windows-1251").replace("Oran Tesk", "Оран Теск")
    reading = read_file(tmp_path, a__html=page.encode("cp1251"))

    assert "General Оран Теск" in reading.body
    assert reading.note == ""


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        ({"a__html": "<html><body><p>Please enable JavaScript.</p></body></html>"}, "No story can be found"),
        ({"a__html": "<html></html>"}, "No story can be found in the page."),
        ({"a__html": "no markup at all"}, "There is no HTML in it."),
        ({"a__txt": PAGE}, "This is HTML; let its name end with .html."),
        ({"a__txt": " \n\t\n"}, "There is no text in it."),
        ({"a__txt": "1234 5678 !!!"}, "There is no text in it."),
        ({"a__txt": b"\x89PNG\r\n"}, "This is a picture, not a text."),
    ],
)
def test_a_document_without_a_text_is_refused(tmp_path, file, fault):
    reading = read_file(tmp_path, **file)

    assert reading.fault.startswith(fault)
    assert reading.body == ""


@pytest.mark.parametrize("piece", ["<p>", "<a href='", "<!--", "]]>", "<", "&#xd83d;", "<table><tr>"])
def test_odd_markup_is_refused_and_breaks_nothing(tmp_path, piece):
    assert read_file(tmp_path, a__html=piece * 10_000).fault


def test_a_page_of_too_many_tags_is_refused_before_it_is_taken_apart(tmp_path):
    reading = read_file(tmp_path, a__html="<p>" * 60_001)

    assert reading.fault == "The page has more than 60,000 tags; no page with a story has so many."


def test_a_file_that_is_gone_meanwhile_is_refused(tmp_path):
    reading = read(Item("it", f"{tmp_path}/a.txt"))

    assert reading.fault == "The file cannot be read: No such file or directory."


def test_a_guessed_encoding_is_noted(tmp_path):
    reading = read_file(tmp_path, a__txt=STORY.replace("Tesk", "Tésk").encode("cp1252"))

    assert "Oran Tésk" in reading.body
    assert reading.note == "Its encoding was guessed: cp1252."


def test_what_is_pasted_may_be_a_text_or_the_source_of_a_page():
    assert read_pasted(STORY).body == STORY
    assert read_pasted(PAGE).author == "Mara Velt"


def test_halves_of_characters_are_refused():
    with pytest.raises(Unreadable, match="halves of characters"):
        read_text("Half \ud83d of one.")


def test_language_and_fingerprint_are_worked_out_last():
    reading = read_text(STORY)
    done = completed(reading)

    assert (reading.language, reading.keys) == ("", None)
    assert done.language == "en"
    assert len(done.keys) == 20
    assert completed(done) is done


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        ("Bộ trưởng Quốc phòng đã gặp Tổng Tham mưu trưởng để thảo luận về hợp tác hai nước.", "vi"),
        ("Министр обороны встретился с командующим армией и обсудил сотрудничество двух стран.", "ru"),
        ("រដ្ឋមន្ត្រីក្រសួងការពារជាតិបានជួបជាមួយមេបញ្ជាការកងទ័ពជើងគោក។", "km"),
        ("Ja.", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_told_and_english_where_it_cannot_be(text, language):
    assert language_of(text) == language
