"""Names as they are kept and as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_ties.lib.names import fold, tidy


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Nguyễn Tấn Cương", "nguyen tan cuong"),
        ("Nguyê\u0303n", "nguyen"),
        ("Đỗ Văn Łódź", "do van lodz"),
        ("İstanbul", "istanbul"),
        ("ហ៊ុន ម៉ាណែត", "hon manaet"),
        ("Николай Патрушев", "nikolay patrushev"),
        ("刘振立", "liuzhenli"),
        ("김정은", "gimjeongeun"),
        ("محمد بن سلمان", "mhmd bn slmn"),
        ("O'Neill", "oneill"),
        ("O’Neill", "oneill"),
        ("Shaʿbān", "shaban"),
        ("Ka‘ili", "kaili"),
        ("Sen. Lt.-Gen.", "sen lt gen"),
        ("Vice_Admiral  (ret.)", "vice admiral ret"),
        ("Hun\u00a0Manet", "hun manet"),
        ("Hun\u200bManet", "hunmanet"),
        ("ﬁrst № ５", "first no 5"),
        ("🎖 General", "military medal general"),
        ("", ""),
        (" ", ""),
        ("?!…", ""),
        ("Hun\0Manet", "hun manet"),
    ],
)
def test_a_name_is_folded_to_plain_latin_letters(name, folded):
    assert fold(name) == folded


@given(st.text())
def test_what_is_folded_is_searchable_and_folds_to_itself(text):
    folded = fold(text)
    assert all(letter.isascii() and (letter.isalnum() or letter == " ") for letter in folded)
    assert fold(folded) == folded
    assert folded == " ".join(folded.split())


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  Hun \t Manet\n", "Hun Manet"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("Hun\u00a0Manet", "Hun Manet"),
        ("Liu Zhenli", "Liu Zhenli"),
        ("", ""),
    ],
)
def test_a_name_is_kept_composed_and_without_spare_spaces(text, tidied):
    assert tidy(text) == tidied


@given(st.text())
def test_a_tidy_name_stays_as_it_is(text):
    assert tidy(tidy(text)) == tidy(text)
