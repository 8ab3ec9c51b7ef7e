"""The page of an engagement."""

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


def shown(client, engagement):
    """Return the page of an engagement as text."""
    return page(client, engagement.get_absolute_url())


def test_each_fact_points_at_the_article_and_paragraph_behind_it(client):
    engagement = an_engagement(
        "KH:host",
        "RU:visitor",
        title="The meeting",
        date="2021-12-16?",
        date_basis="inferred",
        place=made.PlaceFactory(id="pp", name="Phnom Penh", native_name="ភ្នំពេញ"),
        summary="They met.",
        mode="remote",
    )
    engagement.topics.set(["cyber"])
    first = an_article(
        id="first", title="Two meet", date="2021-12-17", url="https://example.org/1", abstract="On it."
    )
    second = an_article(id="second", title="", date="2021-12-18", archive_url="https://archive.example.org/2")
    cite(first, 3, engagement=engagement, field="date")
    cite(second, 4, engagement=engagement, field="date", stance="contradicts", note="Gives the 15th.")
    cite(first, 5, side=engagement.sides.get(country="RU"))
    text = shown(client, engagement)
    assert (
        '<a href="#A">A&#8239;¶3</a> <a href="#B">B&#8239;¶4</a><span class="against">says otherwise</span>'
        in text
    )
    assert '<span class="ev"><a href="#A">A&#8239;¶5</a> </span>' in text
    assert '<li id="A"> <a href="/articles/first/" lang="en">“Two meet”</a>.' in text
    assert '<a href="https://example.org/1" rel="external noreferrer">At the publisher’s</a>' in text
    assert '<a href="https://archive.example.org/2" rel="external noreferrer">Archived copy</a>' in text
    assert '<span class="sub">On it.</span>' in text
    assert '<span class="sub">¶4: Gives the 15th.</span>' in text
    assert "<code>2021-12-16?</code>" in text
    assert "earliest 2021-12-16, latest 2021-12-16" in text
    assert '<a href="/countries/RU/">Russia</a>, visitor' in text
    assert '<span class="nat" lang="km">ភ្នំពេញ</span>' in text
    assert '<a href="/engagements/?topic=cyber"' in text
    assert "Remote" in text


def test_an_open_end_is_told_in_words(client):
    assert "earliest 2023-10-17, no last day" in shown(client, an_engagement(date="2023-10-17/.."))
    assert "no first day, latest 2023-10-17" in shown(client, an_engagement(date="../2023-10-17"))


def test_without_a_date_it_is_undated(client):
    text = shown(client, an_engagement(date=""))
    assert "undated" in text
    assert "As EDTF" not in text


def test_a_participant_has_rank_and_title_as_written_and_as_they_stood_on_that_date(client):
    army = an_institution(id="army", name="Royal Cambodian Army")
    official = an_official(id="manet", name="Hun Manet", native_name="ហ៊ុន ម៉ាណែត")
    command = an_appointment(official, army, title="Commander", date="2018/..")
    an_appointment(official, army, title="Deputy Chief", date="2021")
    an_appointment(official, army, title="Cadet", date="1999")
    made.AppointmentFactory(official=official, position=made.PositionFactory(title="Hidden"), date="2021")
    participation = made.ParticipationFactory(
        engagement=an_engagement("KH", date="2021-12-16"),
        official=official,
        name_as_written="Hun Ma-net",
        rank_as_written="Lt. Gen.",
        title_as_written="army commander",
        rank=made.RankFactory(title="Grand Marshal"),
        position=command.position,
        role="host",
    )
    text = shown(client, participation.engagement)
    assert '<a href="/officials/manet/">Hun Manet</a><span class="sub nat" lang="km">ហ៊ុន ម៉ាណែត</span>' in text
    assert "“Hun Ma-net”, Lt. Gen., army commander" in text
    post = f'<a href="/positions/{command.position_id}/">Commander</a>'
    assert f'Grand Marshal; {post}, <a href="/institutions/army/">Royal Cambodian Army</a>' in text
    assert 'also Deputy Chief, <a href="/institutions/army/">' in text
    assert "No appointment on record" not in text
    assert "Cadet" not in text
    assert "Hidden" not in text


def test_a_post_that_no_appointment_covers_is_marked(client):
    official = an_official()
    post = an_appointment(official, an_institution(), date="2015/2016").position
    participation = made.ParticipationFactory(
        engagement=an_engagement("KH", date="2021-12-16"), official=official, position=post
    )
    text = shown(client, participation.engagement)
    assert "No appointment on record covers this post on that date." in text


def test_who_is_not_public_is_named_as_written_without_a_link(client):
    engagement = an_engagement("KH", part_of=made.EngagementFactory(title="Hidden visit"))
    made.ParticipationFactory(
        engagement=engagement,
        official=made.OfficialFactory(name="Hidden Official", native_name="Hidden"),
        name_as_written="Gen. Written",
        position=made.PositionFactory(
            title="Commander", institution=made.InstitutionFactory(name="Hidden Army")
        ),
        sequence=1,
    )
    made.ParticipationFactory(
        engagement=engagement,
        official=None,
        institution=made.InstitutionFactory(name="Hidden Staff"),
        sequence=2,
    )
    made.EngagementFactory(part_of=engagement, title="Hidden part")
    made.AgreementFactory(signed_at=engagement, title="Hidden agreement")
    made.EvidenceFactory(
        engagement=engagement, article=made.ArticleFactory(title="Hidden article"), note="Hidden note"
    )
    text = shown(client, engagement)
    assert "Gen. Written" in text
    assert "Commander, Cambodia" in text
    assert "Not named" in text
    assert "Hidden" not in text


def test_parts_and_agreements_are_told(client):
    visit = an_engagement("KH", "RU", kind="visit", title="The visit", date="2021-12-14/2021-12-16")
    talks = an_engagement("KH", "RU", id="talks", title="The talks", part_of=visit, date="2021-12-15")
    an_agreement("KH", id="mou", title="The memorandum", signed_at=talks, events=(("signed", "2021-12-15"),))
    assert '<a href="/engagements/talks/">The talks</a>' in shown(client, visit)
    text = shown(client, talks)
    assert (
        f'<a href="/engagements/{visit.pk}/">The visit</a><span class="sub">Visit, 2021 Dec 14–16</span>'
        in text
    )
    assert '<a href="/agreements/mou/">The memorandum</a>' in text
    assert "Memorandum of understanding, signed 2021 Dec 15" in text
    assert '<a href="/ties/KH/RU/">Cambodia and Russia through time</a>' in text


def test_the_page_takes_as_many_queries_for_many_participants_as_for_few(client, django_assert_num_queries):
    def meeting(size):
        found = an_engagement("KH", "RU", date="2021-12-16", part_of=an_engagement())
        for _ in range(size):
            official, army = an_official(), an_institution()
            post = an_appointment(official, army, date="2021").position
            made.ParticipationFactory(engagement=found, official=official, institution=army, position=post)
            cite(an_article(), engagement=an_engagement("KH", part_of=found))
            cite(an_article(), engagement=found)
            an_agreement("KH", signed_at=found)
        return found.get_absolute_url()

    for address in (meeting(2), meeting(20)):
        with django_assert_num_queries(25):
            client.get(address)
