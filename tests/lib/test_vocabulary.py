"""Closed vocabularies: each code with its label and its definition."""

import re

import pytest
from django.apps import apps
from django.db import models

import articles.choices
import people.choices
from defense_ties.lib import dates, reviewing
from defense_ties.lib.vocabulary import Scale, Vocabulary

VOCABULARIES = [
    found
    for module in (people.choices, articles.choices, dates, reviewing)
    for found in vars(module).values()
    if isinstance(found, type)
    and issubclass(found, (Vocabulary, Scale))
    and found.__module__ == module.__name__
]
OURS = [*apps.get_app_config("people").get_models(), *apps.get_app_config("articles").get_models()]
CODED = [
    pytest.param(field, id=f"{model.__name__}.{field.name}")
    for model in OURS
    for field in model._meta.concrete_fields
    if isinstance(field, models.CharField) and type(field) is models.CharField and field.choices
]


class Colour(Vocabulary):
    """A vocabulary for these tests."""

    RED = "red", "As blood.", "Red"
    DARK_BLUE = "dark_blue", "As the sea by night.", "Dark blue"


class Size(Scale):
    """A scale for these tests."""

    SMALL = 1, "Less than a hand.", "Small"


def test_a_member_is_its_code_and_carries_label_and_definition():
    assert Colour.RED == "red"
    assert str(Colour.DARK_BLUE) == "dark_blue"
    assert Colour("dark_blue").label == "Dark blue"
    assert Colour.DARK_BLUE.definition == "As the sea by night."
    assert Colour.choices == [("red", "Red"), ("dark_blue", "Dark blue")]
    assert (Size.SMALL == 1, Size.SMALL.label, Size.SMALL.definition) == (True, "Small", "Less than a hand.")


def test_definitions_stand_in_the_order_of_the_vocabulary():
    assert Colour.definitions() == {"red": "As blood.", "dark_blue": "As the sea by night."}
    assert Size.definitions() == {1: "Less than a hand."}


def test_the_help_of_a_form_says_what_each_code_means():
    assert Colour.help() == "Red: As blood. Dark blue: As the sea by night."


def test_there_are_as_many_vocabularies_as_the_records_need():
    assert len(VOCABULARIES) == 25


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_code_has_a_label_and_a_definition_of_one_sentence(vocabulary):
    assert vocabulary.__doc__.endswith(".")
    for member in vocabulary:
        assert str(member.label).strip(), member
        assert re.fullmatch(r"[A-Z][^.]*\.", member.definition), member
    labels = [str(member.label) for member in vocabulary]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("vocabulary", [v for v in VOCABULARIES if issubclass(v, Vocabulary)])
def test_every_code_is_in_snake_case(vocabulary):
    pattern = "OF-[0-9]+" if vocabulary is people.choices.NatoCode else "[a-z]+(_[a-z]+)*"
    assert [code for code in vocabulary.values if not re.fullmatch(pattern, code)] == []


@pytest.mark.parametrize("field", CODED)
def test_every_code_fits_into_its_field(field):
    assert [code for code, _label in field.choices if len(code) > field.max_length] == []


def test_the_kinds_of_engagement_are_those_of_the_codebook():
    assert articles.choices.EngagementKind.values == [
        *("visit", "talks", "meeting", "multilateral_meeting", "dialogue", "courtesy_call", "call"),
        *("video_conference", "exercise", "exchange", "training", "port_call", "ceremony", "award"),
        *("aid_or_transfer", "other"),
    ]


def test_the_steps_of_an_agreement_are_those_of_the_codebook():
    assert articles.choices.AgreementEventKind.values == [
        *("negotiated", "announced", "initialled", "signed", "ratified", "in_force", "renewed", "amended"),
        *("expired", "suspended", "terminated"),
    ]
