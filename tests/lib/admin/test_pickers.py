"""Pickers of related records."""

import pytest
from django.contrib import admin

from defense_ties.lib.admin.pickers import Chosen
from people.models import Official
from tests.factories import AppointmentFactory, OfficialFactory, UserFactory

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/autocomplete/"
OFFICIALS = {"app_label": "articles", "model_name": "participation", "field_name": "official"}


def test_what_is_chosen_is_looked_up_together(django_assert_num_queries):
    officials = [OfficialFactory() for _ in range(5)]
    chosen = Chosen(admin.site, Official)
    chosen.ask([official.pk for official in officials])

    with django_assert_num_queries(3):  # the records, their appointments, their ranks
        assert [chosen.record(official.pk) for official in officials] == officials
        assert chosen.label(officials[0].pk) == f"{officials[0].name} · Cambodia"


@pytest.mark.parametrize("key", [None, "", "nobody", "a\0b"])
def test_what_does_not_exist_has_no_label(key):
    chosen = Chosen(admin.site, Official)

    assert chosen.record(key) is None
    assert chosen.label(key) == ""


def test_a_picker_offers_twenty_at_a_time(coder):
    for _ in range(21):
        OfficialFactory(name="Sok Dara")
    first, second = (
        coder.get(ADDRESS, OFFICIALS | {"term": "dara", "page": number}).json() for number in (1, 2)
    )

    assert (len(first["results"]), first["pagination"]) == (20, {"more": True})
    assert (len(second["results"]), second["pagination"]) == (1, {"more": False})


def test_namesakes_are_told_apart(coder):
    first, second = (OfficialFactory(name="Sok Dara") for _ in range(2))
    posts = {official.pk: str(AppointmentFactory(official=official).position) for official in (first, second)}
    results = coder.get(ADDRESS, OFFICIALS | {"term": "sok dara"}).json()["results"]

    assert {result["id"]: result["text"] for result in results} == {
        key: f"Sok Dara · {post} · Cambodia" for key, post in posts.items()
    }


@pytest.mark.parametrize("words", ["", "%", "a " * 5000, "'; --"])
def test_a_picker_can_be_asked_for_anything(coder, words):
    OfficialFactory()

    assert coder.get(ADDRESS, OFFICIALS | {"term": words}).status_code == 200


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (OFFICIALS | {"page": "99"}, 404),
        (OFFICIALS | {"page": "x"}, 404),
        (OFFICIALS | {"term": "\0"}, 400),
        (OFFICIALS | {"field_name": "role"}, 403),
        (OFFICIALS | {"field_name": "nothing"}, 403),
        (OFFICIALS | {"model_name": "nothing"}, 403),
        ({"app_label": "people", "model_name": "redirection", "field_name": "made_by"}, 403),
        ({}, 403),
    ],
)
def test_a_faulty_question_is_refused(coder, query, status):
    assert coder.get(ADDRESS, query).status_code == status


def test_only_staff_may_ask(client):
    assert client.get(ADDRESS, OFFICIALS).status_code == 302
    client.force_login(UserFactory())
    assert client.get(ADDRESS, OFFICIALS).status_code == 302
