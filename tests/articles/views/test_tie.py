"""The page of a tie."""

import pytest

from articles.ties import figures
from people.models import Institution
from tests import factories as made
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


def shown(client, address="/ties/KH/RU/"):
    """Return a page as text, each run of white space as one space."""
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().split())


def a_meeting(**given):
    """Make a meeting of Hun Manith and Nikolai Patrushev with all that a row shows."""
    council = Institution.objects.filter(name="Security Council").first() or an_institution(
        name="Security Council", country="RU"
    )
    secretary = council.positions.first() or made.PositionFactory(
        title="Secretary", institution=council, seniority=2
    )
    visit = an_engagement(
        "KH:host", "RU:visitor", kind="visit", title="The visit", date="2021-12-14/2021-12-16"
    )
    meeting = an_engagement(
        *("KH:host", "RU:visitor"),
        **{"title": "The meeting", "date": "2021-12-15?", "date_basis": "inferred", "part_of": visit} | given,
    )
    manith = an_official(name="Hun Manith")
    an_appointment(manith, an_institution(), title="Director", date="2021")
    made.ParticipationFactory(engagement=meeting, official=manith, title_as_written="director")
    patrushev = an_official(name="Nikolai Patrushev", country="RU")
    made.ParticipationFactory(engagement=meeting, official=patrushev, country="RU", position=secretary)
    return meeting


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/ties/RU/KH/", "/ties/KH/RU/"),
        ("/ties/kh/ru/", "/ties/KH/RU/"),
        ("/ties/russia/Cambodia/?with=KH-CN", "/ties/KH/RU/?with=KH-CN"),
        ("/ties/viet-nam/us/", "/ties/US/VN/"),
    ],
)
def test_a_tie_has_one_address(client, address, to):
    response = client.get(address)
    assert (response.status_code, response.headers["Location"]) == (301, to)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/ties/KH/ZZ/", "“ZZ” is no country."),
        ("/ties/KH/Kambodia/", '<a href="/countries/KH/">Cambodia</a>'),
        ("/ties/KH/KH/", "A tie is between two different countries, and both are Cambodia."),
        ("/ties/%3Cb%3E/KH/", "“&lt;b&gt;” is no country."),
    ],
)
def test_no_such_tie_is_said_with_a_way_on(client, address, says):
    response = client.get(address)
    text = " ".join(response.content.decode().split())
    assert response.status_code == 404
    assert says in text
    assert '<a href="/ties/">All ties</a>' in text


def test_the_lede_gives_the_numbers_apart(client):
    a_meeting()
    an_engagement("KH", "RU", date="2019")
    an_engagement("KH", "RU", date="2022", status="planned")
    an_engagement("KH", "RU", date="2022", status="cancelled")
    an_engagement("KH", "VN", date="2024")
    an_agreement("KH", "RU", events=(("announced", "2021-12-17"),))
    an_agreement("KH", "VN")
    made.AgreementFactory(title="Hidden")
    text = shown(client)
    assert (
        '<a href="/engagements/?pair=KH-RU">3 engagements held</a> since 2019, 1 planned, '
        '1 postponed or cancelled. <a href="/agreements/?pair=KH-RU">1 agreement</a>, announced. Last held: '
    ) in text
    assert 'title="Inferred by the coder">[2021?]</span></span> Dec 15</span>, <a href="/engagements/' in text
    assert '<span lang="km">កម្ពុជា</span>' in text
    assert "Hidden" not in text


def test_a_stranger_sees_who_met_whom_as_what_when_and_on_whose_word(client):
    meeting = a_meeting()
    first, second = an_article(date="2021-12-16", title="One"), an_article(date="2021-12-17", title="Other")
    for number in (4, 2, 7, 9):
        cite(first, number, engagement=meeting, start=number * 10, end=number * 10 + 5)
    cite(second, 3, engagement=meeting)
    text = shown(client)
    patrushev = meeting.participations.get(country="RU").official_id
    assert (
        '<abbr class="cc" title="Russia">RU</abbr> '
        f'<a href="/officials/{patrushev}/">Nikolai Patrushev</a>, Secretary, Security Council'
    ) in text
    assert "Hun Manith</a>, “director”</span>" in text
    assert "part of the visit" in text
    assert '<a href="#A">A&#8239;¶2,&#8239;¶4,&#8239;¶7 …</a> <a href="#B">B&#8239;¶3</a>' in text
    assert f'<li id="A"><a href="/articles/{first.pk}/" lang="en">“One”</a>.' in text


def test_each_record_has_a_mark_that_says_what_it_is_and_leads_to_it(client):
    meeting = a_meeting()
    an_agreement("KH", "RU", id="mou", title="The memorandum", events=(("announced", "2021-12-17"),))
    cite(an_article(id="report", title="Two meet", date="2021-12"), engagement=meeting)
    text = shown(client)
    assert (
        f'<a href="/engagements/{meeting.pk}/"><title>[2021?] Dec 15 · Meeting · The meeting (held)</title>'
        in text
    )
    assert '<a href="/agreements/mou/"><title>2021 Dec 17 · Announced · The memorandum</title>' in text
    assert '<a href="/articles/report/"><title>2021 Dec · Two meet · Daily Gazette' in text
    assert 'fill="url(#time-line-hatch)"' in text


def test_posts_are_those_of_the_dates_and_who_is_only_named_is_said_to_be(client):
    meeting = a_meeting()
    made.ParticipationFactory(
        engagement=meeting, official=an_official(name="Vladimir Putin"), country="RU", role="mentioned"
    )
    text = shown(client)
    assert '<span class="sub">Director, <a href="/institutions/' in text
    assert "Vladimir Putin</a> <span" in text
    assert "<small>named only</small>" in text
    assert "<td>2 Minister</td>" in text


