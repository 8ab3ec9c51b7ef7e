"""Who meets whom most."""

import pytest

from articles.counterparts import counterparts_of, meetings_between
from articles.models import Engagement
from tests import factories as made
from tests.published import an_engagement, an_official

pytestmark = pytest.mark.django_db


def met(*officials, **given):
    """Make a published engagement in which some officials took part."""
    engagement = an_engagement("KH", "RU", **given)
    for official in officials:
        made.ParticipationFactory(engagement=engagement, official=official, country="")
    return engagement


def test_officials_of_other_countries_are_counted_by_what_was_held_and_what_is_planned():
    manet, manith = an_official(country="KH"), an_official(country="KH")
    patrushev, salyukov = an_official(country="RU"), an_official(country="RU")
    met(manet, manith, patrushev, date="2019-04-01")
    met(manet, patrushev, date="2021-12-16")
    met(manet, salyukov, status="planned")
    met(manith, salyukov)

    found = counterparts_of(manet, most=5)

    assert [(row.official, row.held, row.planned) for row in found] == [(patrushev, 2, 0), (salyukov, 0, 1)]
    assert found[0].last.isoformat() == "2021-12-16"
    assert [row.official for row in counterparts_of(manet, most=1)] == [patrushev]


def test_drafts_and_those_who_were_only_mentioned_do_not_count():
    manet, patrushev = an_official(country="KH"), an_official(country="RU")
    made.ParticipationFactory(engagement=met(manet), official=patrushev, role="mentioned")
    draft = made.EngagementFactory()
    for official in (manet, patrushev):
        made.ParticipationFactory(engagement=draft, official=official, country="")
    met(manet, made.OfficialFactory(country="RU"))

    assert counterparts_of(manet, most=5) == []
    assert meetings_between(Engagement.objects.published(), "KH", "RU", most=5) == []


def test_somebody_who_took_part_for_another_country_is_counted_for_it():
    manet, envoy = an_official(country="KH"), an_official(country="KH")
    made.ParticipationFactory(engagement=met(manet), official=envoy, country="RU")

    assert [row.official for row in counterparts_of(manet, most=5)] == [envoy]


def test_pairs_of_officials_are_counted_once_for_each_engagement():
    manet, patrushev, salyukov = (
        an_official(country="KH"),
        an_official(country="RU"),
        an_official(country="RU"),
    )
    met(manet, patrushev, salyukov)
    met(manet, patrushev)
    met(manet, patrushev, status="planned")

    found = meetings_between(Engagement.objects.published(), "KH", "RU", most=5)

    assert [(row.first, row.second, row.held, row.planned) for row in found] == [
        (manet, patrushev, 2, 1),
        (manet, salyukov, 1, 0),
    ]
