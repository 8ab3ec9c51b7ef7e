"""What was read, as readers see it."""

import pytest

from articles.models import CoverageMonth
from tests import factories as made
from tests.published import an_article, an_engagement, cite, rows_of_csv

pytestmark = pytest.mark.django_db


def shown(client, query=""):
    """Return the page as text, each run of white space as one space."""
    response = client.get(f"/coverage/{query}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.fixture
def post():
    """Make a publisher with a coded article of March 2022 that an engagement rests on, and a draft."""
    publisher = made.PublisherFactory(name="The Post")
    article = an_article(publisher=publisher, date="2022-03-31", coding_state="coded")
    cite(article, engagement=an_engagement("KH", "VN"))
    cite(article, engagement=made.EngagementFactory())
    made.ArticleFactory(publisher=publisher, date="2022-03-01")
    return publisher


def test_published_articles_and_what_rests_on_them_stand_in_their_months(client, post):
    text = shown(client, "?year=2022")

    cell = '1<span class="vh"> article</span> <small><abbr title="records">1 rec.</abbr></small>'
    assert text.count(cell) == 1
    assert "1 published article, 1 of them read for facts. No month shown here has been declared" in text


def test_a_month_that_was_read_says_so_and_keeps_the_note_and_the_reader_to_itself(client, post):
    coder = made.CoderFactory(username="sopheak")
    CoverageMonth.objects.create(publisher=post, month="2022-04", note="By Sopheak at home.", read_by=coder)
    text = shown(client, "?year=2022")

    assert '<td class="read"> <small class="cov read">read</small></td>' in text
    assert "opheak" not in text
    (march, april) = rows_of_csv(client, "/coverage/?year=2022&format=csv")
    told = ("month", "articles", "engagements", "state")
    assert [march[name] for name in told] == ["2022-03", "1", "1", ""]
    assert [april[name] for name in told] == ["2022-04", "0", "0", "read"]
    assert set(april) & {"read_by", "note", "said_at"} == set()


def test_without_a_year_the_latest_is_shown_and_the_others_are_a_click_away(client, post):
    an_article(date="2019", publisher=None)
    text = shown(client)

    assert '<a href="?year=2022" aria-current="page">2022</a>' in text
    assert '<a href="?year=2019">2019</a>' in text
    assert "No publisher named" not in text
    assert "No publisher named" in shown(client, "?year=2019")


def test_a_publisher_of_drafts_only_is_not_named(client, post):
    made.ArticleFactory(publisher=made.PublisherFactory(name="Unseen Gazette"), date="2022-03-02")

    assert "Unseen Gazette" not in shown(client, "?year=2022")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?year=soon", "Write a year: 2022."),
        ("?year=99999", "Write a year: 2022."),
        ("?page=0", "Pages are counted from 1."),
        ("?page=x", "Write the number of a page."),
        ("?format=pdf", "“pdf” is not one of the choices. They are page, csv, xlsx, json, jsonl."),
        ("?month=3", "“month” is not something that this page can be asked."),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_counted(client, post, query, says):
    response = client.get(f"/coverage/{query}")

    assert says in response.content.decode()
    assert "The Post" not in response.content.decode()


def test_a_page_too_far_is_said(client, post):
    assert "There is no page 7: the list has 1. This is the last." in shown(client, "?page=7")


def test_an_empty_database_says_so(client):
    assert "Nothing has been published yet." in shown(client)


def test_the_number_of_queries_does_not_grow_with_the_publishers(client, post, django_assert_max_num_queries):
    for _ in range(5):
        cite(an_article(publisher=made.PublisherFactory(), date="2022-05-01"), engagement=an_engagement())

    with django_assert_max_num_queries(20):
        client.get("/coverage/?year=2022")
