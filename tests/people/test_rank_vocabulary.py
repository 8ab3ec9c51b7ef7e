"""The vocabulary of ranks: the file that the migration loads and that coders extend."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

PATH = Path(__file__).resolve().parents[2] / "people" / "vocabulary" / "ranks.csv"
COLUMNS = ["id", "title", "scheme", "service", "country", "nato_code", "forms"]
SCHEMES = {"military", "police", "border_guard", "civil", "diplomatic"}
SERVICES = [
    "army",
    "navy",
    "marines",
    "air_force",
    "gendarmerie",
    "border_guard",
    "coast_guard",
    "police",
    "any",
]
ASIA = "AE BD BN CN ID IL IN IR JP KH KP KR KZ LA LK MM MN MY NP PH PK SA SG TH UZ VN"
ELSEWHERE = "AU BR BY CA DE EG ES FR GB IT NZ PL RS RU TR UA US"
COUNTRIES = {*ASIA.split(), *ELSEWHERE.split()}
WITHOUT_A_NAVY = {"BY", "LA", "MN", "NP", "RS", "UZ"}
WITHOUT_AN_AIR_FORCE = {"NP"}

TEXT = PATH.read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TEXT.splitlines()))
RANKS = {row["id"]: row for row in ROWS}
BLOCKS = defaultdict(list)
for _row in ROWS:
    BLOCKS[_row["country"], _row["service"]].append(_row)


def forms(rank: str) -> list[str]:
    """Return the written forms of the rank with this id."""
    return RANKS[rank]["forms"].split("|")


def written(row: dict[str, str]) -> list[str]:
    """Return the title and the written forms of a row, without regard to case."""
    return [text.casefold() for text in (row["title"], *row["forms"].split("|")) if text]


def repeated(texts: list[str]) -> list[str]:
    """Return the texts that are there more than once."""
    return [text for text, count in Counter(texts).items() if count > 1]


def test_the_file_has_the_columns_of_the_model_and_unix_line_ends():
    assert TEXT.splitlines()[0] == ",".join(COLUMNS)
    assert b"\r" not in PATH.read_bytes()


def test_every_row_has_all_its_cells():
    assert [row["id"] for row in ROWS if None in row or None in row.values()] == []


def test_ids_are_unique_and_begin_with_country_and_service():
    assert repeated([row["id"] for row in ROWS]) == []
    assert [row["id"] for row in ROWS if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}", row["id"])] == []
    starts = {row["id"]: f"{(row['country'] or 'generic').lower()}_{row['service']}_" for row in ROWS}
    assert [rank for rank, start in starts.items() if not rank.startswith(start)] == []


def test_titles_are_written_out_and_stand_once_in_a_service():
    assert [row["id"] for row in ROWS if not row["title"].strip() or "." in row["title"]] == []
    assert repeated([f"{row['country']} {row['service']} {row['title']}" for row in ROWS]) == []


def test_codes_are_of_the_vocabularies():
    assert {row["scheme"] for row in ROWS} <= SCHEMES
    assert {row["service"] for row in ROWS} <= set(SERVICES)
    assert {row["nato_code"] for row in ROWS} <= {"", *(f"OF-{grade}" for grade in range(1, 11))}
    assert {row["country"] for row in ROWS} == {"", *COUNTRIES}


def test_police_and_border_guard_ranks_have_no_nato_code():
    own = {"police", "border_guard"}
    coded = [row["id"] for row in ROWS if row["nato_code"] and own & {row["scheme"], row["service"]}]
    assert coded == []
    assert [row["id"] for row in ROWS if row["service"] in own and row["scheme"] == "military"] == []


@pytest.mark.parametrize(
    ("service", "without"),
    [("army", set()), ("navy", WITHOUT_A_NAVY), ("air_force", WITHOUT_AN_AIR_FORCE), ("police", set())],
)
def test_every_country_has_the_ranks_of_the_services_it_keeps(service, without):
    assert {country for country, of in BLOCKS if of == service} - {""} == COUNTRIES - without


def test_a_generic_rank_stands_at_each_grade_from_major_to_field_marshal():
    grades = {f"OF-{grade}" for grade in range(3, 11)}
    for service in ("army", "navy", "air_force"):
        assert {row["nato_code"] for row in BLOCKS["", service]} == grades


def test_no_form_is_blank_padded_or_a_repetition_of_its_rank():
    loose = [
        row["id"] for row in ROWS if any(form != " ".join(form.split()) for form in row["forms"].split("|"))
    ]
    blank = [row["id"] for row in ROWS if row["forms"] and "" in row["forms"].split("|")]
    assert (loose, blank) == ([], [])
    assert {row["id"]: twice for row in ROWS if (twice := repeated(written(row)))} == {}


def test_no_two_ranks_of_one_service_share_a_written_form():
    shared = {
        block: repeated([text for row in rows for text in written(row)]) for block, rows in BLOCKS.items()
    }
    assert {block: texts for block, texts in shared.items() if texts} == {}


def test_generic_ranks_come_first_then_country_and_service():
    places = [(row["country"], SERVICES.index(row["service"])) for row in ROWS]
    assert places == sorted(places)


def test_ranks_of_a_service_stand_from_the_highest_to_the_lowest():
    for block, rows in BLOCKS.items():
        grades = [int(row["nato_code"].removeprefix("OF-")) for row in rows if row["nato_code"]]
        assert grades == sorted(grades, reverse=True), block


def test_the_senior_lieutenant_general_of_vietnam_is_a_rank_of_its_own():
    titles = [row["title"] for row in BLOCKS["VN", "army"]]
    assert titles[:4] == ["General", "Senior Lieutenant General", "Lieutenant General", "Major General"]
    assert {"Sen. Lt. Gen.", "Sen. Lieut. Gen.", "Thượng tướng"} <= set(
        forms("vn_army_senior_lieutenant_general")
    )
    assert RANKS["vn_army_senior_lieutenant_general"]["nato_code"] == ""
    assert "Trung tướng" in forms("vn_army_lieutenant_general")


@pytest.mark.parametrize(
    ("rank", "title", "scheme", "nato_code", "form"),
    [
        ("generic_army_lieutenant_general", "Lieutenant General", "military", "OF-8", "Lieut. Gen."),
        ("kh_army_lieutenant_general", "Lieutenant General", "military", "OF-8", "ឧត្តមសេនីយ៍ឯក"),
        ("kh_police_police_general", "Police General", "police", "", "នាយឧត្តមសេនីយ៍"),
        ("ru_army_colonel_general", "Colonel General", "military", "OF-8", "генерал-полковник"),
        (
            "ru_police_police_colonel_general",
            "Police Colonel General",
            "police",
            "",
            "генерал-полковник полиции",
        ),
        ("cn_army_senior_colonel", "Senior Colonel", "military", "", "大校"),
        ("th_air_force_air_chief_marshal", "Air Chief Marshal", "military", "OF-9", "พล.อ.อ."),
        ("id_navy_first_admiral", "First Admiral", "military", "OF-6", "Laksma"),
        ("ir_army_second_brigadier_general", "Second Brigadier General", "military", "", "سرتیپ دوم"),
        ("fr_navy_vice_admiral", "Vice Admiral", "military", "OF-7", "Vice-amiral"),
        ("it_army_lieutenant_general", "Lieutenant General", "military", "OF-8", "Army Corps General"),
        ("my_police_inspector_general_of_police", "Inspector General of Police", "police", "", "IGP"),
    ],
)
def test_a_rank_is_found_by_the_form_a_text_prints(rank, title, scheme, nato_code, form):
    row = RANKS[rank]
    assert [row["title"], row["scheme"], row["nato_code"]] == [title, scheme, nato_code]
    assert form in forms(rank)
