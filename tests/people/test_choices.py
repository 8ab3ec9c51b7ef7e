"""Vocabularies of people and institutions."""

import pytest

from people.choices import AliasKind, InstitutionKind, NatoCode, RankScheme, Seniority, Service


@pytest.mark.parametrize(
    ("vocabulary", "codes"),
    [
        (
            InstitutionKind,
            [
                *("head_of_state_office", "government", "ministry", "general_staff", "armed_forces", "army"),
                *("navy", "air_force", "marines", "border_guard", "coast_guard", "gendarmerie", "police"),
                *("intelligence", "security_council", "academy", "embassy", "legislature"),
                *("international_organisation", "company", "research_institute", "other"),
            ],
        ),
        (AliasKind, ["alias", "former", "native", "acronym"]),
        (RankScheme, ["military", "police", "border_guard", "civil", "diplomatic"]),
        (NatoCode, ["OF-10", "OF-9", "OF-8", "OF-7", "OF-6", "OF-5", "OF-4", "OF-3", "OF-2", "OF-1"]),
        (Seniority, [1, 2, 3, 4, 5, 6]),
    ],
)
def test_the_codes_are_those_of_the_codebook(vocabulary, codes):
    assert vocabulary.values == codes


def test_seniority_runs_from_the_head_of_state_to_the_working_level():
    assert [str(member.label) for member in (Seniority.HEAD, Seniority.WORKING)] == [
        "1 · Head of state or government",
        "6 · Working level",
    ]
    assert Seniority.HEAD < Seniority.WORKING


def test_a_rank_may_be_held_in_more_than_one_service():
    assert Service.ANY.definition == "Held in more than one service."
