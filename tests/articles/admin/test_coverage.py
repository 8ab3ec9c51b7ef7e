"""The ledger page: its numbers and links, marking months, and the file."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, CoverageMonth
from tests.factories import ArticleFactory, CoverageMonthFactory, EvidenceFactory, PublisherFactory
from tests.posting import page, save, told

pytestmark = pytest.mark.django_db

LEDGER = reverse("admin:articles_coveragemonth_ledger")
CSV = reverse("admin:articles_coveragemonth_ledger_csv")


@pytest.fixture
def gazette():
    return PublisherFactory(name="Gazette")


def rows(client, **asked):
    return client.get(LEDGER, {"year": 2022} | asked).context["rows"]


def mark(client, year=2022, **sent):
    return client.post(f"{LEDGER}?year={year}", {"state": "read"} | sent, follow=True)


def marks():
    return list(CoverageMonth.objects.order_by("publisher__name", "month").values_list("month", "state"))


# -- The page ----------------------------------------------------------------------------


def test_each_cell_leads_to_its_articles(coder, gazette):
    ArticleFactory(publisher=gazette, date="2022-03-15")
    ArticleFactory(publisher=gazette, date="2022-03")
    ArticleFactory(publisher=gazette, date="2022", coding_state="coded")
    ArticleFactory(publisher=gazette, date="2022-03", review_status="rejected")
    ArticleFactory(publisher=None, date="2022-03-15")
    ArticleFactory(date="2021-12/2022-01")
    ArticleFactory(date="")

    response = coder.get(LEDGER, {"year": 2022})
    shown = [cell for row in response.context["rows"] for cell in row.cells if cell.cell.articles]
    assert [cell.cell.articles for cell in shown] == [2, 1, 1]
    for cell in shown:
        assert coder.get(cell.url).context["cl"].result_count == cell.cell.articles
    for head in response.context["heads"]:
        assert coder.get(head.url).context["cl"].result_count == head.cell.articles
    [undated] = response.context["undated"]
    assert undated.label == "1 without a date"
    assert coder.get(undated.url).context["cl"].result_count == 1


def test_what_runs_over_the_end_of_the_year_is_told_below(coder):
    ArticleFactory(date="2021-12/2022-01")
    [link] = coder.get(LEDGER, {"year": 2021}).context["undated"]

    assert link.label == "1 whose date runs over the end of 2021"
    assert coder.get(link.url).context["cl"].result_count == 1


def test_a_cell_is_told_in_words(coder, gazette):
    article = ArticleFactory(publisher=gazette, date="2022-03-15", coding_state="coded")
    ArticleFactory(publisher=gazette, date="2022-03-16")
    EvidenceFactory(article=article)
    CoverageMonthFactory(publisher=gazette, month="2022-03")
    words = {cell.words for row in rows(coder) for cell in row.cells}

    assert (
        "Gazette, March 2022: 2 articles: 1 coded, 0 with nothing to code, 1 uncoded; records drawn: 1; read"
    ) in words
    assert "Gazette, April 2022: no articles" in words
    assert "Gazette, 2022 without a month: no articles" in words


def test_publishers_are_found_by_name_and_by_their_gaps(coder, gazette):
    PublisherFactory(name="Herald")
    ArticleFactory(publisher=gazette, date="2022-03")

    assert [row.label for row in rows(coder)] == ["Gazette", "Herald", "No publisher named"]
    assert [row.label for row in rows(coder, q="herald")] == ["Herald"]
    assert [row.label for row in rows(coder, gaps="1")] == ["Gazette"]


def test_many_publishers_are_paged(coder):
    PublisherFactory.create_batch(60)

    assert len(rows(coder)) == 50
    assert len(rows(coder, p="2")) == 11  # and those that name none
    assert len(rows(coder, p="99")) == 11


def test_the_page_takes_as_many_queries_for_fifty_publishers_as_for_two(coder):
    def queries():
        with CaptureQueriesContext(connection) as found:
            coder.get(LEDGER, {"year": 2022})
        return len(found)

    for publisher in PublisherFactory.create_batch(2):
        EvidenceFactory(article=ArticleFactory(publisher=publisher, date="2022-03"))
    coder.get(LEDGER)
    few = queries()
    for publisher in PublisherFactory.create_batch(48):
        EvidenceFactory(article=ArticleFactory(publisher=publisher, date="2022-03"))
        CoverageMonthFactory(publisher=publisher, month="2022-03")

    assert queries() <= few <= 20


@pytest.mark.parametrize("year", ["", "last", "99999", "-1", "0", "20e2"])
def test_a_year_that_is_none_is_told_beside_the_box(coder, year):
    response = coder.get(LEDGER, {"year": year})

    assert response.status_code == 400
    assert response.context["form"].errors["year"]
    assert "rows" not in response.context


@pytest.mark.parametrize("month", ["2022-13", "yes", "20222", "2022/...", "0001-01", "9999"])
def test_a_list_of_articles_takes_no_harm_from_a_faulty_month(coder, month):
    assert coder.get(page(Article), {"month": month}).status_code == 302


# -- Marking -------------------------------------------------------------------------------


def test_a_coder_marks_months_as_read(coder, gazette):
    response = mark(coder, cell=[f"{gazette.pk}:2022-03", f"{gazette.pk}:2022-04"], note="World pages")

    assert told(response) == ["2 months marked."]
    assert marks() == [("2022-03", "read"), ("2022-04", "read")]
    assert CoverageMonth.objects.first().read_by.username.startswith("coder")
    assert b'title="World pages"' in response.content


def test_a_whole_publisher_is_marked(coder, gazette):
    mark(coder, row=[gazette.pk], state="not_read")

    assert marks() == [(f"2022-{month:02}", "not_read") for month in range(1, 13)]


def test_a_month_of_all_publishers_on_the_page_is_marked(coder, gazette):
    PublisherFactory(name="Herald")
    mark(coder, column=["2022-03"], state="partly")

    assert marks() == [("2022-03", "partly"), ("2022-03", "partly")]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Nothing was marked: choose months first."),
        ({"cell": ["gone:2022-03"]}, "Nothing was marked. There is no publisher “gone” any more."),
        ({"cell": ["x"]}, "Nothing was marked. “x” is not a month. Write year and month: 2022-03."),
        (
            {"row": ["gone"], "state": "well"},
            "Nothing was marked. Say how far the months were read: read, read in part or not read.",
        ),
    ],
)
def test_what_cannot_be_marked_is_told(coder, sent, sentence):
    assert told(mark(coder, **sent)) == [sentence]
    assert marks() == []


def test_who_may_only_look_marks_nothing(client, django_user_model, gazette):
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("guest", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_coveragemonth"))
    client.force_login(user)

    assert client.get(LEDGER, {"year": 2022}).status_code == 200
    assert mark(client, cell=[f"{gazette.pk}:2022-03"]).status_code == 403
    assert marks() == []


def test_a_reader_sees_no_ledger(client):
    assert client.get(LEDGER).status_code == 302
    assert client.get(CSV).status_code == 302


def test_a_member_of_staff_without_the_permission_sees_no_ledger(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))

    assert client.get(LEDGER).status_code == 403
    assert client.get(CSV).status_code == 403


# -- The form of a month --------------------------------------------------------------------


def test_a_mark_can_be_corrected_on_its_form(coder):
    stored = CoverageMonthFactory(month="2022-03")
    save(coder, page(stored), state="partly", note="Only the front page.")
    stored.refresh_from_db()

    assert (stored.state, stored.note) == ("partly", "Only the front page.")
    assert stored.read_by.username.startswith("coder")


def test_only_a_reviewer_deletes_what_was_said(coder, reviewer):
    stored = CoverageMonthFactory()

    assert coder.post(page(stored, "delete"), {"post": "yes"}).status_code == 403
    assert reviewer.post(page(stored, "delete"), {"post": "yes"}).status_code == 302
    assert marks() == []


# -- The file -----------------------------------------------------------------------------------


def table(response):
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_the_file_has_a_row_for_each_publisher_and_month_with_anything_in_it(coder):
    risky = PublisherFactory(name="=cmd()", country="VN")
    article = ArticleFactory(publisher=risky, date="2022-03-15", coding_state="coded")
    EvidenceFactory(article=article)
    ArticleFactory(publisher=risky, date="2022")
    CoverageMonthFactory(publisher=risky, month="2022-05", note="World pages")
    [march, may, year] = table(coder.get(CSV, {"year": 2022}))

    assert march | {"publisher_id": ""} == {
        "publisher_id": "",
        "publisher": "'=cmd()",
        "country": "VN",
        "month": "2022-03",
        "state": "",
        "articles": "1",
        "coded": "1",
        "nothing_to_code": "0",
        "uncoded": "0",
        "engagements": "1",
        "agreements": "0",
        "read_by": "",
        "said_at": "",
        "note": "",
    }
    assert (may["month"], may["state"], may["articles"], may["note"]) == (
        "2022-05",
        "read",
        "0",
        "World pages",
    )
    assert (year["month"], year["articles"]) == ("2022", "1")


def test_the_file_holds_what_the_page_was_asked_for(coder, gazette):
    for publisher in (gazette, PublisherFactory(name="Herald"), None):
        ArticleFactory(publisher=publisher, date="2022-03")

    assert len(table(coder.get(CSV, {"year": 2022}))) == 3
    assert [row["publisher"] for row in table(coder.get(CSV, {"year": 2022, "q": "herald"}))] == ["Herald"]


def test_a_file_of_no_year_leads_back_to_the_page(coder):
    assert coder.get(CSV, {"year": "x"}).url == f"{LEDGER}?year=x"
