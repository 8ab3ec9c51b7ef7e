"""Two countries."""

import pytest
from django.core.exceptions import ValidationError

from defense_ties.lib.filters.pairs import PairField, pair_code


@pytest.mark.parametrize(
    "text",
    [
        "KH-RU",
        "kh ru",
        "KH–RU",
        "KH / RU",
        "Cambodia–Russia",
        "Cambodia Russia",
        "Cambodia and Russian Federation",
        "the Kingdom of Cambodia, Russia",
        "KH with RU",
    ],
)
def test_two_countries_are_read_by_code_or_name(text):
    assert PairField(required=False).clean([text]) == [("KH", "RU")]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Timor-Leste - Guinea-Bissau", ("GW", "TL")),
        ("Lao PDR–Viet Nam", ("LA", "VN")),
        ("United States-South Korea", ("KR", "US")),
    ],
)
def test_names_with_spaces_and_hyphens_are_read_whole(text, pair):
    assert PairField(required=False).clean([text]) == [pair]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("KH", "“KH” does not name two countries."),
        ("KH-ZZ", "“KH-ZZ” does not name two countries."),
        ("KH-RU-VN", "“KH-RU-VN” does not name two countries."),
        ("KH-Cambodia", "“KH-Cambodia” names one country twice."),
        ("KH " * 200, f"“{('KH ' * 20)}…” is too long for two countries."),
    ],
)
def test_anything_else_is_refused_with_how_to_write_it(text, message):
    with pytest.raises(ValidationError) as caught:
        PairField(required=False).clean([text])
    assert caught.value.messages == [
        f"{message} Write two countries by code or name: KH-RU, Cambodia–Russia."
    ]


def test_nothing_is_no_pair():
    assert PairField(required=False).clean([]) == []


def test_several_pairs_are_read_and_each_once():
    texts = ["KH-RU", "Russia Cambodia", "VN-LA"]
    assert PairField(required=False).clean(texts) == [("KH", "RU"), ("LA", "VN")]


def test_a_pair_is_written_in_the_order_of_the_alphabet():
    assert pair_code(("RU", "KH")) == "KH-RU"
