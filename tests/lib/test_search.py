"""Search by words."""

import pytest

from articles.models import Engagement
from people.models import Official
from tests.factories import (
    EngagementFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    ParticipationFactory,
    PlaceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def officials():
    """Make three officials, one of them with two aliases."""
    OfficialFactory(name="Nguyễn Tấn Cương", native_name="")
    OfficialFactory(name="Hun Manet", native_name="ហ៊ុន ម៉ាណែត")
    liu = OfficialFactory(name="Liu Zhenli", native_name="刘振立")
    OfficialAliasFactory(official=liu, name="Liu Zhen Li")
    OfficialAliasFactory(official=liu, name="Liu Zhen-li")


def names(words):
    return sorted(official.name for official in Official.objects.search(words))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("manet", ["Hun Manet"]),
        ("MANET hun", ["Hun Manet"]),
        ("ane", ["Hun Manet"]),
        ("nguyen cuong", ["Nguyễn Tấn Cương"]),
        ("Nguyễn", ["Nguyễn Tấn Cương"]),
        ("ម៉ាណែត", ["Hun Manet"]),
        ("刘振立", ["Liu Zhenli"]),
        ("zhen li", ["Liu Zhenli"]),
        ("zhenli zhen-li liu", ["Liu Zhenli"]),
        ("n", ["Hun Manet", "Liu Zhenli", "Nguyễn Tấn Cương"]),
        ("hun zhenli", []),
        ("manith", []),
        ("%", []),
        ("_", []),
        ("?!… --", []),
        ("\0", []),
        ("' OR 1=1 --", []),
        ("", ["Hun Manet", "Liu Zhenli", "Nguyễn Tấn Cương"]),
        (" \n ", ["Hun Manet", "Liu Zhenli", "Nguyễn Tấn Cương"]),
    ],
)
def test_each_word_stands_somewhere_in_a_name_or_alias(words, found):
    assert names(words) == found


def test_words_are_sought_across_participants_place_and_title_and_each_record_is_found_once():
    engagement = EngagementFactory(title="Talks on the border", place=PlaceFactory(name="Móng Cái"))
    EngagementFactory(title="Talks")
    army = InstitutionFactory(name="Border Army")
    for official in Official.objects.all():
        ParticipationFactory(engagement=engagement, official=official, institution=army)
    for words in ("border talks manet mong", "zhen-li army", "border army border"):
        assert [found.title for found in Engagement.objects.search(words)] == ["Talks on the border"]


def test_a_search_goes_on_from_what_was_chosen_before():
    EngagementFactory(title="Talks", kind="talks")
    EngagementFactory(title="Talks in May", kind="meeting")
    found = Engagement.objects.filter(kind="meeting").search("talks").newest_first()
    assert [engagement.title for engagement in found] == ["Talks in May"]


@pytest.mark.parametrize(
    "words",
    [
        "a b " * 2500,
        " ".join(f"word{number}" for number in range(1500)),
        "x" * 10_000,
        "x" * 100_000,
        "蔡" * 10_000,
        "%" * 10_000,
        " ".join(f"w{number}" for number in range(50)),
    ],
)
def test_a_pasted_text_finds_nothing_and_harms_nothing(words):
    assert names(words) == []
    assert Engagement.objects.search(words).count() == 0


def test_a_word_said_often_is_one_word():
    assert names("manet " * 2000) == ["Hun Manet"]


def test_a_search_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        list(Official.objects.search("liu zhen li"))
