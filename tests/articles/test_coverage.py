"""The ledger: publishers by months, what was read and what was drawn from it."""

import datetime
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from articles.coverage import counted, is_month, mark_months, publishers_with_gaps, read_ledger
from articles.coverage.months import past_months
from articles.models import Article, Coding, CoverageMonth
from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    CoderFactory,
    CoverageMonthFactory,
    EngagementFactory,
    EvidenceFactory,
    ParticipationFactory,
    PublisherFactory,
    SideFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def ledger_of(publishers, year=2022, **of):
    return read_ledger(year=year, publishers=publishers, articles=Article.objects.standing(), **of)


def numbers(row):
    """Return articles, coded, nothing to code, uncoded, engagements and agreements of each cell with any."""
    return {
        column: (cell.articles, cell.coded, cell.nothing, cell.uncoded, cell.engagements, cell.agreements)
        for column, cell in row.cells.items()
        if cell.articles
    }


@pytest.fixture
def gazette():
    return PublisherFactory(name="Gazette")


# -- What is counted -------------------------------------------------------------------


def test_articles_are_counted_by_month_and_by_how_far_they_were_coded(gazette):
    for coding_state in ("uncoded", "coded", "coded", "nothing_to_code"):
        ArticleFactory(publisher=gazette, date="2022-03-15", coding_state=coding_state)
    ArticleFactory(publisher=gazette, date="2022-04")
    ArticleFactory(date="2022-03-15")
    [row] = ledger_of([gazette]).rows

    assert numbers(row) == {"2022-03": (4, 2, 1, 1, 0, 0), "2022-04": (1, 0, 0, 1, 0, 0)}
    assert (row.total.articles, row.total.read, row.total.uncoded) == (5, 3, 2)


@pytest.mark.parametrize("date", ["2022", "2022-03/2022-04", "2022-03-31/2022-04-01", "2022~"])
def test_a_date_without_a_month_is_in_no_month(gazette, date):
    ArticleFactory(publisher=gazette, date=date)
    [row] = ledger_of([gazette]).rows

    assert list(numbers(row)) == ["2022"]
    assert list(row.cells) == [*(f"2022-{month:02}" for month in range(1, 13)), "2022"]


@pytest.mark.parametrize("date", ["2022-03-10/2022-03-12", "2022-03", "2022-03-31"])
def test_a_span_within_a_month_is_in_it(gazette, date):
    ArticleFactory(publisher=gazette, date=date)
    [row] = ledger_of([gazette]).rows

    assert list(numbers(row)) == ["2022-03"]


@pytest.mark.parametrize("date", ["", "2021-12-31/2022-01-01", "2021/2023", "2022/.."])
def test_a_date_without_one_year_is_in_no_year(gazette, date):
    ArticleFactory(publisher=gazette, date=date)
    [row] = ledger_of([gazette]).rows

    assert numbers(row) == {}


def test_a_rejected_article_is_not_counted(gazette):
    ArticleFactory(publisher=gazette, date="2022-03", review_status="rejected")

    assert numbers(ledger_of([gazette]).rows[0]) == {}


def test_articles_that_name_no_publisher_have_a_row_of_their_own():
    ArticleFactory(publisher=None, date="2022-03")

    assert numbers(ledger_of([None]).rows[0]) == {"2022-03": (1, 0, 0, 1, 0, 0)}


def test_a_record_is_drawn_once_however_many_passages_it_rests_on(gazette):
    report = ArticleFactory(publisher=gazette, date="2022-03-15")
    again = ArticleFactory(publisher=gazette, date="2022-03-16")
    engagement = EngagementFactory()
    EvidenceFactory(article=report, engagement=engagement)
    EvidenceFactory(article=again, engagement=engagement)
    EvidenceFactory(article=report, engagement=None, side=SideFactory(engagement=engagement))
    taking_part = ParticipationFactory(engagement=EngagementFactory())
    EvidenceFactory(article=report, engagement=None, participation=taking_part)
    EvidenceFactory(article=report, engagement=None, agreement=AgreementFactory())
    EvidenceFactory(article=report, engagement=EngagementFactory(review_status="rejected"))
    [row] = ledger_of([gazette]).rows

    assert numbers(row) == {"2022-03": (2, 0, 0, 2, 2, 1)}
    assert row.cells["2022-03"].drawn == 3


def test_the_public_counts_published_records_only(gazette):
    report = ArticleFactory(publisher=gazette, date="2022-03-15")
    EvidenceFactory(article=report)
    EvidenceFactory(article=report, engagement=EngagementFactory(published=True))

    assert ledger_of([gazette]).rows[0].cells["2022-03"].drawn == 2
    assert ledger_of([gazette], published=True).rows[0].cells["2022-03"].drawn == 1


def test_what_is_coded_apart_is_not_counted(gazette):
    report = ArticleFactory(publisher=gazette, date="2022-03-15")
    coding = Coding.objects.create(article=report, coder=CoderFactory())
    EvidenceFactory(article=report, engagement=EngagementFactory(coding=coding))

    assert ledger_of([gazette]).rows[0].cells["2022-03"].drawn == 0


def test_the_sums_are_those_of_all_publishers(gazette):
    ArticleFactory(publisher=gazette, date="2022-03")
    ArticleFactory(date="2022-03", coding_state="coded")
    ArticleFactory(publisher=None, date="2022")
    sums = counted(Article.objects.standing(), 2022, by_publisher=False)

    assert {column: (cell.articles, cell.coded) for (_, column), cell in sums.items()} == {
        "2022-03": (2, 1),
        "2022": (1, 0),
    }


