"""Which official is meant."""

import pytest

from people.matching import (
    Presented,
    PresentedPost,
    Verdict,
    apart_from,
    candidates_for,
    decide,
    official_register,
    tell_apart,
)
from tests.factories import (
    AppointmentFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    PositionFactory,
)

pytestmark = pytest.mark.django_db


def found(name, country="KH", **given):
    """Return the names of the candidates with their scores."""
    return [(c.record.name, c.score) for c in candidates_for(Presented(name, country, **given))]


def test_a_name_and_country_find_the_official():
    OfficialFactory(name="Hun Manet")
    OfficialFactory(name="Hun Manith")

    assert found("Hun Manet") == [("Hun Manet", 0.94)]


def test_an_alias_finds_the_official():
    OfficialAliasFactory(official=OfficialFactory(name="Liu Zhenli", country="CN"), name="Liu Chen-li")

    assert found("Liu Chen-li", "CN") == [("Liu Zhenli", 0.94)]


def test_a_native_name_finds_the_official():
    OfficialFactory(name="Nguyen Tan Cuong", native_name="Nguyễn Tân Cương", country="VN")

    assert found("Nguyễn Tân Cương", "VN") == [("Nguyen Tan Cuong", 0.94)]


@pytest.mark.parametrize("name", ["Liu Zhen Li", "Zhenli Liu", "LIU Zhenli", "Liu Zhen-li"])
def test_order_case_and_parted_syllables_do_not_matter(name):
    OfficialFactory(name="Liu Zhenli", country="CN")

    assert decide(candidates_for(Presented(name, "CN"))).verdict is Verdict.LINKED


def test_syllables_that_are_parted_on_record_only_are_found():
    OfficialFactory(name="Sar Bun Than", country="KH")

    assert found("Sar Bunthan", "KH") == [("Sar Bun Than", 0.912)]


def test_an_official_of_another_country_is_no_candidate():
    OfficialFactory(name="Kim Chol", country="KP")

    assert found("Kim Chol", "KR") == []


def test_an_unknown_country_leaves_a_doubt():
    OfficialFactory(name="Kim Chol", country="KP")

    [candidate] = candidates_for(Presented("Kim Chol"))

    assert candidate.reasons == (
        "The name is the same: Kim Chol.",
        "The country of one of them is not known.",
    )
    assert decide([candidate]).verdict is Verdict.CHOOSE


def test_a_rejected_official_is_no_candidate():
    OfficialFactory(name="Sok Dara", review_status="rejected")

    assert found("Sok Dara") == []


def test_of_two_namesakes_the_post_tells_which():
    army, navy = InstitutionFactory(name="Army"), InstitutionFactory(name="Navy")
    soldier, sailor = OfficialFactory(name="Sok Dara"), OfficialFactory(name="Sok Dara")
    AppointmentFactory(official=soldier, position=PositionFactory(title="Commander", institution=army))
    AppointmentFactory(official=sailor, position=PositionFactory(title="Commander", institution=navy))
    presented = Presented("Sok Dara", "KH", "", (PresentedPost("Commander", "Navy", navy.pk),), "2021-12-16")

    candidates = candidates_for(presented)

    assert [(c.record, c.score) for c in candidates] == [(sailor, 1.0), (soldier, 0.91)]
    assert candidates[0].reasons[-1] == "Held this post at the time: Commander, Navy."
    assert candidates[1].reasons[-1] == "On record in other posts: Army."
    assert decide(candidates).record == sailor


def test_namesakes_without_a_post_are_left_to_choose():
    OfficialFactory(name="Sok Dara")
    OfficialFactory(name="Sok Dara")

    assert decide(candidates_for(Presented("Sok Dara", "KH"))).verdict is Verdict.CHOOSE


def test_a_transliteration_is_linked_by_the_post_and_left_to_choose_without():
    ministry = InstitutionFactory(name="Ministry of Defence", country="RU")
    official = OfficialFactory(name="Andrey Sokolov", country="RU")
    minister = PositionFactory(title="Minister", institution=ministry)
    AppointmentFactory(official=official, position=minister, date="2024/..")
    post = PresentedPost("Minister", "Ministry of Defence", ministry.pk)

    bare = candidates_for(Presented("Andrei Sokolov", "RU"))
    known = candidates_for(Presented("Andrei Sokolov", "RU", "", (post,), "2024-11-29"))

    assert (bare[0].score, known[0].score) == (0.846, 0.906)
    assert decide(bare).verdict is Verdict.CHOOSE
    assert decide(known).record == official


def test_a_post_held_at_another_time_counts_less():
    position = PositionFactory(title="Commander", institution=InstitutionFactory(name="Army"))
    AppointmentFactory(official=OfficialFactory(name="Sok Dara"), position=position, date="2012/2015")
    post = PresentedPost("Commander", "Army", position.institution.pk)

    [candidate] = candidates_for(Presented("Sok Dara", "KH", "", (post,), "2021-12-16"))

    assert candidate.score == 0.98
    assert candidate.reasons[-1] == "Held this post at another time (2012/2015): Commander, Army."


def test_an_official_judged_distinct_is_not_proposed():
    draft, other = OfficialFactory(name="Sok Dara"), OfficialFactory(name="Sok Dara")
    tell_apart(first=draft, second=other, reason="Born thirty years apart.")

    assert candidates_for(Presented("Sok Dara", "KH"), apart_from={draft.pk, *apart_from(draft)}) == []


def test_a_register_of_everybody_finds_the_same_as_one_of_the_few():
    for name in ("Hun Manet", "Hun Manith", "Sok Dara", "Liu Zhenli"):
        OfficialFactory(name=name)
    presented = Presented("Hun Manet", "KH")

    assert candidates_for(presented, register=official_register()) == candidates_for(presented)


def test_candidates_take_few_queries_however_many_there_are(django_assert_num_queries):
    for _ in range(30):
        AppointmentFactory(official=OfficialFactory(name="Sok Dara"))
    presented = Presented("Sok Dara", "KH", "", (PresentedPost("Commander"),))

    with django_assert_num_queries(4):
        assert len(candidates_for(presented)) == 8
