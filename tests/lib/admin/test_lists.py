"""The list of records: how many are counted, which are found once, and its years and months."""

import pytest

from articles.admin.engagement import EngagementAdmin
from articles.models import Engagement, Participation
from defense_ties.lib.admin import lists
from tests.factories import (
    AgreementEventFactory,
    AgreementFactory,
    EngagementFactory,
    ParticipationFactory,
    SideFactory,
)
from tests.posting import chosen, page, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(monkeypatch):
    """Let a list hold five records at most."""
    monkeypatch.setattr(lists, "MOST", 5)


def found(client, **params):
    """Return the titles that the list of engagements shows."""
    listed = client.get(page(Engagement), params).context["cl"].result_list
    return [engagement.title for engagement in listed]


def periods(client, **params):
    """Return the labels of the years or months beside the list, the chosen one in brackets."""
    shown = client.get(page(Engagement), params).context["cl"].periods
    return [f"[{period.label}]" if period.is_chosen else period.label for period in shown]


def test_a_list_of_as_many_as_it_may_hold_is_counted(coder, few):
    EngagementFactory.create_batch(5)
    assert "5 engagements" in coder.get(page(Engagement)).content.decode()


def test_a_longer_list_says_that_it_is_cut(coder, few):
    EngagementFactory.create_batch(6)
    answer = coder.get(page(Engagement)).content.decode()
    assert "The first 5 of more engagements. Filter or search to reach the others." in answer


def test_a_search_that_finds_more_than_is_listed_says_so(coder, few):
    EngagementFactory.create_batch(6, title="Visit to the port")
    assert "More than 5 results" in " ".join(
        coder.get(page(Engagement), {"q": "port"}).content.decode().split()
    )


def test_nothing_is_done_to_more_records_than_are_listed(reviewer, few):
    EngagementFactory.create_batch(6)
    sent = chosen(Engagement, "publish", Engagement.objects.first().pk, select_across="1")
    answer = reviewer.post(page(Engagement), sent, follow=True)
    assert told(answer) == [
        "An action takes at most 5 records at once. Nothing was changed: filter the list."
    ]
    assert not Engagement.objects.published().exists()


@pytest.mark.parametrize(("number", "is_offered"), [(5, True), (6, False)])
def test_all_of_a_list_are_offered_to_an_action_unless_it_is_cut(
    reviewer, few, monkeypatch, number, is_offered
):
    monkeypatch.setattr(EngagementAdmin, "list_per_page", 3)
    EngagementFactory.create_batch(number)
    assert ("Select all 5 engagements" in reviewer.get(page(Engagement)).content.decode()) is is_offered


def test_a_record_with_two_fitting_parts_is_listed_once(coder):
    engagement = EngagementFactory(title="Talks of two")
    first = ParticipationFactory(engagement=engagement, role="host")
    ParticipationFactory(engagement=engagement, role="speaker", official=first.official)
    assert found(coder, participations__official__id__exact=first.official.pk) == ["Talks of two"]


def test_an_agreement_with_two_events_in_a_year_is_listed_once(coder):
    agreement = AgreementFactory(title="Plan")
    AgreementEventFactory(agreement=agreement, kind="signed", date="2021-03-02", sequence=1)
    AgreementEventFactory(agreement=agreement, kind="in_force", date="2021-05-01", sequence=2)
    within = {"events__earliest__range__gte": "2021-01-01", "events__earliest__range__lte": "2021-12-31"}
    listed = coder.get(page(type(agreement)), within).context["cl"].result_list
    assert [str(one) for one in listed] == ["Plan"]


def test_a_list_sorts_no_table_for_distinct_rows(coder, django_assert_max_num_queries):
    SideFactory(country="KH")
    with django_assert_max_num_queries(20) as queries:
        coder.get(page(Engagement), {"sides__country": "KH"})
    assert [query["sql"] for query in queries if "DISTINCT" in query["sql"].upper()] == []


def test_the_years_from_the_first_to_the_last_stand_beside_a_list(coder):
    EngagementFactory(date="2019-05-01")
    EngagementFactory(date="2022")
    assert periods(coder) == ["2019", "2020", "2021", "2022"]


def test_a_chosen_year_offers_its_months(coder):
    EngagementFactory(date="2021-12-16")
    shown = periods(coder, earliest__range__gte="2021-01-01", earliest__range__lte="2021-12-31")
    assert shown[:4] == ["[2021]", "Jan", "Feb", "Mar"]
    assert len(shown) == 13


def test_a_chosen_month_stays_among_the_months_of_its_year(coder):
    EngagementFactory(date="2024-02-10")
    shown = periods(coder, earliest__range__gte="2024-02-01", earliest__range__lte="2024-02-29")
    assert shown[:3] == ["2024", "Jan", "[Feb]"]


def test_a_year_finds_what_is_known_to_the_year_only(coder):
    EngagementFactory(title="Sometime that year", date="2021")
    EngagementFactory(title="Another year", date="2020-06-01")
    within = {"earliest__range__gte": "2021-03-01", "earliest__range__lte": "2021-03-31"}
    assert found(coder, **within) == ["Sometime that year"]


def test_a_list_without_dates_has_no_years(coder):
    EngagementFactory(date="")
    assert periods(coder) == []


@pytest.mark.parametrize("first", ["x", "2021-13-01", "", "9999-99-99"])
def test_a_faulty_day_leaves_the_years_as_they_are(coder, first):
    EngagementFactory(date="2020-06-01")
    assert periods(coder, earliest__range__gte=first) == ["2020"]


def test_a_page_is_in_the_order_and_with_the_columns_of_the_list(coder):
    late, early = EngagementFactory(date="2022", title="Late"), EngagementFactory(date="2020", title="Early")
    ParticipationFactory(engagement=early, name_as_written="Sar Bunthan", official=None)
    SideFactory(engagement=late, country="KH")
    answer = coder.get(page(Engagement))

    assert found(coder) == ["Late", "Early"]
    assert found(coder, o="2") == ["Early", "Late"]
    assert found(coder, q="bunthan") == ["Early"]
    assert [record.evidence_count for record in answer.context["cl"].result_list] == [0, 0]


@pytest.mark.parametrize("number", [1, 12])
def test_a_list_takes_as_many_queries_for_many_rows_as_for_few(coder, number, django_assert_num_queries):
    for _ in range(number):
        ParticipationFactory(official=None, name_as_written="Sar Bunthan", engagement=EngagementFactory())
    coder.get(page(Participation))

    # Session, user, rights of the user and of the groups, countries, count, keys, rows.
    with django_assert_num_queries(8):
        assert len(coder.get(page(Participation)).context["cl"].result_list) == number
