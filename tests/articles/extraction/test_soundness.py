"""No text breaks the extraction: every span stands in the text, and the same text gives the same facts."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.extraction import extract
from articles.extraction.facts import Facts, Span
from articles.extraction.phrases import level

SAMPLES = Path(__file__).parents[2] / "samples"
PRINT = """
import json, sys
from pathlib import Path
from articles.extraction import extract
from articles.extraction.printing import as_printed
for path in sys.argv[1:]:
    print(json.dumps(as_printed(extract(Path(path).read_text(encoding="utf-8")), path)))
"""
# Words that the rules look for, so that random texts reach deep into them.
WORDS = """
    General Gen. Lt. Maj. Admiral Police Army Navy Royal Minister minister Defence Deputy Chief Commander
    spokesman counterpart his her who heads received met visited signed agreement memorandum exercise visit
    talks training delegation witnessed attended of the The and for to in at by with van bin de 's - – ( ) , ;
    : . " Portugal Portuguese Swedish Sweden Republic South Korea Lisbon Hanoi Aron Velt Mira Solano H.E. Dr.
    Dato' Jr. Ministry Embassy Council (RCAF) ASEAN NATO 3 May 2023 Monday 14-16 last next week year Photo: By
    Source: Related
"""
ODD = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
WORDY = st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n"]) | st.text(max_size=3), max_size=120).map(
    " ".join
)
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans(fact: object) -> Iterator[Span]:
    """Give every span of a fact and of the facts inside it."""
    if isinstance(fact, Span):
        yield fact
    elif isinstance(fact, tuple | list):
        for one in fact:
            yield from spans(one)
    elif isinstance(fact, dict):
        yield from spans(list(fact.values()))
    elif is_dataclass(fact):
        yield from spans([getattr(fact, field.name) for field in fields(fact)])


def keys(facts: Facts) -> tuple[set[str], set[str], set[str]]:
    """Return the keys of the officials, institutions and engagements."""
    groups = (facts.officials, facts.institutions, facts.engagements)
    officials, institutions, engagements = ({fact.key for fact in group} for group in groups)
    return officials, institutions, engagements


def assert_sound(text: str) -> Facts:
    """Return the facts of a text that hang together and stand in it."""
    facts = extract(text)
    for start, end in spans(facts):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    officials, institutions, engagements = keys(facts)
    for official in facts.officials:
        assert official.name
        assert official.mentions
        assert {post.institution for post in official.posts} <= institutions | {""}
    for institution in facts.institutions:
        assert institution.mentions
        assert institution.within in institutions | {""}
    for engagement in facts.engagements:
        assert {one.official for one in engagement.participants} <= officials
        assert set(engagement.institutions) <= institutions
        assert engagement.part_of in engagements | {""}
    for agreement in facts.agreements:
        assert {one.official for one in agreement.signatories} <= officials
        assert agreement.signed_at in engagements | {""}
    return facts


@MANY
@given(ODD)
def test_odd_characters_break_nothing(text):
    assert assert_sound(text) == extract(text)


@MANY
@given(WORDY)
def test_words_of_the_trade_in_any_order_break_nothing(text):
    assert assert_sound(text) == extract(text)


@MANY
@given(st.data())
def test_a_sample_cut_anywhere_breaks_nothing(data):
    path = data.draw(st.sampled_from(sorted(SAMPLES.glob("*/text/00*.txt"))))
    text = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    assert_sound(text[start : data.draw(st.integers(start, len(text)))])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 1_000_000, id="a million times one letter"),
        pytest.param("A" * 1_000_000, id="a million times one capital"),
        pytest.param("(" * 100_000, id="opening brackets"),
        pytest.param("()" * 50_000, id="brackets"),
        pytest.param("The visit.\n" * 20_000, id="short lines"),
        pytest.param("General Aron Velt met the minister and " * 5_000, id="one line"),
        pytest.param("Gen. " * 20_000, id="ranks"),
        pytest.param("and the " * 20_000, id="links"),
        pytest.param("Minister of " * 10_000, id="titles"),
        pytest.param("1. " * 30_000, id="numbers"),
        pytest.param("9" * 100_000, id="digits"),
        pytest.param("שלום عليكم " * 10_000, id="from right to left"),
        pytest.param("a\u0301\u0323" * 30_000, id="combining characters"),
        pytest.param("\0" * 50_000, id="noughts"),
        pytest.param("🎖\u200d" * 20_000, id="emoji"),
        pytest.param("\u2028\u2029\x0b\x0c\x1c\x85" * 5_000, id="odd line ends"),
        pytest.param(" \t\u3000" * 30_000, id="spaces"),
        pytest.param("İSTANBUL ǅ ß ﬁ " * 5_000, id="letters that grow when small"),
        pytest.param("a-" * 50_000, id="hyphens"),
        pytest.param("X." * 50_000, id="initials"),
        pytest.param("May 3, 2023, " * 8_000, id="dates"),
    ],
)
def test_an_endless_text_breaks_nothing(text):
    assert_sound(text)


def test_thousands_of_persons_are_kept_apart():
    text = " ".join(f"General {name('Ba', n)} {name('Do', n)} arrived in Lisbon." for n in range(3_000))

    assert len(assert_sound(text).officials) == 3_000


def test_thousands_of_mentions_are_one_person():
    text = "General Aron Velt arrived in Lisbon on Monday. " + "Velt was glad to be there. " * 3_000
    (official,) = assert_sound(text).officials

    assert len(official.mentions) == 3_001


def name(start: str, number: int) -> str:
    """Return a name that no other number gives."""
    return start + "".join("aeioulmnrt"[int(digit)] for digit in str(number))


@given(ODD)
def test_a_text_is_levelled_in_place(text):
    assert len(level(text)) == len(text)


def test_the_facts_do_not_hang_on_the_order_of_sets():
    paths = [str(path) for path in sorted(SAMPLES.glob("*/text/00[12].txt"))]
    printed = [
        subprocess.run(
            [sys.executable, "-c", PRINT, *paths],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    ]

    assert printed[0]
    assert printed[0] == printed[1] == printed[2]
