"""No pattern takes exponential time: none repeats without end what itself repeats without end.

What takes the square of a text's length can stand: texts are limited where they come in.
"""

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

parser: Any = importlib.import_module("re._parser")
names: Any = importlib.import_module("re._constants")

ROOT = Path(__file__).resolve().parents[2]
REPEATS = (names.MAX_REPEAT, names.MIN_REPEAT)
# So often that it may as well be without end.
MANY = 100
# gunicorn reads the first by itself, with its own logger.
APART = {"gunicorn.py", "access_log.py"}
# In both, what is repeated begins with a sign that the inner repetition does not take.
ALLOWED = {"articles.extraction.tokens", "articles.ingest.pages"}


def parts(tree):
    """Yield each step of a parsed pattern, with those inside it."""
    for step, given in tree:
        yield step, given
        for inner in inside(step, given):
            yield from parts(inner)


def inside(step, given):
    """Yield the patterns within a step."""
    if step in REPEATS:
        yield given[2]
    elif step is names.SUBPATTERN:
        yield given[3]
    elif step is names.BRANCH:
        yield from given[1]
    elif step in (names.ASSERT, names.ASSERT_NOT):
        yield given[1]


def is_endless(step, given):
    """Return whether a step repeats something without end."""
    return step in REPEATS and given[1] > MANY


def repeats_repetitions(pattern, flags=0):
    """Return whether something that is repeated without end repeats something without end."""
    return any(
        is_endless(*inner)
        for step, given in parts(parser.parse(pattern, flags))
        if is_endless(step, given)
        for inner in parts(given[2])
    )


def patterns():
    """Return the patterns that the modules of the project hold, by module."""
    found = {}
    for part in ("defense_ties", "people", "articles"):
        for path in sorted((ROOT / part).rglob("*.py")):
            if "migrations" in path.parts or path.name in APART:
                continue
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for value in vars(importlib.import_module(module)).values():
                several = value if isinstance(value, list | tuple) else [value]
                several = value.values() if isinstance(value, dict) else several
                kept = [each for each in several if isinstance(each, re.Pattern)]
                found.setdefault(module, []).extend(each for each in kept if isinstance(each.pattern, str))
    return found


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(a+)+b", True),
        (r"(?:\w*\s*)*$", True),
        (r"(a|b+)*", True),
        (r"(?:ab?){2,}", False),
        (r"a+b+", False),
        (r"(?:a+){1,9}", False),
    ],
)
def test_repeated_repetitions_are_noticed(pattern, expected):
    assert repeats_repetitions(pattern) is expected


def test_no_pattern_repeats_repetitions():
    found = patterns()
    faulty = {
        module
        for module, several in found.items()
        if any(repeats_repetitions(each.pattern, each.flags) for each in several)
    }

    assert sum(map(len, found.values())) > 200
    assert faulty == ALLOWED
