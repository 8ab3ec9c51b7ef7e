"""Military ranks as texts write them."""

import pytest

from tests.articles.extraction.found import official, officials


@pytest.mark.parametrize(
    ("written", "rank"),
    [
        ("General", "General"),
        ("Gen.", "General"),
        ("Gen", "General"),
        ("Lt. Gen.", "Lieutenant General"),
        ("Lt Gen", "Lieutenant General"),
        ("Lt.-Gen.", "Lieutenant General"),
        ("Lieutenant-General", "Lieutenant General"),
        ("LTG", "Lieutenant General"),
        ("Maj. Gen.", "Major General"),
        ("Brig. Gen.", "Brigadier General"),
        ("Brigadier", "Brigadier"),
        ("Col.", "Colonel"),
        ("Lt. Col.", "Lieutenant Colonel"),
        ("Sen. Col.", "Senior Colonel"),
        ("Senior Lieutenant General", "Senior Lieutenant General"),
        ("Colonel General", "Colonel General"),
        ("Army General", "Army General"),
        ("Adm.", "Admiral"),
        ("Vice Adm.", "Vice Admiral"),
        ("Vice-Admiral", "Vice Admiral"),
        ("Rear Adm.", "Rear Admiral"),
        ("Cdre", "Commodore"),
        ("Captain 1st Rank", "Captain 1st Rank"),
        ("Air Chief Marshal", "Air Chief Marshal"),
        ("Gp Capt", "Group Captain"),
        ("Wing Commander", "Wing Commander"),
        ("Two-star General", "Two-star General"),
        ("Letnan Jenderal", "Letnan Jenderal"),
    ],
)
def test_a_rank_is_written_out(written, rank):
    assert official(f"{written} Aron Velt arrived in Lisbon for talks on Monday.").rank == rank


def test_a_rank_in_capitals_is_the_same_rank():
    assert official("LIEUTENANT GENERAL Aron Velt arrived in Lisbon on Monday.").rank == "Lieutenant General"


def test_the_service_before_a_rank_is_no_part_of_it():
    assert official("U.S. Army Maj. Gen. Aron Velt arrived in Lisbon on Monday.").rank == "Major General"


def test_a_police_rank_is_no_military_rank():
    text = "Police Lieutenant General Aron Velt, the national police chief of Thailand, arrived on Monday."

    assert official(text).rank == ""


def test_a_chief_before_a_rank_is_no_part_of_it():
    text = "Army Chief General Aron Velt and Air Chief Marshal Mira Solano arrived in Lisbon on Monday."

    assert [fact.rank for fact in officials(text)] == ["General", "Air Chief Marshal"]


def test_a_director_general_has_no_rank():
    assert official("Director General Aron Velt arrived in Lisbon for talks on Monday.").rank == ""


def test_a_secretary_general_and_a_consul_general_have_no_rank():
    text = "Secretary General Aron Velt and Consul General Mira Solano arrived in Lisbon on Monday."

    assert [fact.rank for fact in officials(text)] == ["", ""]


def test_the_fullest_rank_of_several_mentions_counts():
    text = (
        "General Velt arrived on Monday in Lisbon. Lieutenant General Aron Velt stayed. The general was glad."
    )

    assert official(text).rank == "Lieutenant General"


def test_each_of_several_has_the_rank_before_the_name():
    text = "Brig. Gen. Aron Velt, Commodore Mira Solano and Maj. Dan Ilves arrived in Lisbon on Monday."

    assert [fact.rank for fact in officials(text)] == ["Brigadier General", "Commodore", "Major"]


def test_a_rank_of_nobody_is_nobody():
    assert officials("A lieutenant general and two colonels arrived in Lisbon for talks on Monday.") == []


def test_who_is_retired_holds_no_office():
    assert officials("Retired Major General Aron Velt told the newspaper that he liked the visit.") == []
    assert officials("Rear Adm. (Retd) Aron Velt told the newspaper that he liked the visit.") == []
