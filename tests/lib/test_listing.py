"""What all lists have in common, seen on the list of engagements."""

import pytest

from tests.factories import EngagementFactory, OfficialFactory, ParticipationFactory
from tests.published import an_engagement, an_official, listed, rows_of_csv, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def sixty():
    """Make sixty engagements, e00 the oldest."""
    for number in range(60):
        an_engagement("KH", "RU", id=f"e{number:02}", date=str(1960 + number), title=f"Meeting {number:02}")


def test_a_list_without_filters_is_whole_and_drafts_are_not_in_it(client):
    an_engagement(id="public")
    EngagementFactory(id="draft")
    assert listed(client, "/engagements/") == ["public"]


def test_a_page_has_25_rows_and_the_next_one_goes_on(client, sixty):
    assert listed(client, "/engagements/") == [f"e{number:02}" for number in range(59, 34, -1)]
    assert listed(client, "/engagements/?page=3") == [f"e{number:02}" for number in range(9, -1, -1)]


def test_a_page_can_have_more_rows(client, sixty):
    assert len(listed(client, "/engagements/?per_page=50")) == 50
    assert len(listed(client, "/engagements/?per_page=100")) == 60


def test_each_row_stands_on_exactly_one_page_though_all_dates_are_alike(client):
    for _ in range(60):
        an_engagement(date="2021")
    for sort in ("newest", "oldest", "kind", "title"):
        found = [
            row for page in (1, 2, 3) for row in listed(client, f"/engagements/?sort={sort}&page={page}")
        ]
        assert len(set(found)) == 60


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("newest", ["talks", "visit", "undated"]),
        ("oldest", ["visit", "talks", "undated"]),
        ("kind", ["talks", "visit", "undated"]),
        ("title", ["undated", "visit", "talks"]),
    ],
)
def test_the_order_is_in_the_address(client, sort, ids):
    an_engagement(id="visit", kind="visit", date="2019", title="Évening visit")
    an_engagement(id="talks", kind="talks", date="2021", title="talks")
    an_engagement(id="undated", kind="visit", date="", title="A visit")
    assert listed(client, f"/engagements/?sort={sort}") == ids


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("colour=red", "Address: “colour” is not a filter of this list."),
        ("q=a&q=b", "Address: “q” is given 2 times; once is enough."),
        ("sort=colour", "Sort: “colour” is not one of the choices. They are newest, oldest, kind, title."),
        ("per_page=7", "Per page: “7” is not one of the choices. They are 25, 50, 100."),
        ("page=-1", "Page: Pages are counted from 1."),
        ("page=0", "Page: Pages are counted from 1."),
        ("page=two", "Page: Write the number of a page."),
        ("page=" + "9" * 5000, "Page: Write the number of a page."),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_listed(client, query, message):
    an_engagement()
    assert said(client, f"/engagements/?{query}") == [message]


def test_all_faults_are_told_at_once_beside_their_fields(client):
    an_engagement()
    address = "/engagements/?country=ZZ&date_from=31/02/22&page=-1&page=99999"
    assert said(client, address) == [
        "Address: “page” is given 2 times; once is enough.",
        "Country: “ZZ” is not one of the choices. Write a code of ISO 3166 in two capitals, such as KH.",
        "From: “31/02/22” is not a date. Write a year, a month or a day: 2019, 2022-03, 2021-12-16.",
    ]
    page = client.get(address).content.decode()
    assert 'id="id_country-fault"' in page
    assert 'aria-invalid="true" aria-describedby="id_date_from-fault"' in page


def test_a_page_after_the_last_is_not_found_and_leads_to_the_last(client, sixty):
    response = client.get("/engagements/?kind=meeting&page=4")
    assert response.status_code == 404
    assert response.context["rows"] == []
    page = response.content.decode()
    assert "There is no page 4" in page
    assert '<a href="?kind=meeting&amp;page=3">Go to the last page</a>' in page


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("?q=&pair=&date_from=+", "/engagements/"),
        ("?q=&kind=visit&country=&country=KH", "?kind=visit&country=KH"),
        ("?q=Ti%E1%BA%BFn&pair=", "?q=Ti%E1%BA%BFn"),
    ],
)
def test_filters_left_empty_are_taken_out_of_the_address(client, sent, kept):
    response = client.get(f"/engagements/{sent}")
    assert (response.status_code, response.headers["Location"]) == (302, kept)


