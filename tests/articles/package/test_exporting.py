"""Exporting: literally these bytes, on every database."""

import datetime
import hashlib
import threading
import zipfile

import pytest
from django.db import connection
from frictionless import Package

from articles.package import export, load
from articles.package.codebook import CODEBOOK
from articles.package.derived import DERIVED
from articles.package.derived.described import FILES
from articles.package.tables import TABLES
from articles.package.writing import write_table
from tests.articles.package.packages import MEETING, folder_with
from tests.factories import (
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    ParticipationFactory,
    PlaceFactory,
    PublisherFactory,
    SideFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

EXPECTED = {
    "officials.csv": (
        "id,name,native_name,sort_name,country,wikidata_id,note,"
        "review_status,published_at,drafted_by,extractor_version,confidence\n"
        'sok-dara,Sok Dara,សុខ ដារ៉ា,,KH,Q42,"Not to be confused with\n“Sok Darra”, a major.",'
        "published,2026-11-22T12:00:00Z,extractor,1.0,0.25\n"
    ),
    "official_aliases.csv": (
        "official_id,name,language,kind\n"
        "sok-dara,Dara,en,alias\n"
        "sok-dara,Đara,,alias\n"
        "sok-dara,ដារ៉ា,km,native\n"
    ),
    "publishers.csv": "id,name,country,kind,home_page\ngazette,Gazette,KH,newspaper,\n",
    "articles.csv": (
        "id,title,publisher_id,url,archive_url,author,translator,language,abstract,body_sha256,coding_state,"
        "date,date_basis,earliest,latest,review_status,published_at,drafted_by,extractor_version,confidence\n"
        "news-1,'=Two generals meet=,gazette,https://news.example.org/1,,,,en,,"
        f"{hashlib.sha256(b'They met.').hexdigest()},uncoded,"
        "2021-12-17,stated,2021-12-17,2021-12-17,published,2026-11-22T12:00:00Z,person,,\n"
    ),
    "places.csv": (
        "id,name,native_name,country,kind,latitude,longitude\ncapital,The Capital,,KH,city,11.55,104.91667\n"
    ),
    "engagements.csv": (
        "id,title,kind,status,mode,place_id,summary,part_of_id,date,date_basis,earliest,latest,"
        "review_status,published_at,drafted_by,extractor_version,confidence\n"
        "talks-1,Talks,talks,held,in_person,,,visit-1,2021-12-15?,worked_out,2021-12-15,2021-12-15,"
        "published,2026-11-22T12:00:00Z,person,,\n"
        "visit-1,Visit,visit,held,in_person,capital,'-,,2021-12/..,inferred,2021-12-01,,"
        "published,2026-11-22T12:00:00Z,person,,\n"
    ),
    "engagement_topics.csv": "engagement_id,topic_id\ntalks-1,cyber\ntalks-1,exercises\n",
    "sides.csv": "id,engagement_id,country,role\nside-1,talks-1,VN,visitor\n",
    "participations.csv": (
        "id,engagement_id,official_id,institution_id,country,role,sequence,"
        "name_as_written,rank_as_written,title_as_written,rank_id,position_id\n"
        'part-1,talks-1,sok-dara,,KH,host,1,Gen. Dara,Gen.,"Chief, Staff",,\n'
    ),
    "evidence.csv": (
        "id,article_id,official_id,institution_id,appointment_id,engagement_id,side_id,participation_id,"
        "agreement_id,agreement_event_id,party_id,signature_id,field,start,end,paragraph,stance,note\n"
        "ev-1,news-1,,,,talks-1,,,,,,,date,0,9,1,supports,\n"
        "ev-2,news-1,,,,visit-1,,,,,,,,,,1,supports,\n"
    ),
}


NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


def files_in(folder):
    """Return the content of each file of a folder, by its path."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def records():
    """Make a visit with talks in it, as an article with a body reports them."""
    dara = OfficialFactory(
        id="sok-dara",
        name="Sok Dara",
        native_name="សុខ ដារ៉ា",
        wikidata_id="Q42",
        note="Not to be confused with\n“Sok Darra”, a major.",
        review_note="Ask Ratha whether the note is right.",
        drafter=UserFactory(username="ratha"),
        drafted_by="extractor",
        extractor_version="1.0",
        confidence=0.25,
        published=True,
    )
    for name, language, kind in (("ដារ៉ា", "km", "native"), ("Dara", "en", "alias"), ("Đara", "", "alias")):
        OfficialAliasFactory(official=dara, name=name, language=language, kind=kind)
    article = ArticleFactory(
        id="news-1",
        title="=Two generals meet=",
        publisher=PublisherFactory(id="gazette", name="Gazette"),
        url="https://news.example.org/1",
        body="They met.",
        published=True,
    )
    capital = PlaceFactory(id="capital", name="The Capital", latitude="11.55", longitude="104.91667")
    visit = EngagementFactory(
        id="visit-1",
        title="Visit",
        kind="visit",
        date="2021-12/..",
        date_basis="inferred",
        place=capital,
        summary="-",
        published=True,
    )
    talks = EngagementFactory(
        id="talks-1",
        title="Talks",
        kind="talks",
        date="2021-12-15?",
        date_basis="worked_out",
        part_of=visit,
        published=True,
    )
    talks.topics.set(["exercises", "cyber"])
    SideFactory(id="side-1", engagement=talks, country="VN", role="visitor")
    ParticipationFactory(
        id="part-1",
        engagement=talks,
        official=dara,
        role="host",
        sequence=1,
        name_as_written="Gen. Dara",
        rank_as_written="Gen.",
        title_as_written="Chief, Staff",
    )
    EvidenceFactory(id="ev-1", article=article, engagement=talks, field="date", start=0, end=9)
    EvidenceFactory(id="ev-2", article=article, engagement=visit)


@pytest.mark.usefixtures("records")
def test_a_package_is_literally_this(tmp_path):
    report = export(tmp_path / "package")

    written = {name: content.decode() for name, content in files_in(tmp_path / "package").items()}
    assert {name: written[name] for name in EXPECTED} == EXPECTED
    assert report.rows["official_aliases"] == 3
    tables = [table.file for table in (*TABLES, *DERIVED, CODEBOOK)]
    assert sorted(written) == sorted(["datapackage.json", *tables, *FILES])
    empty = {table.file for table in TABLES} - EXPECTED.keys() - {"topics.csv"}
    assert {name: text.count("\n") for name, text in written.items() if name in empty} == dict.fromkeys(
        empty, 1
    )


@pytest.mark.usefixtures("records")
def test_bodies_notes_of_staff_and_users_are_never_in_a_package(tmp_path):
    export(tmp_path / "package", everything=True)

    text = "".join(content.decode() for content in files_in(tmp_path / "package").values())
    assert "They met." not in text
    assert "Ask Ratha" not in text
    assert "ratha" not in text


@pytest.mark.usefixtures("records")
def test_the_zip_holds_the_same_files_as_the_folder(tmp_path):
    export(tmp_path / "package", created=NOON)
    export(tmp_path / "package.zip", created=NOON)

    with zipfile.ZipFile(tmp_path / "package.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == files_in(tmp_path / "package")


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize("everything", [False, True])
def test_an_export_is_valid_to_frictionless(tmp_path, everything):
    export(tmp_path / "package", everything=everything)

    report = Package(str(tmp_path / "package" / "datapackage.json")).validate()

    assert report.flatten(["path", "rowNumber", "fieldName", "note"]) == []
    assert len(report.tasks) == len(TABLES) + len(DERIVED) + 1 + len(FILES)


@pytest.mark.usefixtures("records")
def test_an_export_loads_back_as_nothing_new(tmp_path):
    export(tmp_path / "package.zip")

    report = load(tmp_path / "package.zip")

    assert (report.total("new"), report.total("different")) == (0, 0)
    assert report.total("equal") == 19


def test_a_moment_is_exported_to_the_second_and_is_equal_when_it_comes_back(tmp_path):
    moment = datetime.datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=datetime.UTC)
    OfficialFactory(review_status="published", published_at=moment)
    export(tmp_path / "package")

    assert load(tmp_path / "package").total("equal") == 1


def test_an_export_takes_few_queries_however_many_rows(tmp_path, django_assert_max_num_queries):
    rows = "".join(f"o-{number:03},Sok Dara {number}\n" for number in range(300))
    load(folder_with(tmp_path / "p", MEETING))
    load(folder_with(tmp_path / "q", {"officials": f"id,name\n{rows}"}))

    # Three for each table at most: its rows, what was left empty, and what only drafts tell apart; and what
    # follows from them takes 20 more.
    with django_assert_max_num_queries(3 * len(TABLES) + 20):
        export(tmp_path / "package.zip")
    with django_assert_max_num_queries(3 * len(TABLES) + 20):
        export(tmp_path / "all.zip", everything=True)


@pytest.mark.django_db(transaction=True)
def test_an_export_shows_one_moment_and_keeps_no_writer_waiting(tmp_path, monkeypatch):
    def meddle():
        OfficialFactory(published=True)
        connection.close()

    def write_while_another_writes(target, name, heading, rows):
        yield from write_table(target, name, heading, rows)
        if name == "institutions.csv":
            other = threading.Thread(target=meddle)
            other.start()
            other.join()

    InstitutionFactory(published=True)
    monkeypatch.setattr("articles.package.exporting.write_table", write_while_another_writes)

    assert export(tmp_path / "first.zip").rows["officials"] == 0
    assert export(tmp_path / "second.zip").rows["officials"] == 1
