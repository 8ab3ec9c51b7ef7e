"""Single records: what they hold, what can be added, and what never goes out."""

import pytest

from articles.api.records import names_of
from articles.api.resources import RESOURCES
from articles.package.tables import BY_NAME
from people.models import Redirection
from tests import factories as made
from tests.articles.api.calls import data, faults, ids
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    cite,
)

pytestmark = pytest.mark.django_db
every_kind = pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.name)


@every_kind
def test_a_record_is_the_same_alone_and_in_its_list(client, first_edition, resource):
    for record in data(client, f"{resource.name}?limit=3")["data"]:
        assert data(client, f"{resource.name}/{record['id']}") == record
        assert list(record) == names_of(BY_NAME[resource.name])


def test_values_are_typed_and_what_is_not_known_is_null(client):
    place = made.PlaceFactory(id="gate", name="Gate", country="VN", latitude="11.50000", longitude="106")
    an_engagement("KH", place=place, id="talks", title="Talks", kind="talks", date="2018/..")
    an_appointment(an_official(id="manet"), an_institution(), id="held")
    engagement = data(client, "engagements/talks")
    assert (engagement["earliest"], engagement["latest"]) == ("2018-01-01", None)
    assert (engagement["summary"], engagement["part_of_id"], engagement["confidence"]) == (None, None, None)
    assert data(client, "places/gate")["latitude"] == 11.5
    assert data(client, "appointments/held")["true_start"] is False


def test_a_record_leads_to_its_page(client, settings):
    settings.SITE_URL = "https://ties.example.org"
    an_official(id="manet")
    article = an_article(id="report", url="https://gazette.example.com/1")
    assert data(client, "officials/manet")["url"] == "https://ties.example.org/officials/manet/"
    found = data(client, "articles/report")
    assert found["url"] == "https://ties.example.org/articles/report/"
    assert found["source_url"] == "https://gazette.example.com/1"
    assert data(client, f"publishers/{article.publisher_id}")["url"] == (
        f"https://ties.example.org/articles/?publisher={article.publisher_id}"
    )


def test_only_the_fields_asked_for_are_sent_with_id_and_type(client):
    an_engagement("KH", id="talks", title="Talks", kind="talks")
    record = {"id": "talks", "type": "engagement", "title": "Talks", "kind": "talks"}
    assert data(client, "engagements/talks?fields=title,kind") == record
    assert data(client, "engagements?fields=title&fields=kind")["data"] == [record]


def test_parts_evidence_and_what_is_referred_to_can_be_added(client):
    place = made.PlaceFactory(id="hanoi")
    talks = an_engagement("KH:host", id="talks", place=place)
    talks.topics.set(["cyber"])
    official = an_official(id="manet")
    made.ParticipationFactory(engagement=talks, official=official)
    article = an_article(id="report")
    cite(article, 2, engagement=talks)
    cite(article, 3, side=talks.sides.get())
    names = "place,sides,participations.official,topics,evidence.article"
    found = data(client, f"engagements/talks?fields=place_id&expand={names}")
    assert found["place"]["id"] == "hanoi"
    [side] = found["sides"]
    assert (side["type"], side["country"], side["role"]) == ("side", "KH", "host")
    assert found["participations"][0]["official"]["url"].endswith("/officials/manet/")
    assert [topic["id"] for topic in found["topics"]] == ["cyber"]
    assert sorted(each["paragraph"] for each in found["evidence"]) == [2, 3]
    assert {each["article"]["id"] for each in found["evidence"]} == {"report"}
    added = ["evidence", "participations", "place", "sides", "topics"]
    assert list(found) == ["id", "type", "place_id", *added]


def test_what_refers_to_nothing_has_null_in_its_place(client):
    an_engagement("KH", id="talks")
    found = data(client, "engagements/talks?expand=place,participations")
    assert (found["place"], found["participations"]) == (None, [])


@pytest.mark.parametrize("status", ["draft", "ready", "rejected"])
def test_what_is_not_published_never_goes_out_not_even_to_staff(reviewer, status):
    draft = made.OfficialFactory(id="hidden", name="Hidden", review_status=status)
    whole = made.EngagementFactory(id="whole", review_status=status)
    talks = an_engagement("KH", id="talks", part_of=whole)
    made.ParticipationFactory(engagement=talks, official=draft, name_as_written="Gen. H.")
    made.ParticipationFactory(engagement=talks, official=draft, role="guest")
    cite(made.ArticleFactory(id="unread", review_status=status), engagement=talks)
    assert reviewer.get("/api/v1/officials/hidden").status_code == 404
    found = data(reviewer, "engagements/talks?expand=part_of,participations.official,evidence.article")
    assert (found["part_of_id"], found["part_of"], found["evidence"]) == (None, None, [])
    assert [(row["official_id"], row["official"]) for row in found["participations"]] == [(None, None)]
    assert ids(reviewer, "officials") == ids(reviewer, "articles") == []


def test_the_text_of_an_article_is_in_no_answer(client):
    article = an_article(id="report", body="A headline\n\nXylophagous quartz.")
    cite(article, 2, engagement=an_engagement("KH", id="talks"))
    for address in ("articles/report", "articles", "engagements/talks?expand=evidence.article"):
        assert "Xylophagous" not in client.get(f"/api/v1/{address}").content.decode()


def test_a_post_of_an_institution_that_is_not_published_leads_to_no_page(client):
    unseen = made.InstitutionFactory()
    post = made.PositionFactory(id="post", institution=unseen, country="KH")
    made.AppointmentFactory(published=True, official=an_official(), position=post)
    found = data(client, "positions/post")
    assert (found["institution_id"], found["url"]) == (None, None)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("engagement", an_engagement),
        ("agreement", an_agreement),
        ("official", an_official),
        ("institution", an_institution),
        ("article", an_article),
    ],
)
def test_the_id_of_a_merged_record_leads_to_the_one_that_stays(client, name, make):
    make(id="kept")
    Redirection.objects.create(record_type=name, old_id="gone", new_id="kept", reason="One and the same.")
    response = client.get(f"/api/v1/{name}s/gone?fields=id")
    assert response.status_code == 301
    assert response.headers["Location"] == f"http://testserver/api/v1/{name}s/kept?fields=id"
    assert response.headers["Cache-Control"] == "no-cache"  # the merge may be undone


def test_a_tie_is_found_however_its_countries_are_written(client):
    an_engagement("KH", "RU", date="2021-12-16")
    assert data(client, "ties/KH-RU")["held"] == 1
    assert (
        client.get("/api/v1/ties/russia-cambodia").headers["Location"]
        == "http://testserver/api/v1/ties/KH-RU"
    )
    assert client.get("/api/v1/ties/KH-VN").json()["detail"] == (
        "Nothing is on record between the countries of “KH-VN”."
    )
    assert client.get("/api/v1/ties/KH-RU?from=2022").status_code == 404


@pytest.mark.parametrize(
    "key", ["nope", "a%00b", "%F0%9F%99%82", "..%2F..", "x" * 3000, "Ünïcode", "%ED%A0%80"]
)
@every_kind
def test_an_id_of_nothing_is_not_found_whatever_it_is(client, resource, key):
    response = client.get(f"/api/v1/{resource.name}/{key}")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["hint"]


def test_a_single_record_takes_no_filters(client):
    an_official(id="manet")
    assert faults(client, "officials/manet?country=KH") == [
        ("country", "“country” is not a parameter here. They are expand, fields.")
    ]
