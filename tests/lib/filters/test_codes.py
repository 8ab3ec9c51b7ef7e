"""Codes of a vocabulary."""

import pytest
from django.core.exceptions import ValidationError

from defense_ties.lib.countries import country_choices
from defense_ties.lib.filters.codes import CodesField

KINDS = [("visit", "Visit"), ("talks", "Talks")]


def fault(field, *codes):
    """Return what is said against some codes."""
    with pytest.raises(ValidationError) as caught:
        field.clean(list(codes))
    return caught.value.messages


def test_several_known_codes_are_taken():
    assert CodesField(choices=KINDS, required=False).clean(["talks", "visit"]) == ["talks", "visit"]


def test_an_unknown_code_is_named_beside_those_that_there_are():
    assert fault(CodesField(choices=KINDS), "visit", "vist\0") == [
        "“vist\ufffd” is not one of the choices. They are visit, talks."
    ]


def test_of_many_codes_a_hint_is_given():
    field = CodesField(choices=country_choices, hint="Write a code, such as KH.")
    assert fault(field, "ZZ") == ["“ZZ” is not one of the choices. Write a code, such as KH."]


def test_numbers_are_codes_too():
    assert CodesField(choices=[(1, "Head of state")]).clean(["1"]) == ["1"]


def test_countries_are_in_the_order_of_their_names():
    names = [name for _, name in country_choices()]
    assert names == sorted(names)
    assert ("KH", "Cambodia") in country_choices()
