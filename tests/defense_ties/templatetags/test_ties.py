"""What pages of countries and ties show."""

import pytest

from articles.ties import PairCount
from defense_ties.templatetags import ties


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (PairCount("KH", "RU", held=7, planned=1, agreements=1), "7 held, 1 planned, 1 agreement"),
        (PairCount("KH", "RU", called_off=2, agreements=2), "2 called off, 2 agreements"),
        (PairCount("KH", "RU"), ""),
    ],
)
def test_numbers_are_told_apart_and_nothing_of_nothing(pair, words):
    assert ties.counts(pair) == words


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("KH", '<span lang="km">កម្ពុជា</span>'),
        ("CN", '<span lang="zh-Hans">中国</span>'),
        ("BE", ""),
        ("", ""),
    ],
)
def test_a_country_is_named_in_its_own_language(code, shown):
    assert ties.native_country(code) == shown
