"""What is known to be missing, counted."""

import pytest

from articles import gaps
from tests import factories as made
from tests.published import an_agreement, an_article, an_engagement, an_official

pytestmark = pytest.mark.django_db


def numbers(found):
    """Return each gap with its number, by the first words of what it says."""
    return {gap.words: (gap.number, gap.of) for gap in found if gap.number}


def test_dates_places_and_names_that_engagements_lack_are_counted_of_those_held():
    place = made.PlaceFactory()
    whole = an_engagement(date="2021-12-16", place=place)
    made.ParticipationFactory(engagement=whole, official=an_official())
    for date in ("2021-12-14/2021-12-16", "2021-12", "2021", "2018/..", ""):
        an_engagement(date=date, place=place)
    an_engagement(date="2021-12-16", date_basis="inferred", mode="remote")
    an_engagement(date="2021-12-16", date_basis="worked_out", status="planned")
    made.EngagementFactory(date="")

    assert numbers(gaps.gaps_of_engagements()) == {
        "No date is known": (1, 7),
        "The date says no more than a month, a year or an open span": (3, 7),
        "The date, or its year, was inferred": (1, 7),
        "No official is named": (6, 7),
    }


def test_posts_ranks_and_legal_force_that_are_unknown_are_counted():
    an_agreement(legally_binding="unknown")
    an_agreement(legally_binding="no")
    made.ParticipationFactory(
        engagement=an_engagement(), official=an_official(), rank=made.RankFactory(), position=None
    )

    assert numbers(gaps.other_gaps()) == {
        "Agreements that may bind or not, as the sources do not say": (1, 2),
        "Participants whose position at the time is not known": (1, 1),
        "Officials of whom no appointment is on record": (1, 1),
    }


def test_years_without_anything_stand_among_the_others_and_planned_ones_do_not_count():
    for date in ("2019-05", "2021", "2021-12-16", "2018/2020"):
        an_engagement(date=date)
    an_engagement(date="2025", status="planned")

    assert gaps.years() == ([(2021, 2), (2020, 0), (2019, 1)], 0)


def test_the_countries_with_least_come_first():
    for partner in ("VN", "VN", "RU"):
        an_engagement("KH", partner)

    assert [country.code for country in gaps.little_known()] == ["RU", "VN"]


def test_a_share_is_never_rounded_to_none_or_to_all():
    assert gaps.Gap("", 1, 1000).percent == "under 1 %"
    assert gaps.Gap("", 999, 1000).percent == "over 99 %"
    assert gaps.Gap("", 1, 2).percent == "50 %"
    assert gaps.Gap("", 0, 0).percent == ""


def test_sources_are_told_by_publisher_and_language():
    post = made.PublisherFactory(name="The Post")
    for publisher, language in ((post, "en"), (post, "km"), (None, "en")):
        an_article(publisher=publisher, language=language)
    made.ArticleFactory(publisher=made.PublisherFactory())

    found = gaps.sources()

    assert [(row.name, row.number) for row in found["publishers"]] == [
        ("The Post", 2),
        ("No publisher named", 1),
    ]
    assert [(row.name, row.number) for row in found["languages"]] == [("en", 2), ("km", 1)]
    assert (found["articles"], found["publisher_count"], found["months_read"]) == (3, 1, 0)


def test_of_very_many_engagements_some_are_examined_and_the_page_says_so(client, monkeypatch):
    monkeypatch.setattr("articles.gaps.MOST_EXAMINED", 2)
    for _ in range(3):
        an_engagement(date="2021")

    assert {gap.of for gap in gaps.gaps_of_engagements()} == {2}
    assert (
        "Counted among 2 of them, and participants likewise." in client.get("/about/gaps/").content.decode()
    )
