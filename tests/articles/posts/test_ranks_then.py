"""The ranks that officials bore on a date."""

import pytest

from articles.posts.ranks_then import attach_ranks
from defense_ties.lib.dates import parse_span
from people.holders import Holder
from tests import factories as made
from tests.published import an_appointment, an_engagement, an_official

pytestmark = pytest.mark.django_db


def reported(official, date, title, engagement=None):
    """Report a rank of an official in an engagement."""
    engagement = engagement or an_engagement(date=date)
    made.ParticipationFactory(
        engagement=engagement, official=official, rank=made.RankFactory(title=f"{title} then")
    )


def rank_on(official, date):
    """Return the title of the rank that an official is taken to have borne on a date."""
    holder = Holder(an_appointment(official), sure=True)
    attach_ranks([holder], parse_span(date))
    return holder.rank.rank.title.removesuffix(" then") if holder.rank else None


def test_it_is_the_one_that_was_reported_last_up_to_that_date():
    official = an_official()
    reported(official, "2015", "Colonel")
    reported(official, "2018", "Major General")
    reported(official, "2023", "General")

    assert rank_on(official, "2019") == "Major General"
    assert rank_on(official, "2010") is None


def test_drafts_report_none():
    official = an_official()
    reported(official, "", "General", made.EngagementFactory(date="2018"))

    assert rank_on(official, "2019") is None