def test_the_address_of_the_file_is_that_of_the_list(client, sixty):
    page = client.get("/engagements/?date_from=2000&sort=oldest&page=1&per_page=50").content.decode()
    assert 'href="?date_from=2000&amp;sort=oldest&amp;format=csv"' in page


def test_the_file_holds_all_pages_in_the_order_of_the_list(client, sixty):
    on_screen = [
        row
        for page in (1, 2, 3)
        for row in listed(client, f"/engagements/?sort=oldest&q=meeting&page={page}")
    ]
    in_file = [row["id"] for row in rows_of_csv(client, "/engagements/?sort=oldest&q=meeting&format=csv")]
    assert in_file == on_screen
    assert len(in_file) == 60


def test_the_file_is_a_download_with_a_name_of_its_own(client):
    response = client.get("/engagements/?format=csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="defense_ties-engagements.csv"'


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("country=ZZ&format=csv", b"Country: \xe2\x80\x9cZZ\xe2\x80\x9d is not one of the choices."),
        ("format=pdf", b"Format: \xe2\x80\x9cpdf\xe2\x80\x9d is not one of the choices. They are csv, xlsx"),
        ("colour=red&format=csv", b"Address: \xe2\x80\x9ccolour\xe2\x80\x9d is not a filter of this list."),
    ],
)
def test_instead_of_a_wrong_file_there_is_a_message(client, query, message):
    an_engagement()
    response = client.get(f"/engagements/?{query}")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Content-Disposition" not in response.headers
    assert response.content.startswith(message)


def test_a_list_can_only_be_read(client):
    assert client.post("/engagements/").status_code == 405
    assert client.delete("/engagements/").status_code == 405
    head = client.head("/engagements/?format=csv")
    assert (head.status_code, head.getvalue()) == (200, b"")


def test_a_list_that_fits_nothing_says_that_silence_may_be_a_gap(client):
    an_engagement()
    page = client.get("/engagements/?q=zebra").content.decode()
    assert "No engagement on record fits all of these. That may be a gap in what was read." in page


def test_an_empty_list_says_so(client):
    assert "No engagement has been published yet." in client.get("/engagements/").content.decode()


LIVE = {"HX-Request": "true", "HX-Target": "results"}


def test_a_script_gets_the_results_and_filters_alone_with_their_address(client, sixty):
    response = client.get("/engagements/?country=KH", headers=LIVE)
    page = response.content.decode()
    assert "<html" not in page
    assert "<title>Engagements | defense_ties</title>" in page
    assert '<section id="results"' in page
    assert '<div id="choices" hx-swap-oob="true">' in page
    assert '<p hx-swap-oob="innerHTML:#announced">60 of 60 engagements</p>' in " ".join(page.split()).replace(
        " </p>", "</p>"
    )
    assert response.headers["HX-Push-Url"] == "/engagements/?country=KH"


@pytest.mark.parametrize(
    "headers", [{}, LIVE | {"HX-History-Restore-Request": "true"}, {"HX-Request": "true", "HX-Target": "x"}]
)
def test_anybody_else_gets_the_whole_page(client, headers):
    response = client.get("/engagements/", headers=headers)
    assert "<html" in response.content.decode()
    assert "HX-Push-Url" not in response.headers
    assert "HX-Request" in response.headers["Vary"]


def test_what_cannot_be_read_is_said_to_a_script_too(client):
    page = client.get("/engagements/?date_from=soon", headers=LIVE).content.decode()
    assert "Nothing is listed, since part of the address cannot be read" in page
    assert "“soon” is not a date." in page.partition("#announced")[2]


