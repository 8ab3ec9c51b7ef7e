"""Lists: filtered and sorted as the pages are, and paged so that nothing is missed or read twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.api.resources import RESOURCES
from tests import factories as made
from tests.articles.api.calls import all_ids, data, faults, ids
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
)

pytestmark = pytest.mark.django_db
every_list = pytest.mark.parametrize("name", [*(resource.name for resource in RESOURCES), "ties"])
ORDERS = [(resource.name, sort) for resource in RESOURCES for sort in resource.sorts]


@every_list
def test_an_empty_database_has_empty_lists(client, name):
    assert data(client, f"{name}?count=true") == {"data": [], "next": None, "count": 0}


@every_list
def test_every_record_is_on_just_one_page(client, first_edition, name):
    whole = ids(client, f"{name}?limit=1000")
    assert len(whole) > 1
    assert all_ids(client, f"{name}?limit=1") == whole
    assert data(client, f"{name}?count=true&limit=1")["count"] == len(whole)


@pytest.mark.parametrize(("name", "sort"), ORDERS)
def test_each_order_is_the_same_in_pages_and_whole(client, first_edition, name, sort):
    assert all_ids(client, f"{name}?limit=2&sort={sort}") == ids(client, f"{name}?limit=1000&sort={sort}")


def test_records_without_a_date_come_last_page_by_page(client):
    for number, date in enumerate(["2021", "", "2020", "", "2021", ""]):
        an_engagement("KH", id=f"e{number}", date=date)
    assert all_ids(client, "engagements?limit=1") == ["e0", "e4", "e2", "e1", "e3", "e5"]
    assert all_ids(client, "engagements?limit=4&sort=oldest") == ["e2", "e0", "e4", "e1", "e3", "e5"]


def test_records_added_between_two_pages_are_neither_missed_nor_read_twice(client):
    for year in (2023, 2022, 2021, 2020):
        an_engagement("KH", id=f"in-{year}", date=str(year))
    page = data(client, "engagements?limit=2")
    an_engagement("KH", id="later", date="2024")
    an_engagement("KH", id="between", date="2021-06-01")
    following = client.get(page["next"]).json()
    assert [record["id"] for record in page["data"]] == ["in-2023", "in-2022"]
    assert [record["id"] for record in following["data"]] == ["between", "in-2021"]


def test_the_next_page_stands_in_the_body_and_in_a_header(client):
    for year in (2022, 2021):
        an_engagement("KH", "RU", date=str(year))
    response = client.get("/api/v1/engagements?limit=1&country=KH&fields=title")
    following = response.json()["next"]
    assert response.headers["Link"] == f'<{following}>; rel="next"'
    assert "country=KH&fields=title&after=" in following
    assert "Link" not in client.get(following).headers


def test_lists_take_the_filters_of_the_pages(client):
    visit = an_engagement("KH", "RU", id="visit", kind="visit", date="2021-12")
    an_engagement("KH", "VN", id="talks", kind="talks", date="2022")
    official = an_official(id="manet", name="Hun Manet")
    made.ParticipationFactory(engagement=visit, official=official)
    for asked in (
        "country=RU",
        "kind=visit",
        "date_to=2021",
        "official=Hun+Manet",
        "pair=KH-RU",
        "when=2021-12",
    ):
        assert ids(client, f"engagements?{asked}") == ["visit"], asked
    assert ids(client, "engagements?kind=visit&kind=talks&sort=kind") == ["talks", "visit"]


def test_lists_without_a_page_have_filters_of_their_own(client):
    army = an_institution(id="army", country="KH")
    official = an_official(id="manet")
    post = an_appointment(official, army, id="held", title="Commander", seniority=4, date="2018/..")
    an_appointment(an_official(), an_institution(country="VN"), title="Chief", seniority=3, date="2010")
    an_engagement("KH", place=made.PlaceFactory(id="hanoi", name="Hà Nội", country="VN"))
    an_engagement("KH", place=made.PlaceFactory(name="Phnom Penh", country="KH"))
    for asked in ("official=manet", "institution=army", "seniority=4", "date_from=2019"):
        assert ids(client, f"appointments?{asked}") == ["held"], asked
    for asked in ("q=commander", "institution=army", "seniority=4"):
        assert ids(client, f"positions?{asked}") == [post.position_id], asked
    for asked in ("q=ha+noi", "country=VN"):
        assert ids(client, f"places?{asked}") == ["hanoi"], asked


def test_ties_are_counted_in_a_time(client):
    an_engagement("KH", "RU", date="2021-12-16")
    an_engagement("KH", "VN", date="2022")
    an_agreement("KH", "VN")
    assert ids(client, "ties") == ["KH-VN", "KH-RU"]
    assert ids(client, "ties?from=2021&to=2021") == ["KH-RU"]


def test_what_cannot_be_read_is_named_with_its_reason_and_nothing_is_listed(client):
    assert faults(
        client, "engagements?limit=0&zebra=1&after=x&expand=zebra&fields=body&country=&q=a&q=b"
    ) == [
        ("zebra", faults(client, "engagements?zebra=1")[0][1]),
        ("country", "This is empty: give it a value, or leave it out."),
        ("q", "“q” is given 2 times; once is enough."),
        ("limit", "Write a whole number from 1 to 1000."),
        ("fields", faults(client, "engagements?fields=body")[0][1]),
        ("expand", faults(client, "engagements?expand=zebra")[0][1]),
        ("after", "This is not a cursor of this API. Take it from “next” of the page before."),
    ]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("zebra=1", "“zebra” is not a parameter here. They are after, also, "),
        ("expand=zebra", "“zebra” is not one of the choices. They are place, part_of, sides, "),
        ("fields=body", "“body” is not one of the choices. They are id, type, url, title, "),
        ("sort=zebra", "“zebra” is not one of the choices. They are newest, oldest, kind, title."),
        ("count=yes", "“yes” is not one of the choices. They are true, false."),
        ("limit=1001", "Write a whole number from 1 to 1000."),
        ("kind=zebra", "“zebra” is not one of the choices. They are visit, talks, "),
        ("format=csv", "“format” is not a parameter here. They are "),
        ("q=%00", "Null characters are not allowed."),
    ],
)
def test_a_fault_says_what_would_be_right(client, asked, reason):
    assert faults(client, f"engagements?{asked}")[0][1].startswith(reason)


def test_a_cursor_is_of_one_list_in_one_order(client):
    for _ in range(2):
        an_engagement("KH")
    cursor = data(client, "engagements?limit=1")["next"].partition("after=")[2]
    assert faults(client, f"engagements?sort=title&after={cursor}") == [
        ("after", "This cursor is of the order “newest”: ask with sort=newest, or begin anew.")
    ]
    assert faults(client, f"agreements?after={cursor}") == [
        ("after", "This cursor is of the list of engagements, not of agreements.")
    ]
    assert faults(client, f"engagements?after={cursor[:-1]}x")[0][0] == "after"


def test_the_number_of_queries_does_not_hang_on_the_number_of_records(client):
    def add():
        for _ in range(3):
            official, army = an_official(), an_institution()
            an_appointment(official, army)
            engagement = an_engagement("KH", "RU", place=made.PlaceFactory())
            engagement.topics.set(["cyber"])
            made.ParticipationFactory(engagement=engagement, official=official, institution=army)
            made.EvidenceFactory(engagement=engagement, article=an_article())

    def count(address):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            data(client, address)
        return len(queries)

    addresses = {
        "engagements": 3,
        "engagements?count=true": 4,
        "engagements?expand=sides,participations.official,topics,evidence.article,place,part_of": 13,
        "officials?expand=official_aliases,appointments.position,evidence": 9,
    }
    add()
    assert {address: count(address) for address in addresses} == addresses
    add()
    assert {address: count(address) for address in addresses} == addresses
