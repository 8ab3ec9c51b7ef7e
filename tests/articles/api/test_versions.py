"""Versions: what has not changed is not sent again, and what has changed always is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.api import versions
from people.models import OfficialAlias
from tests import factories as made
from tests.published import an_article, an_engagement, an_official, cite

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch):
    """Let time pass, so that what was made is settled."""

    def pass_time(span=timedelta(hours=1)):
        now = timezone.now() + span
        monkeypatch.setattr(versions.timezone, "now", lambda: now)

    return pass_time


def unchanged(client, address, **headers):
    """Return whether the address answers that nothing has changed."""
    response = client.get(address, headers=headers)
    assert response.status_code in (200, 304)
    return response.status_code == 304


ADDRESSES = [
    "/api/v1/engagements",
    "/api/v1/engagements?expand=participations.official",
    "/api/v1/engagements/talks",
    "/api/v1/engagements/talks?expand=participations.official",
    "/api/v1/ties",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("settled", [True, False])
def test_what_has_not_changed_is_not_sent_again(client, later, address, settled):
    an_engagement("KH", "RU", id="talks")
    if settled:
        later()
    first = client.get(address)
    assert unchanged(client, address, if_none_match=first.headers["ETag"])
    assert client.get(address, headers={"if-none-match": first.headers["ETag"]}).content == b""
    assert first.headers["Cache-Control"] == "public, no-cache"
    if settled:
        assert unchanged(client, address, if_modified_since=first.headers["Last-Modified"])


@pytest.mark.parametrize("address", ADDRESSES[:4])
@pytest.mark.parametrize("settled", [True, False])
@pytest.mark.parametrize(
    "change",
    [
        lambda talks: talks.save(),
        lambda talks: made.SideFactory(engagement=talks, country="VN"),
        lambda talks: talks.participations.get().delete(),
        lambda talks: cite(an_article(), engagement=talks),
    ],
    ids=["itself", "a new part", "a part taken away", "evidence"],
)
def test_a_change_of_a_record_or_its_parts_is_sent(client, later, address, settled, change):
    talks = an_engagement("KH", "RU", id="talks")
    made.ParticipationFactory(engagement=talks, official=an_official())
    if settled:
        later(timedelta(hours=1))
    first = client.get(address).headers["ETag"]
    change(talks)
    if settled:
        later(timedelta(hours=2))
    assert not unchanged(client, address, if_none_match=first)


def test_a_change_of_what_is_referred_to_is_sent(client, later):
    whole = an_engagement("KH", id="whole")
    an_engagement("KH", id="part", part_of=whole)
    later()
    first = client.get("/api/v1/engagements/part")
    whole.review_status = "draft"
    whole.save()
    later(timedelta(hours=2))
    second = client.get("/api/v1/engagements/part", headers={"if-none-match": first.headers["ETag"]})
    assert (second.status_code, second.json()["part_of_id"]) == (200, None)


def test_an_unchanged_list_is_known_in_one_query(client, later, django_assert_num_queries):
    an_official()
    later()
    first = client.get("/api/v1/officials").headers["ETag"]
    with django_assert_num_queries(1):
        assert unchanged(client, "/api/v1/officials", if_none_match=first)


def test_no_time_of_change_is_given_within_the_second_in_which_it_was(client):
    an_official(id="manet")
    for address in ("/api/v1/officials", "/api/v1/officials/manet"):
        assert "Last-Modified" not in client.get(address).headers


def test_what_is_deleted_changes_the_version_of_all_data():
    alias = made.OfficialAliasFactory(official=an_official())
    before = versions.data_version()
    OfficialAlias.objects.get(pk=alias.pk).delete()
    assert versions.data_version() != before


def test_answers_differ_by_address(client):
    an_official()
    tags = {
        client.get(f"/api/v1/officials{query}").headers["ETag"] for query in ("", "?limit=5", "?count=true")
    }
    assert len(tags) == 3