class TestFinding:
    """Choices that are looked up while a name is typed."""

    @pytest.fixture(autouse=True)
    def records(self):
        for name in ("Hun Manet", "Hun Manith", "Liu Zhenli"):
            official = an_official(id=name.split()[1].lower(), name=name)
            ParticipationFactory(engagement=an_engagement("KH", kind="visit"), official=official)
        OfficialFactory(name="Hun Draft")
        an_engagement("RU", "KH")

    def found(self, client, query, section="engagements", facet="official"):
        response = client.get(f"/{section}/facets/{facet}/?{query}")
        assert response.status_code == 200
        return [(choice.value, choice.count) for choice in response.context["facet"].choices]

    def test_names_like_it_are_offered_with_their_counts_in_the_list(self, client):
        assert self.found(client, "find=hun") == [("manet", 1), ("manith", 1)]
        assert self.found(client, "find=hun&official=manet&kind=visit") == [("manith", 1)]
        assert self.found(client, "find=hun&kind=talks") == []
        assert self.found(client, "find=draft") == []

    def test_pairs_are_found_by_a_country_or_by_both(self, client):
        for text in ("rus", "RU", "KH-RU", "cambodia russia"):
            assert self.found(client, f"find={text}", facet="pair") == [("KH-RU", 1)]
        assert self.found(client, "find=", facet="pair") == []

    def test_a_fault_in_the_address_is_said(self, client):
        page = client.get("/engagements/facets/official/?find=hun&country=ZZ").content.decode()
        assert "Country: “ZZ” is not one of the choices." in page
        page = client.get("/engagements/facets/official/?find=a&find=b").content.decode()
        assert "“find” is given 2 times; once is enough." in page

    def test_what_was_sought_is_only_text(self, client):
        page = client.get("/engagements/facets/official/?find=<b>x%00").content.decode()
        assert "Nothing like “&lt;b&gt;x” in this list." in page

    @pytest.mark.parametrize("address", ["engagements/facets/colour/", "engagements/facets/kind/?find=v"])
    def test_there_is_nothing_to_find_in_other_filters(self, client, address):
        assert client.get(f"/{address}").status_code == 404


def test_in_a_very_long_list_what_takes_long_is_not_counted_and_that_is_said(client, monkeypatch):
    for number in range(3):
        official = an_official(id=f"o{number}", name=f"Hun {number}")
        ParticipationFactory(engagement=an_engagement("KH", "RU", id=f"e{number}"), official=official)
    monkeypatch.setattr("defense_ties.lib.filters.sets.MOST_COUNTED", 2)
    facets = client.get("/engagements/").context["facets"]
    assert facets["official"].choices == []
    assert facets["official"].note == "Counted once the list is down to 2."
    assert [choice.count for choice in facets["status"].choices] == [3]
    facets = client.get("/engagements/?official=o1").context["facets"]
    assert [(choice.value, choice.count) for choice in facets["country"].choices] == [("KH", 1), ("RU", 1)]
    assert [(choice.value, choice.count) for choice in facets["official"].choices] == [("o1", None)]
    response = client.get("/engagements/facets/official/?find=hun")
    assert [choice.value for choice in response.context["facet"].choices] == ["o0", "o1", "o2"]


def test_an_address_too_long_to_be_sent_on_to_is_answered_where_it_is(client):
    response = client.get(f"/engagements/?kind=&q={'x' * 20_000}&format=csv")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_the_rows_of_a_page_far_back_are_those_that_counting_leads_to(client, monkeypatch):
    for day in range(1, 31):
        an_engagement("KH", "RU", id=f"e{day:02}", date=f"2021-06-{day:02}")
    near = [row.pk for row in client.get("/engagements/?per_page=25&page=2").context["rows"]]
    monkeypatch.setattr("defense_ties.lib.listing.DEEP", 10)
    far = [row.pk for row in client.get("/engagements/?per_page=25&page=2").context["rows"]]

    assert far == near == ["e05", "e04", "e03", "e02", "e01"]
