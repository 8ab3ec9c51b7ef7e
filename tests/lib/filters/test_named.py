"""Records given by their ids or by one of their names."""

import pytest
from django.core.exceptions import ValidationError

from defense_ties.lib.filters.named import NamedField
from people.filters import names_of
from people.models import Official
from tests.factories import OfficialAliasFactory, OfficialFactory

pytestmark = pytest.mark.django_db


def field():
    """Return a field that takes officials."""
    return NamedField(
        records=lambda: Official.objects.prefetch_related("aliases"),
        names=names_of,
        noun="official",
        required=False,
    )


def fault(text):
    """Return the field and what it says against a text."""
    asked = field()
    with pytest.raises(ValidationError) as caught:
        asked.clean([text])
    return asked, caught.value.messages


@pytest.mark.parametrize(
    "text", ["manet", "Hun Manet", "hun MANET", "manet hun", "ហ៊ុន ម៉ាណែត", "Hun Ma-net", "General Manet"]
)
def test_an_official_is_found_by_id_name_native_name_or_alias(text):
    official = OfficialFactory(id="manet", name="Hun Manet", native_name="ហ៊ុន ម៉ាណែត")
    OfficialAliasFactory(official=official, name="Hun Ma-net")
    OfficialAliasFactory(official=official, name="General Manet")
    OfficialFactory(id="liu", name="Liu Zhenli")
    assert field().clean([text]) == [official]


def test_a_whole_name_goes_before_a_longer_one_that_holds_it():
    official = OfficialFactory(name="Hun Sen")
    OfficialFactory(name="Hun Sen Vannak")
    assert field().clean(["hun sen"]) == [official]


def test_a_name_that_fits_several_is_refused_and_they_are_offered():
    for name in ("manet", "manith"):
        OfficialFactory(id=name, name=f"Hun {name.capitalize()}")
    asked, messages = fault("Hun")
    assert messages == ["“Hun” fits more than one official: manet, manith."]
    assert [official.name for official in asked.candidates] == ["Hun Manet", "Hun Manith"]


def test_of_many_candidates_ten_are_named():
    for number in range(12):
        OfficialFactory(id=f"hun-{number:02}", name=f"Hun {number:02}")
    asked, messages = fault("Hun")
    assert len(asked.candidates) == 10
    assert messages[0].endswith("hun-08, hun-09 and others.")


@pytest.mark.parametrize("text", ["Nobody", "?", "x" * 300])
def test_a_name_that_fits_nobody_is_refused(text):
    OfficialFactory(name="Hun Manet")
    assert fault(text)[1][0].endswith("is the name or id of no official here.")


def test_a_null_character_never_reaches_the_database():
    assert fault("Hun\0")[1] == ["Null characters are not allowed."]


def test_nothing_is_nobody():
    assert field().clean([""]) == []


def test_several_are_named_at_once_and_nobody_twice():
    manet, liu = OfficialFactory(id="manet", name="Hun Manet"), OfficialFactory(id="liu", name="Liu Zhenli")
    assert field().clean(["manet", "Liu Zhenli", "Hun Manet"]) == [manet, liu]


def test_what_cannot_be_read_is_told_apart_from_what_can():
    OfficialFactory(id="manet", name="Hun Manet")
    asked = field()
    with pytest.raises(ValidationError):
        asked.clean(["manet", "Nobody"])
    assert ([official.pk for official in asked.chosen], asked.unread) == (["manet"], ["Nobody"])


def test_more_than_twenty_at_once_are_refused(django_assert_num_queries):
    with django_assert_num_queries(0), pytest.raises(ValidationError) as caught:
        field().clean([f"o{number}" for number in range(21)])
    assert caught.value.messages == ["At most 20 at once; these are 21."]


@pytest.mark.django_db
def test_a_text_that_is_given_again_counts_again():
    with pytest.raises(ValidationError) as caught:
        field().clean(["Army"] * 21)
    assert caught.value.messages == ["At most 20 at once; these are 21."]


def test_ids_are_looked_up_together(django_assert_num_queries):
    ids = [OfficialFactory().pk for _ in range(10)]
    with django_assert_num_queries(2):
        assert len(field().clean(ids)) == 10
