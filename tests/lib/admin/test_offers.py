"""What pickers offer, and in which order."""

import pytest

from articles.models import Engagement, Participation
from people.models import Rank
from tests.factories import (
    AppointmentFactory,
    EngagementFactory,
    InstitutionAliasFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    ParticipationFactory,
    PlaceFactory,
    PositionFactory,
)

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/autocomplete/"


def offered(client, words="", model=Participation, field="official", **near):
    """Return the names that a picker offers; those under a heading follow the heading."""
    sent = {
        "term": words,
        "app_label": model._meta.app_label,
        "model_name": model._meta.model_name,
        "field_name": field,
    }
    response = client.get(ADDRESS, sent | {name.replace("_", "-"): value for name, value in near.items()})
    found = []
    for result in response.json()["results"]:
        found.append(result["text"] if "children" in result else result["name"])
        found += [child["name"] for child in result.get("children", [])]
    return found


def make(*names, **more):
    return [OfficialFactory(name=name, **more) for name in names]


def test_the_name_itself_comes_first_then_how_it_starts_then_words_then_parts(coder):
    make("Oumanet Sok", "Hun Manet", "Manet Sok", "Manetho Dara", "Manet")

    assert offered(coder, "manet") == ["Manet", "Manet Sok", "Manetho Dara", "Hun Manet", "Oumanet Sok"]


def test_among_equals_those_who_appear_often_come_first(coder):
    make("Sok Dara Chea", "Sok Dara Keo")
    ParticipationFactory(official=make("Sok Dara Vann")[0])

    assert offered(coder, "sok dara") == ["Sok Dara Vann", "Sok Dara Chea", "Sok Dara Keo"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("cuong nguyen", "Nguyễn Tân Cương"),
        ("NGUYEN tan", "Nguyễn Tân Cương"),
        ("Cương", "Nguyễn Tân Cương"),
        ("manet", "Hun Manet"),
        ("ម៉ាណែត", "Hun Manet"),
        ("zhen li", "Liu Zhenli"),
        ("刘振立", "Liu Zhenli"),
        ("zhenli zhen-li", "Liu Zhenli"),
        ("ane", "Hun Manet"),
    ],
)
def test_an_official_is_found_by_any_name_in_any_order(coder, words, found):
    make("Nguyễn Tân Cương")
    make("Hun Manet", native_name="ហ៊ុន ម៉ាណែត")
    (liu,) = make("Liu Zhenli", native_name="刘振立")
    OfficialAliasFactory(official=liu, name="Liu Zhen Li")

    assert offered(coder, words) == [found]


def test_an_alias_counts_as_a_name(coder):
    make("Zhen Li Peng")
    OfficialAliasFactory(official=make("Liu Zhenli")[0], name="Zhen Li")

    assert offered(coder, "zhen li") == ["Liu Zhenli", "Zhen Li Peng"]


def test_institutions_are_found_by_acronym_and_positions_by_their_institution(coder):
    forces = InstitutionFactory(name="Royal Cambodian Armed Forces", acronym="RCAF")
    InstitutionAliasFactory(institution=forces, name="Khmer Army")
    PositionFactory(title="Commander", institution=forces)
    PositionFactory(title="Commander of Rcafton")

    assert offered(coder, "rcaf", field="institution") == ["Royal Cambodian Armed Forces"]
    assert offered(coder, "khmer army", field="institution") == ["Royal Cambodian Armed Forces"]
    found = offered(coder, "commander rcaf", field="position")
    assert found[0] == "Commander, Royal Cambodian Armed Forces"
    assert offered(coder, "commander khmer", field="position") == ["Commander, Royal Cambodian Armed Forces"]


def test_ranks_are_found_by_their_written_forms(coder):
    ranks = offered(coder, "Lt. Gen.", field="rank", near_country=["Cambodia"])

    assert ranks[0] == "Lieutenant General (KH)"


def test_whoever_was_rejected_comes_last(coder):
    make("Manet", review_status="rejected")
    make("Oumanet Sok")

    assert offered(coder, "manet") == ["Oumanet Sok", "Manet"]


def test_a_result_has_a_name_and_what_tells_it_from_others(coder):
    make("Hun Manet", country="KH")
    sent = {"app_label": "articles", "model_name": "participation", "field_name": "official"}
    (result,) = coder.get(ADDRESS, sent | {"term": "manet"}).json()["results"]

    assert (result["name"], result["details"]) == ("Hun Manet", "Cambodia")
    assert result["text"] == "Hun Manet · Cambodia"


