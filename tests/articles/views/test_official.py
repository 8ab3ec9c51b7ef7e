"""The page of an official."""

import pytest

from tests import factories as made
from tests.articles.views.test_lists import page
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    cite,
)

pytestmark = pytest.mark.django_db


def shown(client, official):
    """Return the page of an official as text."""
    return page(client, official.get_absolute_url())


def test_names_are_marked_with_their_language(client):
    official = an_official(
        name="Nikolai Patrushev", native_name="Николай Патрушев", country="RU", note="Not another."
    )
    made.OfficialAliasFactory(official=official, name="Nikolay Patrushev", language="en")
    made.OfficialAliasFactory(
        official=official, name="Николай Платонович Патрушев", language="ru", kind="native"
    )
    text = shown(client, official)
    assert '<span class="nat" lang="ru">Николай Патрушев</span>' in text
    assert '<span lang="en">Nikolay Patrushev</span> <span class="s m">alias</span>' in text
    assert '<span lang="ru">Николай Платонович Патрушев</span> <span class="s m">native name</span>' in text
    assert '<p class="note">Not another.</p>' in text


def test_appointments_tell_cited_from_begun_and_whether_they_last(client):
    official, army = an_official(), an_institution(id="army", name="Army")
    an_appointment(official, army, title="Commander", date="2018/..", true_start=True)
    an_appointment(official, army, title="Deputy", date="2012/2015", true_start=True, true_end=True)
    cited = an_appointment(official, army, title="Adviser", date="2016/2017", note="On paper.")
    made.AppointmentFactory(official=official, position=made.PositionFactory(title="Hidden"))
    cite(an_article(), 6, appointment=cited)
    text = shown(client, official)
    rows = text.split("<tbody")[1].split("</tbody>")[0].split("<tr")[1:]
    assert [("Current" in row, "Ended" in row, "Unknown" in row) for row in rows] == [
        (True, False, False),
        (False, False, True),
        (False, True, False),
    ]
    assert '<small>began</small> <span class="date"><span class="y">2018</span></span>' in rows[0]
    assert "first cited" in rows[1]
    assert "last cited" in rows[1]
    assert "On paper.</span>" in rows[1]
    assert '<a href="#A">A&#8239;¶6</a>' in rows[1]
    assert '<small>ended</small> <span class="date"><span class="y">2015</span></span>' in rows[2]
    assert "Hidden" not in text


def test_engagements_and_agreements_are_told_with_the_part_taken(client):
    official = an_official(id="manet")
    made.ParticipationFactory(
        engagement=an_engagement("KH", id="talks", title="The talks"),
        official=official,
        role="co_chair",
        rank_as_written="Gen.",
        title_as_written="army commander",
    )
    made.ParticipationFactory(engagement=made.EngagementFactory(title="Hidden talks"), official=official)
    made.SignatureFactory(agreement=an_agreement("KH", id="mou", title="The memorandum"), official=official)
    made.SignatureFactory(agreement=made.AgreementFactory(title="Hidden plan"), official=official)
    text = shown(client, official)
    assert '<a href="/engagements/talks/">The talks</a>' in text
    assert "Co-chair, written as Gen., army commander" in text
    assert '<a href="/agreements/mou/">The memorandum</a>' in text
    assert '<a href="/engagements/?official=manet">These engagements as a list' in text
    assert "Hidden" not in text


def test_of_many_engagements_the_latest_fifty_are_shown_with_a_link_to_all(client):
    official = an_official(id="manet")
    for year in range(1960, 2012):
        made.ParticipationFactory(
            engagement=an_engagement("KH", date=str(year), title=f"In {year}"), official=official
        )
    text = shown(client, official)
    assert ">In 1962</a>" in text
    assert ">In 1961</a>" not in text
    assert (
        '<a href="/engagements/?official=manet">All 52 engagements, of which these are the latest</a>' in text
    )


def test_an_official_of_whom_nothing_else_is_known_has_a_page_that_says_so(client):
    text = shown(client, an_official(country=""))
    assert "No appointment has been published." in text
    assert "No published article is cited here." in text


def test_the_page_takes_as_many_queries_for_many_engagements_as_for_few(client, django_assert_num_queries):
    def official(size):
        found = an_official()
        for _ in range(size):
            engagement = an_engagement("KH", "RU", part_of=an_engagement())
            made.ParticipationFactory(engagement=engagement, official=found)
            agreement = an_agreement("KH")
            made.PartyFactory(agreement=agreement, institution=an_institution())
            made.SignatureFactory(agreement=agreement, official=found)
            cite(an_article(), appointment=an_appointment(found, an_institution()))
        return found.get_absolute_url()

    for address in (official(2), official(20)):
        with django_assert_num_queries(28):
            client.get(address)


def test_of_very_many_engagements_those_met_are_counted_among_the_latest(client, monkeypatch):
    official = an_official(country="KH")
    for date, name in (("2019", "Met in 2019"), ("2021", "Met in 2021"), ("2022", "Met in 2022")):
        engagement = an_engagement("KH", "RU", date=date)
        made.ParticipationFactory(engagement=engagement, official=official)
        made.ParticipationFactory(
            engagement=engagement, official=an_official(name=name, country="RU"), country="RU"
        )
    monkeypatch.setattr("articles.ties.figures.MOST_EXAMINED", 2)
    monkeypatch.setattr("articles.ties.figures.MOST_COUNTED", 2)

    response = client.get(official.get_absolute_url())
    text = " ".join(response.content.decode().split())

    assert [row.official.name for row in response.context["counterparts"]] == ["Met in 2021", "Met in 2022"]
    assert "Counted among the latest 2 engagements." in text
    assert "All engagements, more than 2, of which these are the latest" in text