def test_an_agreement_stands_with_its_history_and_what_is_known_today(client):
    planned = an_engagement("KH", "RU", status="planned", date="2022", title="The signing")
    an_agreement("KH", "RU", title="The plan", signed_at=planned, events=(("announced", "2021-12-17"),))
    text = shown(client)
    assert '<li class="off">To be signed <span class="date"><span class="y">2022</span></span>' in text
    assert "Today: announced. No article read reports a signature. The time set for it is past." in text
    assert "The time set for it is past, and no article read says whether it was held." in text


def test_years_without_an_article_are_gaps_in_reading(client):
    an_engagement("KH", "RU", date="2019")
    cite(an_article(date="2021-12-17"), engagement=an_engagement("KH", "RU", date="2021-12-16"))
    assert "No article of 2019–2020 has been read" in shown(client)


def test_engagements_with_further_countries_are_counted_and_that_is_said(client):
    an_engagement("KH", "LA", "RU")
    an_engagement("KH", "RU")
    text = shown(client)
    assert "2 engagements held" in text
    assert "1 of the 2 was with further countries: each counts once here" in text


def test_topics_are_counted_and_lead_to_their_list(client):
    an_engagement("KH", "RU").topics.set(["cyber"])
    an_engagement("KH", "RU", status="planned").topics.set(["cyber"])
    an_agreement("KH", "RU").topics.set(["cyber", "exercises"])
    text = shown(client)
    assert 'href="/engagements/?pair=KH-RU&amp;topic=cyber"' in text
    assert '<span class="s m">1 held, 1 planned, 1 agreement</span>' in text


def test_countries_that_nothing_joins_show_what_is_near(client):
    an_engagement("KH", "VN")
    text = shown(client, "/ties/CL/KH/")
    assert "No published record joins Chile and Cambodia. That may be a gap in what was read." in text
    assert '<a href="/ties/KH/VN/">Cambodia and Viet Nam</a> <span class="s m">1 held</span>' in text
    assert "Nothing on record names Chile together with another country." in text


def test_two_ties_are_compared_side_by_side(client):
    an_engagement("KH", "RU", date="2021")
    an_engagement("CN", "KH", date="2022", status="planned")
    response = client.get("/ties/KH/RU/?with=China, Cambodia")
    assert [
        (row["names"], row["figures"].held, row["figures"].planned) for row in response.context["compared"]
    ] == [
        (["Cambodia", "Russia"], 1, 0),
        (["China", "Cambodia"], 0, 1),
    ]
    text = response.content.decode()
    assert "<title>2022: 0 held, 1 planned</title>" in text
    assert "/engagements/?pair=CN-KH&amp;date_from=2022&amp;date_to=2022" in text


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("with=x", "Compare with.</b> “x” does not name two countries."),
        ("with=KH-KH", "names one country twice."),
        ("with=KH-RU&with=KH-VN", "is given 2 times; once is enough."),
        ("colour=red", "“colour” is not something that this page can be asked."),
        ("with=%00", "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_read_is_said_and_the_tie_is_shown(client, query, says):
    an_engagement("KH", "RU", title="The talks")
    text = shown(client, f"/ties/KH/RU/?{query}").replace("&quot;", '"')
    assert says in text
    assert "The talks" in text


def test_too_many_records_for_a_mark_each_are_counted_by_year(client, monkeypatch):
    monkeypatch.setattr("articles.ties.through_time.MOST_MARKS", 2)
    for date in ("2019", "2021", "2021-12-31/2022-01-02"):
        an_engagement("KH", "RU", date=date)
    text = shown(client)
    assert "There are too many records for a mark each, so engagements are counted by year" in text
    assert "2 of 3 are drawn" in text
    assert "<title>2021: 1 held</title>" in text


def test_of_very_many_engagements_the_latest_are_examined_and_that_is_said(client, monkeypatch):
    monkeypatch.setattr(figures, "MOST_EXAMINED", 1)
    for date in ("2019", "2021"):
        official = an_official(name=f"Official of {date}")
        made.ParticipationFactory(engagement=an_engagement("KH", "RU", date=date), official=official)
    response = client.get("/ties/KH/RU/")
    assert [row.official.name for row in response.context["carriers"][0].rows] == ["Official of 2021"]
    assert "are counted among the latest 1, and among as many agreements." in response.content.decode()


def test_nobody_who_is_not_public_is_named(client):
    meeting = an_engagement("KH", "RU", part_of=made.EngagementFactory(title="Hidden visit"))
    hidden = made.OfficialFactory(name="Hidden Official")
    body = made.InstitutionFactory(name="Hidden Body")
    made.ParticipationFactory(
        engagement=meeting, official=hidden, position=made.PositionFactory(institution=body)
    )
    made.ParticipationFactory(engagement=meeting, official=an_official(), institution=body)
    cite(made.ArticleFactory(title="Hidden report"), engagement=meeting)
    an_agreement("KH", "RU", signed_at=made.EngagementFactory(title="Hidden signing", status="planned"))
    assert "Hidden" not in shown(client)


def test_the_page_takes_as_many_queries_for_many_records_as_for_few(client, django_assert_num_queries):
    for rows in (1, 4):
        for number in range(rows):
            meeting = a_meeting(date=f"20{10 + number}-05-06")
            meeting.topics.set(["cyber"])
            cite(an_article(), engagement=meeting)
            agreement = an_agreement("KH", "RU", signed_at=meeting)
            made.SignatureFactory(agreement=agreement, official=an_official())
        with django_assert_num_queries(59):
            client.get("/ties/KH/RU/")
