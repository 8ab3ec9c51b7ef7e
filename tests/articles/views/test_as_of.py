"""Who held what on a date, asked on the page of an institution or a position."""

import pytest

from people.models import Position
from tests import factories as made
from tests.published import (
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    cite,
    rows_of_csv,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def army():
    """Make an army with a commander, cited in an article, and a brigade under it whose post is vacant."""
    army = an_institution(id="army", name="Army")
    manet = an_official(id="manet", name="Hun Manet")
    held = an_appointment(manet, army, id="held", date="2018/2023")
    cite(an_article(id="report"), 3, appointment=held)
    made.ParticipationFactory(
        engagement=an_engagement(date="2019"),
        official=manet,
        rank=made.RankFactory(id="ltgen", title="Lt General"),
    )
    brigade = an_institution(id="brigade", name="Brigade 70", parent=army)
    an_appointment(an_official(name="Mao Sophan"), brigade, title="Brigadier", date="2010")
    return army


def text_of(client, address):
    """Return a page as text on one line."""
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_page_of_an_institution_answers_for_its_posts_and_those_under_it(client, army):
    text = text_of(client, "/institutions/army/?on=2021-12-16")

    assert "On 2021 Dec 16" in text
    assert "Lt General" in text
    assert "held<span" in text
    assert "Not known" in text
    assert "last before:" in text
    assert "Mao Sophan" in text
    assert '<a href="#A">A&#8239;¶3</a>' in text


def test_a_month_or_year_is_asked_for_as_some_time_within_it(client, army):
    assert "At some time in 2021 Dec" in text_of(client, "/institutions/army/?on=2021-12")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("on=yesterday", "On: “yesterday” is not a date. Write a year, a month or a day"),
        ("on=2021-02-31", "On: “2021-02-31” is not a date."),
        ("on=2021&on=2022", "Address: “on” is given 2 times; once is enough."),
    ],
)
def test_a_date_that_cannot_be_read_is_said_and_the_page_stands(client, army, query, message):
    text = text_of(client, f"/institutions/army/?{query}")
    assert message in text
    assert "<h1>Army</h1>" in text
    response = client.get(f"/institutions/army/?{query}&format=csv")
    assert response.status_code == 400
    assert message in response.content.decode()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("on=2021&format=pdf", "Format: “pdf” is not one of the choices. They are csv, xlsx, json, jsonl."),
        ("on=2021&format=csv&format=csv", "Address: “format” is given 2 times; once is enough."),
    ],
)
def test_a_file_that_cannot_be_had_is_refused_in_words(client, army, query, message):
    response = client.get(f"/institutions/army/?{query}")
    assert (response.status_code, response.content.decode()) == (400, message)


def test_a_position_is_taken_home_as_of_a_date_only(client, army):
    position = Position.objects.filter(institution=army).first()
    response = client.get(f"/positions/{position.pk}/?format=csv")
    assert response.status_code == 400
    assert response.content.decode() == "On: A date is needed for this file: on=2021-12-16."


def test_the_answer_can_be_taken_home_with_its_sources(client, army):
    first, second = rows_of_csv(client, "/institutions/army/?on=2021-12-16&format=csv")

    wanted = {
        "on": "2021-12-16",
        "position": "Commander",
        "institution_id": "army",
        "held": "held",
        "official_id": "manet",
        "appointment_id": "held",
        "date": "2018/2023",
        "rank_id": "ltgen",
        "article_ids": "report",
        "paragraphs": "report:3",
    }
    assert {name: first[name] for name in wanted} == wanted
    assert (second["position"], second["held"], second["official_id"]) == ("Brigadier", "", "")


def test_an_institution_without_posts_asks_nothing(client):
    assert "Who held what on" not in text_of(client, an_institution().get_absolute_url())
