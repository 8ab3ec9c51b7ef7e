"""The text cut into pieces wherever a passage begins or ends."""

from hypothesis import given
from hypothesis import strategies as st

from articles.admin.reviewing.marks import marked_paragraphs, spans
from articles.admin.reviewing.passages import Passage

TEXT = "Sar met Tran.\n\n  In Hanoi 🚢 <b>."


def passage(start, end, subject="official", field=""):
    return Passage("1", subject, "x", f"{subject}-x", field, start, end, 1, "supports", "", "")


def pieces(text, *passages):
    """Return each piece with its first character and what it is about, by paragraph."""
    return [
        [(piece.start, piece.text, " ".join(piece.tints)) for piece in paragraph.pieces]
        for paragraph in marked_paragraphs(text, passages)
    ]


def test_a_text_without_facts_is_one_piece_a_paragraph():
    assert pieces(TEXT) == [[(0, "Sar met Tran.", "")], [(17, "In Hanoi 🚢 <b>.", "")]]


def test_a_passage_is_a_piece_of_its_own():
    assert pieces("Sar met Tran.", passage(0, 3)) == [[(0, "Sar", "official"), (3, " met Tran.", "")]]


def test_passages_that_overlap_are_split():
    assert pieces("Sar met Tran.", passage(0, 7), passage(4, 12, "engagement")) == [
        [
            (0, "Sar ", "official"),
            (4, "met", "engagement official"),
            (7, " Tran", "engagement"),
            (12, ".", ""),
        ]
    ]


def test_a_passage_inside_another_keeps_the_lines_of_both():
    assert pieces("Sar met Tran.", passage(0, 12, "engagement"), passage(4, 7, field="date")) == [
        [(0, "Sar ", "engagement"), (4, "met", "engagement date"), (7, " Tran", "engagement"), (12, ".", "")]
    ]


def test_a_passage_may_run_over_paragraphs():
    assert pieces("One.\n\nTwo.", passage(2, 8)) == [
        [(0, "On", ""), (2, "e.", "official")],
        [(6, "Tw", "official"), (8, "o.", "")],
    ]


def test_a_passage_that_ends_after_the_text_is_cut_at_its_end():
    assert pieces("One.", passage(2, 50)) == [[(0, "On", ""), (2, "e.", "official")]]


def test_a_whole_sentence_is_a_piece_without_a_line():
    assert pieces("x" * 70, passage(0, 70)) == [[(0, "x" * 70, "whole")]]


def test_words_that_name_an_official_and_his_side_have_one_line():
    assert pieces("Sar.", passage(0, 3), passage(0, 3, "side")) == [[(0, "Sar", "official"), (3, ".", "")]]


def test_words_of_the_article_are_never_markup():
    [_, paragraph] = marked_paragraphs(TEXT, [passage(28, 31)])

    assert paragraph.html == (
        'In Hanoi 🚢 <mark class="k official" data-from="28" data-to="31">&lt;b&gt;</mark>.'
    )


def test_several_lines_are_nested():
    [paragraph] = marked_paragraphs("Sar.", [passage(0, 3), passage(0, 3, "engagement")])

    assert paragraph.html == (
        '<mark class="k engagement" data-from="0" data-to="3"><span class="k official">Sar</span></mark>.'
    )


def test_the_spans_of_passages_are_written_once_each():
    assert (
        spans([passage(0, 3), passage(0, 3), passage(4, 7), passage(None, None)])
        == "0-3-official 4-7-official"
    )


offsets = st.integers(min_value=0, max_value=60)


@given(st.text(max_size=60), st.lists(st.tuples(offsets, offsets)))
def test_the_pieces_give_the_paragraphs_back(text, ends):
    passages = [passage(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]]
    for paragraph in marked_paragraphs(text, passages):
        for piece in paragraph.pieces:
            assert text[piece.start : piece.start + len(piece.text)] == piece.text
            inside = any(p.start <= piece.start and piece.start + len(piece.text) <= p.end for p in passages)
            assert bool(piece.tints) == (inside and bool(piece.text)) or not piece.text
