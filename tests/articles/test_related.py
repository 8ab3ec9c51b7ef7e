"""What record pages lead on to."""

import pytest

from articles.related import related_records
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


def related(record):
    """Return the ids of the related records by heading."""
    return {group.heading: [row.pk for row, _ in group.records] for group in related_records(record)}


def test_an_engagement_leads_to_its_siblings_the_same_tie_and_the_same_officials():
    official = an_official()
    visit = an_engagement("KH", "RU", id="visit", date="2021-12-14/2021-12-16")
    talks = an_engagement("KH", "RU", id="talks", date="2021-12-15", part_of=visit)
    an_engagement("KH", "RU", id="medal", date="2021-12-16", part_of=visit)
    for year in range(2015, 2021):
        an_engagement("KH", "RU", id=f"y{year}", date=str(year))
    an_engagement("KH", "RU", id="later", date="2023", status="planned")
    an_engagement("KH", "VN", id="other", date="2021")
    elsewhere = an_engagement("KH", "VN", id="elsewhere", date="2022")
    made.EngagementFactory(id="draft", part_of=visit)
    for engagement in (talks, elsewhere):
        made.ParticipationFactory(engagement=engagement, official=official)
    assert related(talks) == {
        "Other parts of the same": ["medal"],
        "Of the same tie, near in time": ["y2018", "y2019", "y2020", "later"],
        "With the same officials": ["elsewhere"],
    }
    (near,) = [group for group in related_records(talks) if "tie" in group.heading]
    assert near.records[-1][1] == f"{near.records[-1][0].get_kind_display()}, planned, 2023"


def test_an_agreement_leads_to_those_of_the_same_chain_occasion_and_parties():
    frame, talks = an_agreement("KH", id="frame"), an_engagement("KH", "VN")
    plan = an_agreement("KH", "VN", id="plan", implements=frame, signed_at=talks)
    an_agreement("KH", id="protocol", implements=frame)
    an_agreement("CN", id="minutes", signed_at=talks)
    an_agreement("KH", "VN", id="mou")
    made.AgreementFactory(id="draft", implements=frame, signed_at=talks)
    assert related(plan) == {
        "Carry out the same agreement": ["protocol"],
        "Signed, or to be signed, on the same occasion": ["minutes"],
        "Between the same parties": ["mou"],
    }


def test_an_official_leads_to_others_in_the_same_posts():
    army, manet, mao = an_institution(), an_official(id="manet"), an_official(id="mao")
    an_appointment(manet, army, title="Commander", date="2018/2023")
    post = an_appointment(mao, army, title="Commander", date="2023/..").position
    made.AppointmentFactory(official=an_official(), position=post)
    an_appointment(made.OfficialFactory(), army, title="Commander")
    ((group),) = related_records(manet)
    assert [(row.pk, words) for row, words in group.records] == [("mao", "Commander, 2023 or later")]


def test_an_institution_leads_to_those_beside_it_and_an_article_to_those_on_the_same():
    forces = an_institution(name="Forces")
    army = an_institution(id="army", parent=forces)
    an_institution(id="navy", parent=forces)
    made.InstitutionFactory(parent=forces)
    assert related(army) == {"Under Forces": ["navy"]}
    engagement, first, second = an_engagement("KH"), an_article(), an_article(id="second")
    for article in (first, second, made.ArticleFactory()):
        cite(article, engagement=engagement)
    assert related(first) == {"On the same engagements": ["second"]}


def test_a_record_alone_leads_nowhere():
    for make in (an_engagement, an_agreement, an_official, an_institution, an_article):
        assert related(make()) == {}
