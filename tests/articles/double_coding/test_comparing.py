"""Two codings of an article, matched and compared."""

import pytest

from articles.double_coding.comparing import compare
from articles.double_coding.figures import NO_CHANCE, NO_VARIATION, alpha_of, figures_of
from articles.double_coding.units import Question, Unit, topics_in, units_of


def engagement(key, **given):
    """Return an engagement as it is recorded when a coding is handed in."""
    return {
        "id": key,
        "title": "Meeting",
        "kind": "meeting",
        "status": "held",
        "mode": "in_person",
        "date": "2021-12-16",
        "date_basis": "stated",
        "place": None,
        "part_of": None,
        "topics": [],
        "sides": [
            {"id": f"{key}-kh", "country": "KH", "role": "host"},
            {"id": f"{key}-vn", "country": "VN", "role": "visitor"},
        ],
        "participants": [],
    } | given


def participant(key, name, **given):
    """Return a participant as it is recorded when a coding is handed in."""
    return {
        "id": key,
        "official": None,
        "institution": None,
        "rank": None,
        "position": None,
        "country": "KH",
        "role": "member",
        "name_as_written": name,
        "rank_as_written": "",
        "title_as_written": "",
    } | given


def agreement(key, **given):
    """Return an agreement as it is recorded when a coding is handed in."""
    return {
        "id": key,
        "title": "Memorandum",
        "title_as_written": "Memorandum on training",
        "kind": "mou",
        "legally_binding": "unknown",
        "covers": "",
        "signed_at": None,
        "implements": None,
        "amends": None,
        "topics": [],
        "parties": [{"id": f"{key}-kh", "country": "KH", "institution": None}],
        "events": [{"id": f"{key}-1", "kind": "signed", "date": "2021-12-16", "date_basis": "stated"}],
        "signatories": [],
    } | given


def facts(*engagements, agreements=()):
    return {"engagements": list(engagements), "agreements": list(agreements)}


def pairs(first, second):
    """Return the keys of the matched records."""
    found = compare(first, second).matches
    return [(match.first and match.first["id"], match.second and match.second["id"]) for match in found]


def test_the_likest_records_are_matched_whatever_their_order():
    visit = {"kind": "visit", "date": "2021-12-14/2021-12-16", "title": "Visit"}
    talks = {"kind": "talks", "date": "2021-12-15", "title": "Talks"}
    first = facts(engagement("a1", **visit), engagement("a2", **talks))
    second = facts(engagement("b1", **talks), engagement("b2", **visit))
    assert pairs(first, second) == [("a1", "b2"), ("a2", "b1")]
    assert pairs(second, first) == [("b1", "a2"), ("b2", "a1")]


def test_records_of_other_countries_and_times_are_not_matched():
    other = [{"id": "x", "country": "TH", "role": "party"}]
    first = facts(engagement("a1"))
    second = facts(engagement("b1", sides=other, date="2019", kind="exercise", title="Golden Elephant"))
    assert pairs(first, second) == [("a1", None), (None, "b1")]


def test_two_spellings_of_a_name_are_one_participant():
    first = facts(engagement("a", participants=[participant("p", "Nguyen Tan Cuong", country="VN")]))
    second = facts(engagement("b", participants=[participant("q", "Nguyễn Tân Cương", country="VN")]))
    [item] = compare(first, second).matches[0].items_of("participants")
    assert item.both
    assert item.is_equal


def test_each_field_is_compared_and_what_is_alike_is_known():
    first = facts(engagement("a", status="planned", title="Their meeting"))
    second = facts(engagement("b", place={"id": "pp", "label": "Phnom Penh"}))
    [match] = compare(first, second).matches
    differing = {line.name: line.shown for line in match.lines if not line.is_equal}
    assert differing == {
        "title": ("Their meeting", "Meeting"),
        "status": ("Planned", "Held"),
        "place": ("", "Phnom Penh"),
    }
    assert not match.is_equal


def test_our_own_words_of_a_title_are_not_counted():
    [match] = compare(facts(engagement("a", title="One")), facts(engagement("b", title="Two"))).matches
    assert match.is_equal