def test_the_ledger_takes_as_many_queries_for_any_number_of_publishers(django_assert_num_queries):
    publishers = PublisherFactory.create_batch(20)
    for publisher in publishers:
        EvidenceFactory(article=ArticleFactory(publisher=publisher, date="2022-03"))
        CoverageMonthFactory(publisher=publisher, month="2022-03")

    with django_assert_num_queries(9):
        assert len(ledger_of(publishers).rows) == 20


# -- Gaps ---------------------------------------------------------------------------------


def test_a_publisher_has_a_gap_where_a_month_with_articles_was_not_read(gazette):
    today = datetime.date(2022, 6, 15)
    ArticleFactory(publisher=gazette, date="2022-03")
    articles = Article.objects.standing()
    assert publishers_with_gaps(articles, 2022, today) == {gazette.pk}

    mark = CoverageMonthFactory(publisher=gazette, month="2022-03", state="partly")
    assert publishers_with_gaps(articles, 2022, today) == {gazette.pk}

    mark.state = "read"
    mark.save()
    assert publishers_with_gaps(articles, 2022, today) == set()


@pytest.mark.parametrize("date", ["2022-06-03", "2022", ""])
def test_a_month_that_is_not_over_or_not_known_is_no_gap(gazette, date):
    ArticleFactory(publisher=gazette, date=date)

    assert publishers_with_gaps(Article.objects.standing(), 2022, datetime.date(2022, 6, 15)) == set()


# -- Months ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fits"),
    [("2022-03", True), ("2022-13", False), ("2022-3", False), ("2022", False), ("2022-03\n", False)],
)
def test_a_month_is_a_year_and_two_digits(text, fits):
    assert is_month(text) is fits


def test_the_months_of_a_year_that_are_over():
    assert past_months(2022, datetime.date(2022, 3, 1)) == ["2022-01", "2022-02"]
    assert past_months(2023, datetime.date(2022, 3, 1)) == []


# -- Marks ------------------------------------------------------------------------------------


def test_months_are_marked_at_once_and_the_history_says_who(gazette):
    user = UserFactory()
    months = [(gazette.pk, "2022-03"), (gazette.pk, "2022-04")]

    assert mark_months(months=months, state="read", note="World pages", user=user) == 2
    marks = CoverageMonth.objects.order_by("month")
    assert [(mark.month, mark.state, mark.note, mark.read_by) for mark in marks] == [
        ("2022-03", "read", "World pages", user),
        ("2022-04", "read", "World pages", user),
    ]
    version = marks[0].history.get()
    assert (version.history_user, version.history_change_reason) == (user, "Marked in the ledger")


def test_a_mark_is_changed_and_keeps_its_note_unless_there_is_another(gazette):
    user = UserFactory()
    mark = CoverageMonthFactory(publisher=gazette, month="2022-03", note="World pages")
    before = mark.changed_at

    assert mark_months(months=[(gazette.pk, "2022-03")], state="partly", user=user) == 1
    mark.refresh_from_db()
    assert (mark.state, mark.note, mark.read_by) == ("partly", "World pages", user)
    assert mark.changed_at > before
    assert [version.state for version in mark.history.order_by("history_id")] == ["read", "partly"]


def test_marking_again_changes_nothing(gazette):
    CoverageMonthFactory(publisher=gazette, month="2022-03")

    assert mark_months(months=[(gazette.pk, "2022-03")], state="read", user=UserFactory()) == 0
    assert CoverageMonth.history.count() == 1


@pytest.mark.parametrize(
    ("month", "state", "sentence"),
    [
        ("2022-13", "read", "“2022-13” is not a month. Write year and month: 2022-03."),
        ("2022-03", "well", "Say how far the months were read: read, read in part or not read."),
    ],
)
def test_what_is_no_month_or_no_state_is_refused(gazette, month, state, sentence):
    months = [(gazette.pk, "2022-01"), (gazette.pk, month)]
    with pytest.raises(ValidationError) as refused:
        mark_months(months=months, state=state, user=UserFactory())

    assert refused.value.messages == [sentence]
    assert not CoverageMonth.objects.exists()


def test_a_publisher_that_is_gone_is_named(gazette):
    with pytest.raises(ValidationError) as refused:
        mark_months(months=[(gazette.pk, "2022-01"), ("gone", "2022-01")], state="read", user=UserFactory())

    assert refused.value.messages == ["There is no publisher “gone” any more."]
    assert not CoverageMonth.objects.exists()


@pytest.mark.parametrize(
    "given", [{"month": "2022-13"}, {"month": "2022"}, {"state": "well"}, {"month": "2022-03", "id": "A"}]
)
def test_the_database_keeps_the_rules(gazette, given):
    with pytest.raises(IntegrityError), transaction.atomic():
        CoverageMonth.objects.create(**({"publisher": gazette, "month": "2022-03"} | given))


def test_a_month_of_a_publisher_is_on_record_once(gazette):
    CoverageMonthFactory(publisher=gazette, month="2022-03")
    with pytest.raises(IntegrityError), transaction.atomic():
        CoverageMonthFactory(publisher=gazette, month="2022-03")


@pytest.mark.django_db(transaction=True)
def test_six_who_mark_one_month_at_once_make_one_mark():
    publisher, user = PublisherFactory(), UserFactory()
    barrier, done = Barrier(6), []

    def mark():
        barrier.wait()
        try:
            done.append(mark_months(months=[(publisher.pk, "2022-03")], state="read", user=user))
        finally:
            connection.close()

    threads = [Thread(target=mark) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(done) == [0, 0, 0, 0, 0, 1]
    assert CoverageMonth.objects.count() == CoverageMonth.history.count() == 1
