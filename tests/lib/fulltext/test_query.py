"""What a text asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_ties.lib.fulltext import Clause, read
from defense_ties.lib.fulltext.countries import countries_named, mark_of
from defense_ties.lib.fulltext.matching import for_postgresql, for_sqlite


def wanted(text, **options):
    return [clause.text for clause in read(text, mark_of, **options).clauses]


def unwanted(text):
    return [clause.text for clause in read(text, mark_of).without]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hun Manet", ["hun", "manet"]),
        ("  Nguyễn\tTấn  CƯƠNG ", ["nguyen", "tan", "cuong"]),
        ('"Hun Manet" visit', ["hun manet", "visit"]),
        ("“Hun Manet” «Hun Sen»", ["hun manet", "hun sen"]),
        ("Chan-ocha’s T-80", ["chan", "ochas", "t", "80"]),
        ("manet manet", ["manet"]),
        ("visit to the border", ["visit", "border"]),
        ("the", ["the"]),
        ('"the border"', ["the border"]),
        ("Tô Lâm", ["to", "lam"]),
        ("north korea talks", ["north korea", "talks"]),
        ("KH-RU", ["kh", "ru"]),
        ("— !? …", []),
        ("", []),
    ],
)
def test_words_and_phrases_are_looked_for(text, words):
    assert wanted(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("border -exercise", ["exercise"]),
        ("border −exercise", ["exercise"]),
        ('border -"joint exercise"', ["joint exercise"]),
        ("border-exercise", []),
        ("border - exercise", []),
        ("border -Cambodia", ["cambodia"]),
    ],
)
def test_a_minus_before_a_word_leaves_it_out(text, words):
    assert unwanted(text) == words


def test_beginnings_of_longer_words_are_enough_and_of_any_word_that_is_being_typed():
    assert [clause.is_open for clause in read("me man").clauses] == [False, True]
    assert [clause.is_open for clause in read("hun m", typing=True).clauses] == [True, True]
    assert [clause.is_open for clause in read("hun m ", typing=True).clauses] == [True, False]
    assert [clause.is_open for clause in read('"manet"').clauses] == [False]


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("exercises", ("exercise",)), ("parties", ("party",)), ("press", ()), ("sos", ())],
)
def test_an_english_plural_finds_its_singular(plural, singular):
    assert read(plural).clauses == (Clause((plural,), is_open=True, others=singular),)


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("Cambodia", "=kh"),
        ("KH", "=kh"),
        ("កម្ពុជា", "=kh"),
        ("Россия", "=ru"),
        ("South Korea", "=kr"),
        ("us", "=us"),
        ("in", None),
        ("no", None),
        ("IN", "=in"),
        ("manet", None),
    ],
)
def test_a_country_is_known_by_its_names_and_by_its_code_in_capitals(name, mark):
    assert mark_of(name) == mark


def test_countries_are_known_by_how_their_names_begin():
    assert countries_named("camb") == ["KH"]
    assert countries_named("korea") == ["KP", "KR"]
    assert countries_named("x") == []


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ('hun "manet', "A quotation mark has no partner, and was passed over."),
        ('hun "?"', 'Between the quotation marks of “"?"” is no letter or digit.'),
        (
            "visit OR talks",
            "“OR” is taken for a word. All words have to be found; a minus leaves one out.",
        ),
        ("vis*", "“vis*” needs no asterisk: beginnings of words are found as they are."),
        ("-visit", "There are only words to leave out: add one to look for."),
        ("!!", "There is no letter or digit to search for."),
    ],
)
def test_what_is_not_taken_as_it_may_be_meant_is_said(text, remark):
    assert read(text).remarks == (remark,)


def test_a_plain_search_needs_no_remark():
    assert read('"Hun Manet" visit -medal').remarks == ()


def test_each_database_is_asked_in_its_own_words():
    query = read('Cambodia "hun manet" -medal', mark_of)

    assert for_sqlite(query, "official") == (
        '("=official" AND ("cambodia"* OR "=kh") AND (("hun" AND "manet"))) NOT (("medal"))'
    )
    assert for_postgresql(query) == "('cambodia':*|'=kh')&(('hun'&'manet'))&!('medal')"


@given(st.text(max_size=80))
def test_whatever_is_asked_the_databases_are_given_only_letters_and_digits(text):
    query = read(text, mark_of)

    for clause in (*query.clauses, *query.without):
        assert all(word.isascii() and word.isalnum() for word in (*clause.words, *clause.others))
    assert query or query.remarks
