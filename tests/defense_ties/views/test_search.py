"""The page of the search, and what is offered while somebody types."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests import factories as made
from tests.published import an_engagement, an_institution, an_official, listed

pytestmark = pytest.mark.django_db


def page(client, status=200, **asked):
    """Return a page of the search."""
    response = client.get(f"/search/?{urlencode(asked)}")
    assert response.status_code == status
    return response


def text(client, **asked):
    """Return a page of the search as text."""
    return page(client, **asked).content.decode()


@pytest.fixture
def manet():
    return an_official(id="manet", name="Hun Manet")


@pytest.fixture
def visits(manet):
    """Make thirty visits, in which the official takes part."""
    for number in range(30):
        visit = an_engagement(
            "KH", "RU", id=f"visit{number:02}", title=f"Visit {number}", date=f"20{number:02}"
        )
        made.ParticipationFactory(engagement=visit, official=manet)


def test_every_page_has_a_box_that_leads_to_it(client, manet):
    for address in ("/", "/officials/", "/officials/manet/", "/search/"):
        html = client.get(address).content.decode()
        assert html.count('action="/search/"') == 1, address
        assert html.count('data-suggest="/search/suggest/"') == 1, address


def test_without_words_it_says_how_to_ask(client):
    html = text(client)

    assert "keep words" in html
    assert "Nothing found" not in html


def test_what_is_found_stands_in_groups_with_their_numbers(client, visits):
    response = page(client, q="manet")

    groups = response.context["groups"]
    assert [(group.section, group.number, len(group.hits)) for group in groups] == [
        ("officials", "1", 1),
        ("engagements", "30", 5),
    ]
    html = response.content.decode()
    assert "Hun <mark>Manet</mark>" in html
    assert '<a href="/search/?q=manet&amp;in=engagements">All 30 engagements, the best first</a>' in html
    assert '<a href="/engagements/?q=manet">List of engagements</a>' in html


def test_one_kind_is_shown_page_by_page(client, visits):
    first = page(client, q="manet", **{"in": "engagements"})
    second = page(client, q="manet", page=2, **{"in": "engagements"})

    shown = [hit.record.pk for response in (first, second) for hit in response.context["group"].hits]
    assert shown == [f"visit{number:02}" for number in reversed(range(30))]
    assert "1–25 of 30" in first.content.decode()
    assert "26–30 of 30" in second.content.decode()


def test_a_page_that_there_is_not_is_not_found(client, visits):
    html = page(client, 404, q="manet", page=9, **{"in": "engagements"}).content.decode()

    assert "There is no page 9" in html
    assert "The results have 2 pages." in html


def test_it_is_said_when_more_is_found_than_is_counted(client, visits, monkeypatch):
    for module in ("articles.finding.searching", "defense_ties.views.search"):
        monkeypatch.setattr(f"{module}.MOST", 20)

    assert "more than 20" in text(client, q="visit")
    assert "More than 20 engagements hold these words" in text(client, q="visit", **{"in": "engagements"})


def test_the_page_that_is_meant_comes_first(client, manet):
    assert '<a href="/ties/KH/RU/">Cambodia – Russia</a>' in text(client, q="KH-RU")
    assert '<a href="/officials/manet/">Hun Manet</a>' in text(client, q="manet")


def test_where_nothing_is_found_another_spelling_and_single_words_are_offered(client, manet):
    html = text(client, q="hun manett")

    assert 'Did you mean <a href="/search/?q=hun%20manet">hun manet</a>?' in html
    assert '<a href="/search/?q=hun">hun</a> <span class="m">1 record</span>' in html
    assert 'manett <span class="m">in no record</span>' in html


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"q": "x" * 300}, "Ensure this value has at most 200 characters (it has 300)."),
        ({"q": "a " * 20}, "At most 12 words are searched for; these are 20."),
        ({"q": "!!"}, "“!!” holds no letter and no digit to search for."),
        ({"q": "-visit"}, "There are only words to leave out: add one to look for."),
        ({"q": "a\0b"}, "Null characters are not allowed."),
        ({"q": "visit", "in": "topics"}, "“topics” is not one of the choices."),
        ({"q": "visit", "page": "-1"}, "Pages are counted from 1."),
        ({"q": "visit", "page": "one"}, "Write the number of a page."),
        ({"q": "visit", "sort": "date"}, "“sort” is not something that this page can be asked."),
        ({"q": 'visit "hun'}, "A quotation mark has no partner, and was passed over."),
    ],
)
def test_what_cannot_be_read_is_said(client, asked, said):
    assert said in text(client, **asked)


def test_what_is_asked_is_never_markup(client, manet):
    html = text(client, q='<b>"manet"</b> <script>')

    assert "<script>" not in html
    assert "<b>&quot;" not in html


def test_drafts_are_not_found(client):
    made.OfficialFactory(name="Unseen")
    an_institution(name="Seen")

    assert "Nothing found" in text(client, q="unseen")
    assert client.get("/search/suggest/?q=unse").content.decode().strip() == ""


def test_the_list_holds_all_that_the_search_counts(client, visits):
    found = page(client, q="russia visit").context["groups"][0]

    assert found.number == "30"
    assert client.get(found.list_address).context["page"].paginator.count == 30
    assert len(listed(client, found.list_address)) == 25


def test_what_is_offered_are_options_that_lead_to_records(client, visits):
    response = client.get("/search/suggest/?q=hun+m")

    html = " ".join(response.content.decode().split())
    assert '<li role="option" data-href="/officials/manet/"> <mark>Hun</mark> <mark>Manet</mark>' in html
    assert '<li role="option" data-href="/search/?q=hun%20m">' in html
    assert response.headers["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("asked", ["", "h", "!!", "x" * 900, "-manet", "%00", "%ff"])
def test_nothing_is_offered_for_what_cannot_be_searched(client, manet, asked):
    response = client.get(f"/search/suggest/?q={asked}")

    assert response.status_code == 200
    assert "option" not in response.content.decode()


def test_the_number_of_queries_is_bounded(client, visits, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        client.get("/search/?q=manet+visit")
    with django_assert_max_num_queries(20):
        client.get("/search/suggest/?q=mane")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_while_somebody_types_suggestions_can_be_reached_by_keyboard(browser_page):
    an_official(id="manet", name="Hun Manet")
    an_official(id="manith", name="Hun Manith")
    browser_page.goto("/officials/")
    box, offers = browser_page.get_by_role("combobox"), browser_page.get_by_role("listbox")
    box.press_sequentially("hun man")
    expect(offers.get_by_role("option")).to_have_count(3)
    expect(box).to_have_attribute("aria-expanded", "true")

    box.press("Escape")
    expect(offers).to_be_hidden()
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(offers.get_by_role("option").nth(1)).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == "search-options-1"
    box.press("Enter")
    browser_page.wait_for_url("**/officials/manith/")

    box.press_sequentially("hun")
    box.press("Enter")
    browser_page.wait_for_url("**/search/?q=hun")
    expect(browser_page.get_by_role("link", name="Hun Manet")).to_be_visible()
