"""What the database refuses is named: the row, the reason, the record that is in the way."""

import pytest
from django.db.models import UniqueConstraint

from articles.package.inserting import batched, identity
from people.models import Institution, Rank
from tests.articles.package.packages import folder_with, refusals
from tests.factories import ArticleFactory, EngagementFactory, OfficialFactory, PlaceFactory


def faults_of(tmp_path, **tables):
    """Return what is wrong with a package of these tables."""
    return refusals(folder_with(tmp_path / "package", tables))


@pytest.mark.django_db
def test_a_new_row_with_the_natural_key_of_another_record_names_that_record(tmp_path):
    PlaceFactory(id="pp", name="Phnom Penh", country="KH")

    assert faults_of(tmp_path, places="id,name,country\nphnom-penh,Phnom  Penh,KH\n") == [
        "places.csv, row 2: There is already a place of this name and kind in this country. It is place “pp”."
    ]


@pytest.mark.django_db
def test_an_article_with_a_known_text_or_address_names_the_other(tmp_path):
    other = ArticleFactory(id="news-1", body="They met.", url="https://news.example.org/1")

    assert faults_of(
        tmp_path,
        articles=(
            "id,title,language,url,body_sha256\n"
            "news-2,Again,en,https://news.example.org/1,\n"
            "news-3,Elsewhere,en,https://news.example.org/3,\n"
            f"news-4,Copied,en,,{other.body_sha256}\n"
        ),
    ) == [
        "articles.csv, row 2: Another article has this address. It is article “news-1”.",
        "articles.csv, row 4: Another article has this very text. It is article “news-1”.",
    ]


@pytest.mark.django_db
def test_two_rows_that_are_alike_are_found_wherever_they_stand(tmp_path):
    rows = [f"place-{number},Town {number},KH" for number in range(1300)]
    rows[1250] = "place-1250,Town 7,KH"
    rows[20] = "place-20,Town 7,KH"

    assert faults_of(tmp_path, places="\n".join(["id,name,country", *rows, ""])) == [
        "places.csv, row 22: There is already a place of this name and kind in this country. "
        "It is place “place-7”.",
        "places.csv, row 1252: There is already a place of this name and kind in this country. "
        "It is place “place-7”.",
    ]


@pytest.mark.django_db
def test_a_rule_of_the_database_is_told_in_its_words(tmp_path):
    EngagementFactory(id="meeting-1")
    ArticleFactory(id="news-1")

    assert faults_of(
        tmp_path,
        places="id,name,kind,country,latitude,longitude\nsea,At sea,city,,,\nhigh,High,city,KH,95,20\n",
        participations="id,engagement_id,country\npart-1,meeting-1,KH\n",
        evidence=(
            "id,article_id,engagement_id,start,end\n"
            "ev-1,news-1,meeting-1,9,3\nev-2,news-1,,0,9\nev-3,news-1,meeting-1,0,\n"
        ),
    ) == [
        "places.csv, row 2: A place lies in a country, unless it is virtual.",
        "places.csv, row 3: Latitude is -90 to 90, longitude -180 to 180; give both or neither.",
        "participations.csv, row 2: Give an official, an institution or at least the name as written.",
        "evidence.csv, row 2: A passage ends after it starts; give both ends or neither.",
        "evidence.csv, row 3: Evidence is cited for exactly one record.",
        "evidence.csv, row 4: A passage ends after it starts; give both ends or neither.",
    ]


@pytest.mark.django_db
def test_a_label_that_is_taken_names_the_topic(tmp_path):
    assert faults_of(tmp_path, topics="id,label,definition\ndrills,Exercises,Exercises.\n") == [
        "topics.csv, row 2: Its label is taken already. It is topic “exercises”."
    ]


@pytest.mark.django_db
def test_what_the_database_refuses_does_not_hide_what_is_wrong_elsewhere(tmp_path):
    OfficialFactory(id="dara", wikidata_id="Q42")

    assert faults_of(
        tmp_path,
        officials="id,name,wikidata_id\nsok-dara,Sok Dara,Q42\nbinh,Binh,42\nminh,Minh,\n",
        official_aliases="official_id,name,language\nminh,Mình,Vietnamese\n",
    ) == [
        "officials.csv, row 2: Another official has this Wikidata id. It is official “dara”.",
        "officials.csv, row 3, wikidata_id: “42” does not fit. "
        "A Wikidata id is a Q and a number, such as Q12345.",
        "official_aliases.csv, row 2, language: “Vietnamese” does not fit. "
        "A language is a BCP 47 code such as en, km or zh-Hans.",
    ]


def test_rows_are_taken_in_batches():
    assert list(batched(range(5), size=2)) == [[0, 1], [2, 3], [4]]
    assert list(batched([])) == []


def test_the_fields_that_may_not_all_be_alike_are_known():
    assert identities(Institution) == {"people_institution_natural_key": ["name", "country", "parent"]}
    assert identities(Rank) == {"people_rank_natural_key": ["country", "scheme", "service", "title"]}


def identities(model):
    """Return the fields of each rule of uniqueness of a model."""
    rules = [rule for rule in model._meta.constraints if isinstance(rule, UniqueConstraint)]
    return {rule.name: identity(rule) for rule in rules}
