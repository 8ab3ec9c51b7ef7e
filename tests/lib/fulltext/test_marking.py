"""Words that were looked for, marked in a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_ties.lib.fulltext import held, marked, read, snippet


@pytest.mark.parametrize(
    ("text", "asked", "html"),
    [
        ("Hun Manet", "manet", "Hun <mark>Manet</mark>"),
        ("Nguyễn Tấn Cương", "tan", "Nguyễn <mark>Tấn</mark> Cương"),
        ("Patrushev (Патрушев)", "патрушев", "<mark>Patrushev</mark> (<mark>Патрушев</mark>)"),
        ("ហ៊ុន ម៉ាណែត", "ម៉ាណែត", "ហ៊ុន <mark>ម៉ាណែត</mark>"),
        ("中华人民共和国国防部", "国防部", "中华人民共和国<mark>国防部</mark>"),
        ("Joint exercises", "exercis", "Joint <mark>exercises</mark>"),
        ("A joint exercise", "exercises", "A joint <mark>exercise</mark>"),
        ("Hun Sen, Hun Manet", '"hun manet"', "Hun Sen, <mark>Hun Manet</mark>"),
        ("Chan-ocha’s visit", "chan ocha", "<mark>Chan</mark>-<mark>ocha’s</mark> visit"),
        ("Tom & <b>Bob</b>", "bob", "Tom &amp; &lt;b&gt;<mark>Bob</mark>&lt;/b&gt;"),
        ("Hun Manet", "sen", "Hun Manet"),
        ("", "sen", ""),
    ],
)
def test_each_word_that_was_asked_for_is_marked(text, asked, html):
    assert marked(text, read(asked)) == html


def test_words_that_are_left_out_are_not_marked():
    assert marked("Visit and medal", read("visit -medal")) == "<mark>Visit</mark> and medal"


def test_of_a_long_text_the_part_with_the_word_is_shown():
    text = "far " * 40 + "the needle lies here" + " away" * 60

    assert snippet(text, read("needle")) == (
        "… " + "far " * 13 + "the <mark>needle</mark> lies here" + " away" * 29 + " …"
    )
    assert snippet("the needle", read("needle")) == "the <mark>needle</mark>"
    assert snippet(text, read("thread")) == ""


def test_it_is_known_which_of_the_words_a_text_holds():
    query = read("hun manet visit")

    assert {clause.text for clause in held("Visit of Hun Sen", query)} == {"hun", "visit"}


@given(st.text(max_size=60), st.text(max_size=20))
def test_nothing_of_a_text_is_lost_or_becomes_markup(text, asked):
    html = marked(text, read(asked))

    bare = re.sub("</?mark>", "", html)
    assert "<" not in bare
    assert bare == marked(text, read(""))