def test_to_be_part_of_the_same_visit_is_alike_though_each_drew_a_visit_of_their_own():
    visit = {"kind": "visit", "title": "Visit", "date": "2021-12-14/2021-12-16"}
    first = facts(engagement("v1", **visit), engagement("m1", part_of={"id": "v1", "label": "Visit"}))
    second = facts(engagement("v2", **visit), engagement("m2", part_of={"id": "v2", "label": "Visit"}))
    matches = compare(first, second).matches
    assert all(match.is_equal for match in matches)


def test_agreements_are_matched_by_parties_title_and_signing():
    plan = {"title_as_written": "Plan for 2023", "kind": "plan", "covers": "2023"}
    first = facts(agreements=[agreement("a1"), agreement("a2", **plan)])
    second = facts(agreements=[agreement("b1", **plan), agreement("b2", kind="agreement")])
    assert pairs(first, second) == [("a1", "b2"), ("a2", "b1")]


def test_alpha_is_that_of_a_matrix_worked_out_by_hand():
    """Four units: aa, ab, bb, bb; eight answers, 3 a and 5 b.

    Observed disagreement 1/4; expected 2·3·5 / (8·7) = 30/56; 1 − 0.25/0.5357 = 0.5333.
    """
    answers = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]
    assert alpha_of(answers) == pytest.approx(1 - (1 / 4) / (30 / 56))
    assert round(alpha_of(answers), 4) == 0.5333


def test_alpha_is_that_of_ten_units_and_three_categories():
    """Two of ten units differ; of twenty answers 9 are a, 8 are b and 3 are c.

    Observed disagreement 2/10; expected 2·(9·8 + 9·3 + 8·3) / (20·19) = 246/380; 1 − 0.2/0.64737 = 0.6911.
    """
    answers = [("a", "a")] * 4 + [("a", "b")] + [("b", "b")] * 3 + [("b", "c")] + [("c", "c")]
    counted = {letter: sum(pair.count(letter) for pair in answers) for letter in "abc"}
    assert counted == {"a": 9, "b": 8, "c": 3}
    assert alpha_of(answers) == pytest.approx(1 - (2 / 10) / (246 / 380))
    assert round(alpha_of(answers), 4) == 0.6911


def test_less_agreement_than_by_chance_is_below_nought():
    assert alpha_of([("a", "b"), ("b", "a")]) < 0


def test_where_every_answer_is_the_same_alpha_is_not_defined():
    [figure] = figures_of([Unit(Question("engagement", "status"), "held", "held")] * 5)
    assert (figure.percent, figure.alpha, figure.alpha_words) == (100.0, None, "not defined: no variation")
    assert figure.why_not == NO_VARIATION


def test_of_what_neither_found_there_is_no_chance_agreement():
    found = Question("engagement", "found")
    [figure] = figures_of([Unit(found, "yes", "yes"), Unit(found, "yes", "no")])
    assert (figure.percent, figure.alpha, figure.why_not) == (50.0, None, NO_CHANCE)


def test_the_units_of_two_codings():
    first = facts(
        engagement("a", topics=["exercises"], status="planned"),
        engagement("c", date="2019", kind="award", sides=[]),
    )
    second = facts(engagement("b", topics=["exercises", "cyber"]))
    comparison = compare(first, second)
    topics = topics_in([comparison])
    assert topics == {"cyber", "exercises"}

    figures = {
        (figure.question.kind, figure.question.field): (figure.number, figure.alike)
        for figure in figures_of(units_of(comparison, topics))
    }

    assert figures["engagement", "found"] == (2, 1)
    assert figures["engagement", "reported in the article"] == (16, 15)
    assert figures["engagement", "status"] == (1, 0)
    assert figures["engagement", "kind"] == (1, 1)
    assert figures["engagement", "topics"] == (2, 1)
    assert figures["side", "found"] == (2, 2)
    assert figures["side", "role"] == (2, 2)
    assert ("engagement", "title") not in figures
