"""Engagements, and how they are found."""

import pytest
from django.db.models import ProtectedError

from articles.models import Engagement, Evidence, Participation, Side
from people.models import Institution
from tests.factories import (
    AgreementFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    ParticipationFactory,
    PlaceFactory,
    PositionFactory,
    SideFactory,
    TopicFactory,
)
from tests.refusals import refusals

pytestmark = pytest.mark.django_db


def titles(queryset):
    """Return the titles as they come, so that a record found twice is seen."""
    return sorted(engagement.title for engagement in queryset)


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"kind": "zz"}, "articles_engagement_kind", "“kind” holds a code that is not in its vocabulary."),
        (
            {"status": "zz"},
            "articles_engagement_status",
            "“status” holds a code that is not in its vocabulary.",
        ),
        ({"mode": "zz"}, "articles_engagement_mode", "“mode” holds a code that is not in its vocabulary."),
        (
            {"date_basis": "zz"},
            "articles_engagement_date_basis",
            "“date_basis” holds a code that is not in its vocabulary.",
        ),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(EngagementFactory, constraint, **given) == [message]


def test_sides_participations_and_evidence_go_with_an_engagement():
    engagement = EngagementFactory()
    side = SideFactory(engagement=engagement)
    participation = ParticipationFactory(engagement=engagement)
    EvidenceFactory(engagement=engagement)
    EvidenceFactory(engagement=None, side=side)
    EvidenceFactory(engagement=None, participation=participation)
    engagement.delete()
    assert [model.objects.count() for model in (Side, Participation, Evidence)] == [0, 0, 0]


def test_an_engagement_with_parts_cannot_be_deleted():
    visit = EngagementFactory()
    EngagementFactory(part_of=visit)
    with pytest.raises(ProtectedError):
        visit.delete()


def test_an_engagement_at_which_an_agreement_was_signed_cannot_be_deleted():
    ceremony = EngagementFactory()
    AgreementFactory(signed_at=ceremony)
    with pytest.raises(ProtectedError):
        ceremony.delete()


@pytest.fixture
def visit():
    """Make a visit of Russians to Cambodia, with much around it that is not meant."""
    forces = InstitutionFactory(name="Royal Cambodian Armed Forces", kind="armed_forces")
    army = InstitutionFactory(name="Royal Cambodian Army", parent=forces)
    manet = OfficialFactory(name="Hun Manet")
    OfficialAliasFactory(official=manet, name="Hun Ma Net")
    security = TopicFactory(label="Security in the mountains")
    topics = [
        TopicFactory(label=f"{kind} in the mountains", parent=security) for kind in ("Rescue", "Patrols")
    ]

    visit = EngagementFactory(
        title="Visit", summary="Về hợp tác", place=PlaceFactory(name="Phnom Penh"), date="2021-12"
    )
    visit.topics.set(topics)
    for country in ("KH", "RU"):
        SideFactory(engagement=visit, country=country)
    deputy = PositionFactory(title="Deputy Commander", institution=army)
    for role in ("host", "speaker"):
        ParticipationFactory(engagement=visit, official=manet, position=deputy, role=role)
    ParticipationFactory(engagement=visit, official=None, institution=forces)
    ParticipationFactory(
        engagement=visit, official=None, name_as_written="Gen. Smirnov", title_as_written="Attaché"
    )

    call = EngagementFactory(title="Call", date="2022")
    for country in ("KH", "VN", "LA"):
        SideFactory(engagement=call, country=country)
    call.topics.add(security)
    EngagementFactory(title="Undated", date="")
    return visit


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("visit", ["Visit"]),
        ("hop tac phnom", ["Visit"]),
        ("manet penh", ["Visit"]),
        ("hun ma net", ["Visit"]),
        ("armed forces visit", ["Visit"]),
        ("smirnov attache", ["Visit"]),
        ("smirnov call", []),
        ("", ["Call", "Undated", "Visit"]),
    ],
)
def test_an_engagement_is_found_by_its_words_place_and_people(visit, words, found):
    assert titles(Engagement.objects.search(words)) == found


@pytest.mark.parametrize(
    ("countries", "found"),
    [
        (["KH"], ["Call", "Visit"]),
        (["KH", "RU"], ["Visit"]),
        (["RU", "KH"], ["Visit"]),
        (["KH", "KH"], ["Call", "Visit"]),
        (["KH", "VN", "LA"], ["Call"]),
        (["RU", "VN"], []),
        (["ZZ"], []),
        ([], ["Call", "Undated", "Visit"]),
    ],
)
def test_every_one_of_the_countries_takes_part(visit, countries, found):
    assert titles(Engagement.objects.involving(*countries)) == found


@pytest.mark.parametrize(
    ("countries", "found"),
    [(["KH", "RU"], ["Call", "Visit"]), (["RU", "US"], ["Visit"]), (["US"], []), ([], [])],
)
def test_at_least_one_of_the_countries_takes_part(visit, countries, found):
    assert titles(Engagement.objects.involving_any(countries)) == found


def test_an_engagement_is_found_once_by_an_official_of_two_roles(visit):
    manet = visit.participations.filter(role="host").get().official
    assert titles(Engagement.objects.with_official(manet)) == ["Visit"]
    assert titles(Engagement.objects.with_official(OfficialFactory())) == []


def test_an_engagement_is_found_by_an_institution_and_by_those_under_it(visit):
    army = Institution.objects.get(name="Royal Cambodian Army")
    forces = Institution.objects.get(name="Royal Cambodian Armed Forces")
    assert titles(Engagement.objects.with_institutions([army])) == ["Visit"]
    assert titles(Engagement.objects.with_institutions(Institution.objects.within(army))) == ["Visit"]
    assert titles(Engagement.objects.with_institutions(Institution.objects.within(forces))) == ["Visit"]
    assert titles(Engagement.objects.with_institutions([InstitutionFactory()])) == []


def test_a_group_of_topics_includes_its_topics(visit):
    rescue, patrols = visit.topics.order_by("-label")
    assert titles(Engagement.objects.about([rescue, patrols])) == ["Visit"]
    assert titles(Engagement.objects.about([rescue.parent])) == ["Call", "Visit"]
    assert titles(Engagement.objects.about([TopicFactory()])) == []


def test_what_is_asked_for_can_be_joined_together(visit):
    found = (
        Engagement.objects.involving("KH", "RU")
        .involving_any(["RU", "VN"])
        .with_official(visit.participations.filter(role="host").get().official)
        .with_institutions(Institution.objects.within(Institution.objects.get(name="Royal Cambodian Army")))
        .about(visit.topics.all())
        .overlapping("2021")
        .search("hun visit")
        .drafts()
        .newest_first()
    )
    assert titles(found) == ["Visit"]
    assert found.count() == 1
    assert titles(found.published()) == []