def test_many_are_ranked_as_few_and_every_page_goes_on(coder):
    people = make(*(f"Sok Anata {number}" for number in range(200)))
    make("Anata")
    ParticipationFactory(official=people[150])
    sent = {"app_label": "articles", "model_name": "participation", "field_name": "official", "term": "anata"}
    pages = [coder.get(ADDRESS, sent | {"page": number}).json() for number in range(1, 12)]
    names = [result["id"] for answer in pages for result in answer["results"]]

    assert offered(coder, "anata")[:2] == ["Anata", "Sok Anata 150"]
    assert (len(names), len(set(names))) == (201, 201)
    assert [answer["pagination"]["more"] for answer in pages] == [True] * 10 + [False]


@pytest.mark.parametrize("words", ["%", "_", "'", '"', "\\", "\u202e", "e\u0301" * 50, "𝔊" * 20, "🎖", "ß"])
def test_no_sign_is_taken_for_a_pattern(coder, words):
    make("Hun Manet")

    assert offered(coder, words) == []


# -- What the open form says ----------------------------------------------------------


def test_before_anything_is_typed_those_of_the_sides_come_first_then_who_was_met_then_all(coder):
    one, two = make("Sok A", "Sok B", country="KH")
    (guest,) = make("Tran C", country="VN")
    (other,) = make("Ivanov D", country="RU")
    make("Smith E", country="US")
    meeting = EngagementFactory()
    for official in (two, other):
        ParticipationFactory(official=official, engagement=meeting)

    assert offered(coder, near_country=["Cambodia", "vn"], near_beside=[two.pk]) == [
        "Of the sides",
        "Sok B",
        "Sok A",
        "Tran C",
        "Met recently",
        "Ivanov D",
        "All others",
        "Smith E",
    ]
    assert guest.name in offered(coder, near_country=["VN"])[:2]
    assert one.name in offered(coder)


def test_words_find_everybody_but_those_of_the_sides_first(coder):
    make("Sok Dara A", country="TH")
    make("Sok Dara B", country="VN")

    assert offered(coder, "sok dara", near_country=["Viet Nam"]) == ["Sok Dara B", "Sok Dara A"]
    assert offered(coder, "sok dara") == ["Sok Dara A", "Sok Dara B"]


def test_who_met_between_two_countries_is_offered_where_nobody_is_chosen_yet(coder):
    (envoy,) = make("Envoy of the Union", country="")
    meeting = EngagementFactory()
    for country in ("KH", "VN"):
        meeting.sides.create(country=country)
    ParticipationFactory(official=envoy, engagement=meeting)

    assert offered(coder, near_country=["KH", "VN"])[:2] == ["Met recently", "Envoy of the Union"]


def test_positions_and_institutions_of_the_official_come_first(coder):
    AppointmentFactory()
    held = AppointmentFactory(position=PositionFactory(title="Zonal Commander"))
    of = {"near_official": [held.official.pk]}

    assert offered(coder, field="position", **of)[:2] == ["Held by the official", str(held.position)]
    assert offered(coder, field="institution", **of)[:2] == [
        "Where the official serves",
        held.position.institution.name,
    ]


def test_ranks_borne_by_the_official_and_places_of_the_sides_come_first(coder):
    rank = Rank.objects.get(country="VN", service="army", title="Major General")
    borne = ParticipationFactory(rank=rank)
    PlaceFactory(name="Anywhere", country="US")
    PlaceFactory(name="Mong Cai", country="VN")

    assert offered(coder, field="rank", near_official=[borne.official.pk])[:2] == [
        "Borne by the official",
        "Major General (VN)",
    ]
    assert offered(coder, model=Engagement, field="place", near_country=["VN"]) == [
        "In the countries of the sides",
        "Mong Cai, Viet Nam",
        "All others",
        "Anywhere, United States of America",
    ]


@pytest.mark.parametrize(
    "near",
    [
        {"near_country": ["Atlantis", "", "x" * 5000, "%"]},
        {"near_official": ["'; --", "nobody", "x" * 500]},
        {"near_beside": ["NOT AN ID"] * 500},
        {"near_nothing": ["KH"]},
    ],
)
def test_a_forged_form_changes_nothing(coder, near):
    make("Hun Manet")

    assert offered(coder, "manet", **near) == ["Hun Manet"]
    assert "Hun Manet" in offered(coder, **near)


def test_a_page_takes_as_many_queries_for_many_near_at_hand_as_for_few(coder, django_assert_max_num_queries):
    beside = make(*(f"Sok {number}" for number in range(30)))
    for official in beside:
        ParticipationFactory(official=official, engagement=EngagementFactory())
    keys = [official.pk for official in beside]

    with django_assert_max_num_queries(20):
        offered(coder, near_country=["KH", "VN", "RU"], near_beside=keys)
