"""Passwords that say too much of this site."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.mark.parametrize("password", ["defense_ties1", "Defense2026!", "reviewer-coder", "EDITOR12345"])
def test_a_password_of_little_more_than_words_of_the_site_is_refused(password):
    with pytest.raises(ValidationError) as refused:
        validate_password(password)
    assert "This password is little more than words of this site." in refused.value.messages


@pytest.mark.parametrize("password", ["mekong-at-dawn-defense", "quiet harbour lantern", "x" * 30 + "1b"])
def test_other_passwords_are_taken_whatever_they_are_made_of(password):
    validate_password(password)


def test_a_password_of_a_hundred_signs_is_taken():
    validate_password("Đêm trên sông Mê Kông " * 5)
