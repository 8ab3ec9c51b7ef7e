"""What records of every kind resemble, and what is noted of it."""

import pytest

from articles.duplicates import KINDS, kind_of, note_resemblances, resembling
from articles.models import Agreement, AgreementEvent, Engagement, Participation, Party, Side
from people.matching import tell_apart
from people.models import Official, Rank, Resemblance
from tests.articles.sameness.makers import make_reported, make_signed
from tests.factories import (
    InstitutionFactory,
    OfficialFactory,
    ParticipationFactory,
    RankFactory,
)

pytestmark = pytest.mark.django_db


def typed(*countries, people=(), **given):
    """Return an engagement as it is typed in, and what belongs to it."""
    engagement = Engagement(**{"title": "Talks", "kind": "talks", "date": "2021-12-15"} | given)
    engagement.clean()
    sides = [Side(engagement=engagement, country=country) for country in countries]
    rows = [Participation(engagement=engagement, official=one, country=one.country) for one in people]
    return engagement, [*sides, *rows]


def found(record, parts):
    return [str(one.record) for one in resembling(record, parts)]


def test_an_engagement_typed_in_is_compared_by_sides_date_and_people():
    man = OfficialFactory(name="Nikolai Patrushev", country="RU")
    make_reported(man, kind="visit", title="Another kind", date="2021-12-15")
    make_reported(man, kind="meeting", title="The talks", date="2021-12-15")
    make_reported(man, kind="talks", title="A year before", date="2020-12-15")
    make_reported(man, kind="talks", title="With others", date="2021-12-15", sides=("KH", "CN"))

    assert found(*typed("KH", "RU", people=[man])) == ["The talks"]
    assert found(*typed()) == []


def test_other_people_make_another_engagement():
    make_reported(OfficialFactory(name="Tea Banh"), kind="talks", date="2021-12-15")

    assert found(*typed("KH", "RU", people=[OfficialFactory(name="Hun Sen")])) == []


def test_what_is_typed_in_stays_as_it_is():
    make_reported(kind="talks", date="2021-12-15")
    engagement, parts = typed("KH", "RU")
    resembling(engagement, parts)

    assert list(engagement.sides.all()) == []


def test_the_parts_of_one_visit_are_not_held_against_each_other():
    visit = make_reported(kind="visit", date="2021-12-15")
    make_reported(kind="talks", title="Talks with the chief", date="2021-12-15", part_of=visit)
    make_reported(kind="talks", title="Talks", date="2021-12-15")

    assert found(*typed("KH", "RU", title="Talks with the minister", part_of=visit)) == ["Talks"]
    assert len(found(*typed("KH", "RU", title="Talks with the Chief", part_of=visit))) == 2


def test_an_agreement_typed_in_is_compared_by_parties_and_day_of_signing():
    make_signed(kind="mou", title="An MoU", date="2022-03-31")
    make_signed(kind="mou", title="Another", date="2019-03-31")
    agreement = Agreement(title="The MoU", kind="mou")
    event = AgreementEvent(agreement=agreement, kind="signed", date="2022-03-31")
    event.clean()
    parties = [Party(agreement=agreement, country=country) for country in ("KH", "CN")]

    assert found(agreement, [event, *parties]) == ["An MoU"]


def test_kinds_that_are_not_compared_resemble_nothing():
    assert kind_of(Rank) is None
    assert kind_of(Official).name == "official"
    assert resembling(RankFactory()) == []
    assert list(KINDS) == ["official", "institution", "engagement", "agreement"]


def test_records_of_several_kinds_are_noted_and_others_passed_over():
    OfficialFactory(name="Hun Manet")
    InstitutionFactory(name="Ministry of Defence", kind="ministry")
    make_reported(kind="talks", title="Talks", date="2021-12-15")
    new = [
        RankFactory(),
        OfficialFactory(name="Manet Hun"),
        InstitutionFactory(name="Ministry of National Defence", kind="ministry"),
        make_reported(kind="talks", title="More talks", date="2021-12-15"),
    ]

    assert note_resemblances(new) == 3
    assert sorted(Resemblance.objects.undecided().values_list("record_type", flat=True)) == [
        "engagement",
        "institution",
        "official",
    ]


def test_only_so_many_of_a_large_import_are_compared():
    OfficialFactory(name="Hun Manet")
    new = [OfficialFactory(name="Manet Hun"), OfficialFactory(name="Hun  Manet")]

    assert note_resemblances(new, most=1) == 2
    assert note_resemblances(new, most=0) == 0


def test_what_was_told_apart_is_not_noted():
    first, second = OfficialFactory(name="Hun Manet"), OfficialFactory(name="Manet Hun")
    tell_apart(first=first, second=second)

    assert note_resemblances([second]) == 0


def test_the_facts_of_an_official_tell_last_rank_and_engagements(django_assert_max_num_queries):
    official = OfficialFactory(name="Hun Manet")
    for date, title in (("2018-05", "Grade Two"), ("2022-03-31", "Grade One"), ("", "Grade Three")):
        row = ParticipationFactory(official=official, rank=RankFactory(title=title))
        row.engagement.date = date
        row.engagement.save()

    with django_assert_max_num_queries(4):
        facts = KINDS["official"].facts([official])
    assert facts[official.pk] == [
        ("Rank", "Grade One"),
        ("Country", "Cambodia"),
        ("Engagements", "3 (2018–2022)"),
    ]


def test_the_facts_of_engagements_and_agreements_tell_what_and_by_whom(django_assert_max_num_queries):
    engagement = make_reported(kind="talks", date="2021-12-15", status="planned")
    agreement = make_signed(kind="mou", date="2022-03-31", covers="2023")
    article = engagement.evidence.first().article

    with django_assert_max_num_queries(10):
        facts = KINDS["engagement"].facts([engagement])
    assert facts[engagement.pk] == [
        ("Date", "2021 Dec 15"),
        ("Kind", "Talks"),
        ("Status", "Planned"),
        ("Sides", "Cambodia, Russia"),
        ("Articles", f"“{article.title}”"),
    ]
    assert dict(KINDS["agreement"].facts([agreement])[agreement.pk]) | {"Articles": ""} == {
        "Kind": "Memorandum of understanding",
        "Signed": "2022 Mar 31",
        "Parties": "China, Cambodia",
        "Covers": "2023",
        "Articles": "",
    }
