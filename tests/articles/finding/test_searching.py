"""Searching over all kinds: what is found, in which order, and what else is offered."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.finding.correcting import alone, meant
from articles.finding.direct import direct
from articles.finding.searching import MOST, find, understood
from articles.finding.showing import hits
from articles.models import Engagement, SearchEntry
from people.models import Official, Redirection
from tests import factories as made
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
)

pytestmark = pytest.mark.django_db


def ids(text, kind=None, **options):
    """Return the ids of what is found, the best first, of a kind or of all kinds in their order."""
    found = find(understood(text, **options), **({"kinds": [kind]} if kind else {}))
    return [key for group in found for key in group.ids]


@pytest.fixture
def cuong():
    official = an_official(id="cuong", name="Nguyễn Tấn Cương", native_name="阮新强", country="VN")
    made.OfficialAliasFactory(official=official, name="Нгуен Тан Кыонг")
    made.OfficialAliasFactory(official=official, name="ង្វៀន តាន់ កឿង")
    return official


@pytest.mark.parametrize(
    "text",
    [
        *("Nguyễn Tấn Cương", "nguyen tan cuong", "NGUYEN", "cuong nguyen", "nguye", '"tan cuong"'),
        *("阮新强", "新强", '"新强"', "Нгуен", "нгуен кыонг", "ង្វៀន", "cuong -manet"),
    ],
)
def test_an_official_is_found_in_every_script(cuong, text):
    an_official(id="other", name="Hun Manet", country="KH")

    assert ids(text, "official") == ["cuong"]


@pytest.mark.parametrize(
    "text", ["uong", "tan nguyen manet", '"cuong tan"', "nguyen -cuong", "-nguyen", "!?", ""]
)
def test_what_does_not_hold_all_of_it_is_not_found(cuong, text):
    assert ids(text) == []


def test_all_kinds_are_found_at_once():
    army = an_institution(id="army", name="Selva army")
    an_appointment(an_official(id="dara"), army)
    an_engagement("KH", id="talks", title="Selva talks")
    an_agreement(id="mou", title="Memorandum", summary="Of Selva.")
    an_article(id="report", title="Report", abstract="In Selva.")

    found = find(understood("selva"))
    assert [(group.kind, group.number, group.ids) for group in found] == [
        ("official", 1, ["dara"]),
        ("institution", 1, ["army"]),
        ("engagement", 1, ["talks"]),
        ("agreement", 1, ["mou"]),
        ("article", 1, ["report"]),
    ]


def test_names_come_before_those_who_are_linked_and_these_before_texts():
    an_engagement("KH", id="text", title="One", summary="About Dara.")
    linked = an_engagement("KH", id="linked", title="Two")
    made.ParticipationFactory(engagement=linked, official=an_official(name="Dara"))
    an_engagement("KH", id="begun", title="Darabad")
    an_engagement("KH", id="titled", title="Visit of Dara")

    assert ids("dara", "engagement") == ["titled", "begun", "linked", "text"]


def test_the_very_name_comes_first_then_what_begins_with_it_then_the_newest():
    an_engagement("KH", id="old", title="The joint exercise", date="2019")
    an_engagement("KH", id="new", title="The joint exercise", date="2023")
    an_engagement("KH", id="longer", title="Joint exercise at sea", date="2001")
    an_engagement("KH", id="exact", title="Joint Exercise", date="2000")

    assert ids("joint exercise", "engagement") == ["exact", "longer", "new", "old"]


def test_a_country_finds_what_has_to_do_with_it_whatever_words_are_used():
    an_engagement("KH", "RU", id="both", title="Exercise")
    an_engagement("KH", "VN", id="one", title="Exercise")
    an_engagement("VN", id="written", title="Exercise of Cambodia and Russia")

    assert sorted(ids("Cambodia Russia")) == ["both", "written"]
    assert sorted(ids("KH exercise")) == ["both", "one"]
    assert sorted(ids("Камбоджа")) == []
    assert sorted(ids("កម្ពុជា")) == ["both", "one"]
    assert ids("exercise -russia", "engagement") == ["one"]


def test_while_somebody_types_the_last_word_is_a_beginning():
    an_official(id="manet", name="Hun Manet")

    assert ids("hun m") == []
    assert ids("hun m", typing=True) == ["manet"]
    assert ids("hun m ", typing=True) == []


def test_a_phrase_is_found_only_side_by_side():
    an_engagement("KH", id="phrase", title="The state visit")
    an_engagement("KH", id="apart", title="Visit of a state")

    assert ids('"state visit"', "engagement") == ["phrase"]
    assert ids('state -"state visit"', "engagement") == ["apart"]


def test_no_more_than_a_number_is_counted(monkeypatch):
    monkeypatch.setattr("articles.finding.searching.MOST", 2)
    for number in range(4):
        an_engagement("KH", title=f"Visit {number}", date=f"200{number}")

    (found,) = find(understood("visit"), ["engagement"])
    assert (found.number, len(found.ids), MOST) == (3, 3, 1_000)


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("manett", "manet"),
        ("Hun Manett visit", "Hun manet visit"),
        ("“hun” excercise", ""),
        ("mnaet", "manet"),
        ("zebra", ""),
        ("hun", ""),
        ("manet -hun", ""),
    ],
)
def test_another_spelling_is_offered_where_that_is_found(asked, offered):
    visit = an_engagement("KH", title="Visit")
    made.ParticipationFactory(engagement=visit, official=an_official(name="Hun Manet"))
    assert meant(understood(asked)) == offered


def test_words_of_records_that_are_no_longer_public_are_not_offered():
    an_official(id="manet", name="Hun Manet")
    Official.objects.update(review_status="rejected")

    assert meant(understood("manett")) == ""


def test_it_is_said_which_of_the_words_is_found_alone():
    an_official(name="Hun Manet")

    found = alone(understood('Hun "Manet zebra" Россия'))
    assert [(one.text, one.number) for one in found] == [("Hun", 1), ('"Manet zebra"', 0), ("Россия", 0)]
    assert alone(understood("zebra")) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("KH-RU", "/ties/KH/RU/"),
        ("ru-kh", "/ties/KH/RU/"),
        ("Russia Cambodia", "/ties/KH/RU/"),
        ("Cambodia and South Korea", "/ties/KH/KR/"),
        ("Viet Nam – Россия", "/ties/RU/VN/"),
        ("Cambodia", "/countries/KH/"),
        ("kh", "/countries/KH/"),
        ("កម្ពុជា", "/countries/KH/"),
        ("manet", "/officials/manet/"),
        ("gone", "/officials/manet/"),
    ],
)
def test_a_page_that_is_meant_by_itself_is_offered(text, address):
    an_official(id="manet")
    Redirection.objects.create(record_type="official", old_id="gone", new_id="manet", reason="One.")

    assert [page.address for page in direct(text)] == [address]


@pytest.mark.parametrize("text", ["draft", "in no", "KH-KH", "hun manet", "", "MANET", "x" * 300])
def test_no_page_is_offered_for_what_means_none(text):
    made.OfficialFactory(id="draft")

    assert direct(text) == []


def test_what_was_found_shows_where_the_words_stand():
    visit = an_engagement("KH", id="visit", title="Visit <1>", summary="They spoke of ships.")
    made.ParticipationFactory(
        engagement=visit, official=made.OfficialFactory(name="Secret"), name_as_written="Capt. Ro"
    )
    query = understood("visit ships ro")

    (hit,) = hits("engagement", ["visit"], query)
    assert hit.title == "<mark>Visit</mark> &lt;1&gt;"
    assert [(place.label, str(place.text)) for place in hit.places] == [
        ("with", "Capt. <mark>Ro</mark>"),
        ("", "They spoke of <mark>ships</mark>."),
    ]


def test_an_entry_of_a_record_that_is_not_public_shows_nothing():
    visit = made.EngagementFactory(id="visit")

    assert hits("engagement", ["visit"], understood("visit")) == []
    assert visit.pk == "visit"


def test_the_lists_find_what_the_search_finds_and_parts_of_words():
    visit = an_engagement("KH", "RU", id="visit", title="Selva exercise", summary="Of divers.")
    visit.topics.add("maritime_security")
    made.ParticipationFactory(engagement=visit, official=an_official(id="manet", name="Hun Manet"))
    an_appointment(Official.objects.get(pk="manet"), an_institution(), title="Zookeeper")
    listed = Engagement.objects.published()

    for text in ("exercises", "Russia", "maritime", '"selva exercise"', "elva", "anet", "selva -medal"):
        assert list(listed.search(text, public=True)) == [visit], text
    for text in ("selva -divers", '"exercise selva"', "-selva", "selva zebra"):
        assert list(listed.search(text, public=True)) == [], text
    assert [found.pk for found in Official.objects.search("zookeeper", public=True)] == ["manet"]


ODD = [
    '"',
    "''",
    "a' OR 1=1 --",
    "a & b | !c",
    "a:* <-> b",
    "NEAR(a b)",
    "{x y}:",
    "^a",
    "=kh",
    "\0",
    "%",
    "_",
    "\\",
]


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
    database=None,
)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(ODD), max_size=4).map(" ".join)))
@example("x" * 10_000)
@example("ហ" * 3_000)
@example("\ud800")
def test_nothing_that_is_asked_raises(text):
    query = understood(text)

    find(query)
    meant(query)
    direct(text)
    assert not SearchEntry.objects.exists()


def test_the_number_of_queries_does_not_grow_with_what_is_found(django_assert_num_queries):
    for number in range(4):
        visit = an_engagement("KH", "RU", title=f"Selva visit {number}", place=made.PlaceFactory())
        made.ParticipationFactory(engagement=visit, official=an_official(name=f"Selva {number}"))
        memorandum = an_agreement("KH", title=f"Selva {number}")
        made.SignatureFactory(agreement=memorandum)
        an_article(title=f"Selva {number}")
        an_institution(name=f"Selva {number}")

    with django_assert_num_queries(19):
        for found in find(understood("selva")):
            assert len(hits(found.kind, found.ids, understood("selva"))) == 4
