"""Officials and institutions that carry a tie, and how high they stand."""

import pytest

from articles.models import Engagement
from articles.ties.carriers import carriers, institutions_involved
from articles.ties.seniority import levels_by_year
from tests import factories as made
from tests.published import an_appointment, an_engagement, an_institution, an_official

pytestmark = pytest.mark.django_db


def engagements():
    """Return all published engagements."""
    return Engagement.objects.published()


def took_part(official, *, country="KH", **given):
    """Make an engagement in which an official took part for a country."""
    part = {name: given.pop(name) for name in ("role", "position", "institution") if name in given}
    engagement = an_engagement("KH", "RU", **given)
    return made.ParticipationFactory(engagement=engagement, official=official, country=country, **part)


def test_officials_are_counted_by_what_was_held_and_what_is_planned():
    manet, manith, putin = (an_official(name=name) for name in ("Hun Manet", "Hun Manith", "Vladimir Putin"))
    took_part(manet, date="2019")
    took_part(manet, date="2021-12-16")
    took_part(manet, date="2022", status="planned")
    took_part(manith, date="2021-12-15")
    took_part(putin, country="", date="2021-12-15", role="mentioned")
    took_part(made.OfficialFactory(name="Hidden"), date="2021")
    took_part(an_official(name="Patrushev"), country="RU", date="2021")
    found = carriers(engagements(), "KH", most=10)
    assert [(row.official.name, row.held, row.planned, row.years) for row in found.rows] == [
        ("Hun Manet", 2, 1, "2019–2021"),
        ("Hun Manith", 1, 0, "2021"),
        ("Vladimir Putin", 0, 0, ""),
    ]
    assert found.number == 3
    assert carriers(engagements(), "KH", most=1).number == 3


def test_posts_are_those_named_then_and_those_held_on_the_date():
    manet, army = an_official(), an_institution(name="Army")
    named = made.PositionFactory(title="Deputy Commander", institution=army, seniority=4)
    took_part(manet, date="2021-12-16", position=named)
    an_appointment(manet, army, title="Commander", seniority=3, date="2021-12/2023")
    an_appointment(manet, army, title="Prime Minister", seniority=1, date="2024/..")
    made.AppointmentFactory(official=manet, date="2021")  # a draft
    [row] = carriers(engagements(), "KH", most=10).rows
    assert [post.title for post in row.posts] == ["Commander", "Deputy Commander"]


def test_an_official_in_many_posts_is_shown_with_the_first_few():
    manet, army = an_official(), an_institution()
    for number in range(6):
        took_part(manet, position=made.PositionFactory(title=f"Post {number}", institution=army))
    [row] = carriers(engagements(), "KH", most=10).rows
    assert (len(row.posts), row.more_posts) == (4, 2)


def test_institutions_take_part_themselves_or_by_somebody_in_their_posts():
    army, council = an_institution(name="Army"), an_institution(name="Council", country="RU")
    took_part(an_official(), position=made.PositionFactory(institution=army), date="2021")
    took_part(None, institution=army, date="2022", status="planned")
    took_part(an_official(), country="RU", institution=council, role="mentioned")
    took_part(an_official(), country="RU", institution=council)
    took_part(an_official(), institution=made.InstitutionFactory(name="Hidden"))
    rows = institutions_involved(engagements(), most=10)
    assert {(row.institution.name, row.held, row.planned) for row in rows} == {
        ("Army", 1, 1),
        ("Council", 1, 0),
    }
    assert [row.institution.name for row in institutions_involved(engagements(), most=10, country="RU")] == [
        "Council"
    ]


def test_the_level_of_a_year_is_the_highest_of_those_who_took_part():
    manet, sen, army = an_official(), an_official(), an_institution()
    chief = made.PositionFactory(institution=army, title="Chief", seniority=3)
    took_part(manet, date="2021-03", position=chief)
    took_part(sen, date="2021-12-15")
    an_appointment(sen, army, title="Prime Minister", seniority=1, date="1998/2023")
    took_part(manet, date="2022-05", position=chief)
    took_part(sen, date="2022-06", status="planned")
    took_part(sen, date="2023", role="mentioned")
    took_part(an_official(), country="RU", date="2021", position=made.PositionFactory(seniority=2))
    took_part(sen, date="2021/2024")
    assert levels_by_year(engagements(), "KH") == {2021: 1, 2022: 3}
    assert levels_by_year(engagements(), "RU") == {2021: 2}


def test_a_draft_of_an_appointment_says_nothing_of_the_level():
    sen = an_official()
    took_part(sen, date="2021")
    made.AppointmentFactory(official=sen, date="2021", position=made.PositionFactory(seniority=1))
    assert levels_by_year(engagements(), "KH") == {}
