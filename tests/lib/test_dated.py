"""Records with a date: its bounds, lookups by overlap, and the order in time."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from articles.models import Agreement, Engagement
from defense_ties.lib.dates import HOW_TO_WRITE, NO_LAST_DAY
from tests.factories import EngagementFactory
from tests.lib.test_dates import day
from tests.refusals import database_refuses, faults

pytestmark = pytest.mark.django_db


class TestDated:
    def test_the_bounds_are_worked_out_when_a_record_is_saved(self):
        engagement = EngagementFactory(date="2021-12-14/2021-12-16")
        engagement.refresh_from_db()
        assert (engagement.earliest, engagement.latest) == (day("2021-12-14"), day("2021-12-16"))

    def test_the_bounds_are_worked_out_when_records_are_made_in_bulk(self):
        Engagement.objects.bulk_create(
            [EngagementFactory.build(date="2022-03"), EngagementFactory.build(date="")]
        )
        bounds = Engagement.objects.oldest_first().values_list("earliest", "latest")
        assert list(bounds) == [(day("2022-03-01"), day("2022-03-31")), (None, None)]

    def test_the_bounds_follow_a_change_of_the_date(self):
        engagement = EngagementFactory(date="2022-03")
        engagement.date = ""
        engagement.save()
        engagement.refresh_from_db()
        assert (engagement.earliest, engagement.latest) == (None, None)

    def test_the_bounds_follow_when_only_the_date_is_saved(self):
        engagement = EngagementFactory(date="2022-03")
        engagement.date = "2019"
        engagement.save(update_fields=["date"])
        engagement.refresh_from_db()
        assert (engagement.earliest, engagement.latest) == (day("2019-01-01"), day("2019-12-31"))

    def test_bounds_that_are_given_do_not_count(self):
        engagement = EngagementFactory(date="2022", earliest=day("1999-01-01"), latest=day("1999-01-02"))
        assert (engagement.earliest, engagement.latest) == (day("2022-01-01"), day("2022-12-31"))

    def test_the_period_that_an_agreement_covers_has_bounds_as_well(self):
        plan = Agreement.objects.create(title="Plan for 2023", kind="plan", covers="2023")
        assert (plan.covers_earliest, plan.covers_latest) == (day("2023-01-01"), day("2023-12-31"))

    def test_spaces_around_a_date_are_taken_off(self):
        engagement = EngagementFactory(date=" 2019/.. ")
        engagement.refresh_from_db()
        assert (engagement.date, engagement.latest) == ("2019/..", NO_LAST_DAY)

    def test_a_date_that_is_none_cannot_be_saved(self):
        with pytest.raises(ValidationError, match="“soon” is not a date"), transaction.atomic():
            EngagementFactory(date="soon")
        assert Engagement.objects.count() == 0

    def test_a_form_names_what_is_wrong_with_a_date(self):
        assert faults(EngagementFactory.build(date="soon")) == [f"“soon” is not a date. {HOW_TO_WRITE}"]
        assert faults(EngagementFactory.build(date="2022/2021")) == ["“2022/2021” ends before it begins."]

    def test_a_date_of_more_than_eighty_letters_is_refused(self):
        assert faults(EngagementFactory.build(date="[" + ",".join(["2019"] * 16) + "]"))[0].startswith(
            "“[2019,"
        )

    @pytest.mark.parametrize(
        "bounds",
        [
            {"earliest": "2023-01-01"},
            {"latest": "2021-12-31"},
            {"earliest": None},
            {"latest": None},
            {"date": ""},
        ],
    )
    def test_the_database_refuses_bounds_that_disagree(self, bounds):
        engagement = EngagementFactory(date="2022")
        with database_refuses("articles_engagement_bounds"):
            Engagement.objects.filter(pk=engagement.pk).update(**bounds)

    def test_the_database_refuses_an_unknown_basis(self):
        engagement = EngagementFactory()
        with database_refuses("articles_engagement_date_basis"):
            Engagement.objects.filter(pk=engagement.pk).update(date_basis="guess")


class TestOverlap:
    DATES = (
        *("2021", "2021-12/2022-01", "2021-12-31", "2022", "2022-01-01", "2022-03", "2022-12-31/2023-01-01"),
        *("2023-01-01", "2019/..", "../2021-06", "../2022-01-01", "201X", "", "XXXX-03"),
    )

    @pytest.fixture(autouse=True)
    def engagements(self):
        for date in self.DATES:
            EngagementFactory(date=date)

    def dates(self, queryset):
        return {engagement.date for engagement in queryset}

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            (
                "2022",
                {
                    *("2021-12/2022-01", "2022", "2022-01-01", "2022-03", "2022-12-31/2023-01-01"),
                    *("2019/..", "../2022-01-01"),
                },
            ),
            ("2022-03-15", {"2022", "2022-03", "2019/.."}),
            ("2023", {"2022-12-31/2023-01-01", "2023-01-01", "2019/.."}),
            ("../2018", {"../2021-06", "../2022-01-01", "201X"}),
            ("2024/..", {"2019/.."}),
        ],
    )
    def test_records_are_found_that_may_fall_within_a_date(self, asked, found):
        assert self.dates(Engagement.objects.overlapping(asked)) == found

    @pytest.mark.parametrize("asked", ["", "XXXX", "XXXX-03"])
    def test_a_date_without_a_year_finds_nothing_and_says_so(self, asked):
        with pytest.raises(ValueError, match=f"^“{asked}” names no year"):
            Engagement.objects.overlapping(asked)

    def test_an_end_that_is_left_open_is_no_limit(self):
        assert self.dates(Engagement.objects.between(day("2023-01-01"), None)) == {
            *("2022-12-31/2023-01-01", "2023-01-01", "2019/..")
        }
        assert self.dates(Engagement.objects.between(None, day("2018-12-31"))) == {
            *("../2021-06", "../2022-01-01", "201X")
        }
        assert self.dates(Engagement.objects.between(None, None)) == set(self.DATES) - {"", "XXXX-03"}

    def test_one_day_is_enough(self):
        found = self.dates(Engagement.objects.on(day("2021-12-31")))
        assert found == {"2021", "2021-12/2022-01", "2021-12-31", "2019/..", "../2022-01-01"}

    def test_records_without_a_year_are_undated(self):
        assert self.dates(Engagement.objects.undated()) == {"", "XXXX-03"}
        assert self.dates(Engagement.objects.dated()) == set(self.DATES) - {"", "XXXX-03"}


@pytest.mark.parametrize(
    ("order", "dates"),
    [
        ("newest_first", ["2023", "2022", "2022-01", "2019-05-05", "../2020", ""]),
        ("oldest_first", ["../2020", "2019-05-05", "2022-01", "2022", "2023", ""]),
    ],
)
def test_undated_records_come_last_whichever_end_comes_first(order, dates):
    for date in ("", "2022-01", "../2020", "2022", "2019-05-05", "2023"):
        EngagementFactory(date=date)
    assert [engagement.date for engagement in getattr(Engagement.objects, order)()] == dates


def test_undated_records_come_last_where_nothing_is_said_of_the_order():
    for date in ("", "2022-01", "2023"):
        EngagementFactory(date=date)
    assert [engagement.date for engagement in Engagement.objects.all()] == ["2023", "2022-01", ""]
