"""Officials who resemble each other."""

import pytest

from people.duplicates import OFFICIAL, resembling_officials
from people.duplicates.officials import keys_of
from people.matching import official_register, tell_apart
from people.models import Appointment, Official, OfficialAlias
from tests.factories import (
    AppointmentFactory,
    OfficialAliasFactory,
    OfficialFactory,
    PositionFactory,
)

pytestmark = pytest.mark.django_db


def found(official, *parts):
    return [(str(one.record), one.score) for one in resembling_officials(official, list(parts))]


def test_one_who_is_not_saved_is_compared_with_those_on_record():
    OfficialFactory(name="Hun Manet")

    assert found(Official(name="Manet Hun", country="KH")) == [("Hun Manet", 0.912)]


def test_the_best_of_several_names_counts():
    OfficialFactory(name="Hun Manet")
    alias = OfficialAlias(name="Hun Manet")

    assert found(Official(name="Manet Hun", country="KH"), alias) == [("Hun Manet", 0.94)]
    assert found(Official(name="Somebody", native_name="Hun Manet", country="KH")) == [("Hun Manet", 0.94)]


def test_the_aliases_on_record_are_names_too():
    OfficialAliasFactory(official=OfficialFactory(name="The Prime Minister"), name="Hun Manet")

    assert found(Official(name="Hun Manet", country="KH")) == [("The Prime Minister", 0.94)]


def test_the_same_post_speaks_for_a_namesake_and_another_against():
    position, other = PositionFactory(title="Commander"), PositionFactory(title="Rector")
    AppointmentFactory(official=OfficialFactory(name="Hun Manet"), position=position, date="2018/2021")
    at_the_time = Appointment(position=position, date="2020")
    elsewhere = Appointment(position=other, date="2020")
    namesake = Official(name="Hun Manet", country="KH")

    assert found(namesake, at_the_time) == [("Hun Manet", 1.0)]
    assert found(namesake, elsewhere) == [("Hun Manet", 0.91)]


def test_one_word_of_a_name_is_asked_about_only_in_the_same_post():
    position = PositionFactory(title="President", country="RU", institution=None)
    AppointmentFactory(official=OfficialFactory(name="Vladimir Putin", country="RU"), position=position)
    president = Official(name="Putin", country="RU")

    assert found(president) == []
    assert [name for name, _ in found(president, Appointment(position=position))] == ["Vladimir Putin"]


def test_those_told_apart_rejected_or_of_another_country_are_not_proposed():
    official = OfficialFactory(name="Hun Manet")
    tell_apart(first=official, second=OfficialFactory(name="Manet Hun"))
    OfficialFactory(name="Hun Manet", review_status="rejected")
    OfficialFactory(name="Hun Manet", country="VN")

    assert resembling_officials(official) == []


def test_what_belongs_to_one_on_record_is_read_from_the_database():
    official = OfficialFactory(name="Tea Banh")
    OfficialAliasFactory(official=official, name="Hun Manet")
    OfficialFactory(name="Hun Manet")

    assert [str(one.record) for one in resembling_officials(official)] == ["Hun Manet"]


def test_a_register_serves_many_officials_without_asking_the_database_for_names(
    django_assert_max_num_queries,
):
    OfficialFactory(name="Hun Manet")
    register = official_register()

    with django_assert_max_num_queries(4):
        assert resembling_officials(Official(name="Manet Hun", country="KH"), [], register=register)


def test_the_facts_give_the_last_posts_with_their_years():
    official = OfficialFactory(name="Hun Manet", native_name="ហ៊ុន ម៉ាណែត")
    for number, date in enumerate(("2010/2012", "2013", "2018/..", "../2009", "")):
        title = f"Post {number}"
        AppointmentFactory(
            official=official,
            position=PositionFactory(title=title, institution=None, country="KH"),
            date=date,
        )

    assert OFFICIAL.facts([official])[official.pk] == [
        ("Country", "Cambodia"),
        ("Native name", "ហ៊ុន ម៉ាណែត"),
        (
            "Posts",
            "Post 2, Cambodia (2018–); Post 1, Cambodia (2013); Post 0, Cambodia (2010–2012); "
            "Post 3, Cambodia (–2009); 1 more",
        ),
    ]


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("Hun Manet", "Manet Hun", True),
        ("Liu Zhenli", "Liu Zhen Li", True),
        ("Sergei Shoigu", "Sergei Kuzhugetovich Shoigu", True),
        ("Nikolai Patrushev", "Nikolai Patrushew", True),
        ("Hun Manet", "Hun Sen", False),
        ("Nguyen Van An", "Nguyen Thi Binh", False),
    ],
)
def test_names_worth_comparing_share_a_key(one, other, meet):
    assert bool({*keys_of(one, "RU")} & {*keys_of(other, "RU")}) is meet
