"""Engagements as CSV."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Engagement, Side
from tests import factories as made
from tests.published import an_article, an_engagement, an_institution, an_official, cite, listed, rows_of_csv

pytestmark = pytest.mark.django_db

HEADING = (
    "id,title,kind,status,mode,date,earliest,latest,date_basis,countries,hosts,visitors,place_id,place,place_country,topics,"
    "part_of_id,official_ids,institution_ids,summary,article_ids,source,source_url,paragraphs,url\n"
)


def download(client, query=""):
    """Return the list of engagements as CSV, as text."""
    return client.get(f"/engagements/?format=csv{query}").getvalue().decode()


def test_a_row_holds_all_that_is_public_of_an_engagement(client, settings):
    settings.SITE_URL = "https://ties.example.org"
    visit = an_engagement("KH:host", "RU:visitor", id="visit", kind="visit", date="2021-12-14/2021-12-16")
    engagement = an_engagement(
        "KH:host",
        "RU:visitor",
        id="meeting",
        title="=Meeting, “second”",
        date="2021-12-16?",
        date_basis="inferred",
        place=made.PlaceFactory(id="phnom-penh", name="Phnom Penh"),
        summary='They "met".\nThen they left. ភ្នំពេញ',
        part_of=visit,
    )
    engagement.topics.set(["cyber", "counter_terrorism"])
    made.ParticipationFactory(engagement=engagement, official=an_official(id="manet"), sequence=1)
    made.ParticipationFactory(engagement=engagement, official=an_official(id="patrushev"), sequence=2)
    made.ParticipationFactory(engagement=engagement, official=an_official(id="putin"), role="mentioned")
    army = an_institution(id="army")
    made.ParticipationFactory(engagement=engagement, official=None, institution=army, sequence=3)
    post = made.PublisherFactory(name="Daily Gazette")
    first = an_article(
        id="first", title="Two meet", publisher=post, date="2021-12-17", url="https://example.org/1"
    )
    second = an_article(id="second", date="2021-12-18", url="https://example.org/2")
    cite(second, 4, engagement=engagement)
    cite(first, 2, engagement=engagement)
    cite(first, 9, side=engagement.sides.get(country="KH"))

    assert download(client, "&q=second") == (
        f"\ufeff{HEADING}"
        'meeting,"\'=Meeting, “second”",meeting,held,in_person,2021-12-16?,2021-12-16,2021-12-16,inferred,'
        "KH RU,KH,RU,phnom-penh,Phnom Penh,KH,counter_terrorism cyber,visit,manet patrushev,army,"
        '"They ""met"".\nThen they left. ភ្នំពេញ",first second,“Two meet”. Daily Gazette. 2021-12-17.,'
        "https://example.org/1,first:2 first:9 second:4,https://ties.example.org/engagements/meeting/\n"
    )


def test_what_is_not_published_leaves_no_trace(client):
    engagement = an_engagement(
        "KH", id="public", title="Public", part_of=made.EngagementFactory(id="hidden-visit")
    )
    made.ParticipationFactory(
        engagement=engagement,
        official=made.OfficialFactory(id="hidden-official"),
        institution=made.InstitutionFactory(id="hidden-institution"),
        name_as_written="An officer",
    )
    made.EvidenceFactory(
        engagement=engagement, article=made.ArticleFactory(id="hidden-article", title="Hidden")
    )
    made.EngagementFactory(id="hidden-engagement")
    text = download(client)
    assert "hidden" not in text.lower()
    assert text.startswith(f"\ufeff{HEADING}public,Public,")


def test_an_open_end_is_an_empty_cell(client):
    an_engagement(date="2023-10-17/..", date_basis="worked_out")
    row = rows_of_csv(client, "/engagements/?format=csv")[0]
    assert (row["date"], row["earliest"], row["latest"]) == ("2023-10-17/..", "2023-10-17", "")


def test_nothing_found_is_the_heading_alone(client):
    an_engagement("KH")
    assert download(client, "&country=FR") == f"\ufeff{HEADING}"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "sort=oldest",
        "q=meeting",
        "country=KH",
        "country=KH&country=VN&sort=title",
        "pair=KH-VN",
        "kind=visit&status=held",
        "topic=security_threats",
        "date_from=2022-07&date_to=2022-08",
        "basis=inferred&sort=kind",
        "institution=army",
        "place=hanoi",
    ],
)
def test_the_file_is_the_list_on_screen(client, query):
    hanoi, army = made.PlaceFactory(id="hanoi", name="Hanoi", country="VN"), an_institution(id="army")
    for number in range(12):
        engagement = an_engagement(
            "KH",
            ("VN", "RU")[number % 2],
            kind=("visit", "talks", "meeting")[number % 3],
            status=("held", "planned")[number // 10],
            date=f"20{20 + number // 3}-0{number % 9 + 1}",
            date_basis=("stated", "inferred")[number % 2],
            place=hanoi if number % 4 else None,
        )
        if number % 3:
            engagement.topics.add("border_security")
            made.ParticipationFactory(engagement=engagement, official=None, institution=army)
    in_file = [
        row["id"] for row in rows_of_csv(client, f"/engagements/?{query}&format=csv".replace("?&", "?"))
    ]
    assert in_file == listed(client, f"/engagements/?{query}")
    assert in_file


def test_a_long_list_is_whole_and_is_one_question_to_the_database(client):
    Engagement.objects.bulk_create(
        made.EngagementFactory.build(published=True, id=f"e{number:04}", date="2021")
        for number in range(1500)
    )
    Side.objects.bulk_create(
        made.SideFactory.build(engagement=None, engagement_id=f"e{number:04}") for number in range(1500)
    )
    response = client.get("/engagements/?format=csv&sort=title")
    with CaptureQueriesContext(connection) as queries:
        lines = response.getvalue().decode().splitlines()
    assert len(lines) == 1501
    assert len({line.partition(",")[0] for line in lines}) == 1501
    # What PostgreSQL copies is not logged; SQLite was asked before the first bytes.
    assert len(queries) == 0
