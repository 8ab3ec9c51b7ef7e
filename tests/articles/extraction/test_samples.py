"""What is found in the samples, against what their writers coded: no change of the rules may lose it unseen.

The measure is rough, and only for this: a name counts as found where one name has all the words of the
other, an engagement where kind, first day and countries are the coded ones.
"""

import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from articles.extraction import extract
from articles.extraction.printing import as_printed
from defense_ties.lib.names import fold

SAMPLES = Path(__file__).parents[2] / "samples"
LAST = 18  # of those after it the rules know nothing: they are for measuring
# By set, at least this share is found (recall), and of what is found at least this share was coded.
FLOORS = {
    ("officials", "dispatches"): (0.97, 0.97),
    ("officials", "releases"): (0.97, 0.96),
    ("institutions", "dispatches"): (0.94, 0.90),
    ("institutions", "releases"): (0.87, 0.83),
    ("countries", "dispatches"): (0.98, 0.98),
    ("countries", "releases"): (0.93, 0.93),
    ("engagements", "dispatches"): (0.89, 0.90),
    ("engagements", "releases"): (0.84, 0.88),
    ("agreements", "dispatches"): (0.90, 0.90),
    ("agreements", "releases"): (0.90, 0.90),
    ("topics", "dispatches"): (0.90, 0.93),
    ("topics", "releases"): (0.86, 0.94),
}
# Of the officials that are found, at least this share has the coded rank, or the coded country.
RIGHT = {
    ("rank", "dispatches"): 0.98,
    ("rank", "releases"): 0.96,
    ("country", "dispatches"): 0.95,
    ("country", "releases"): 0.86,
}
PUBLISHED = {"dispatches": 0.95, "releases": 0.90}

Coded = dict[str, Any]


@cache
def texts(folder: str) -> list[tuple[Coded, Coded]]:
    """Return the facts that were coded and found in each text of a set."""
    gold = [path for path in sorted((SAMPLES / folder / "gold").glob("*.json")) if int(path.stem) <= LAST]
    return [
        (
            json.loads(path.read_text(encoding="utf-8")),
            as_printed(
                extract((SAMPLES / folder / "text" / f"{path.stem}.txt").read_text("utf-8")), path.stem
            ),
        )
        for path in gold
    ]


def is_named(one: Coded, other: Coded) -> bool:
    """Tell whether one of two names has all the words of the other."""
    words, others = set(fold(one["name"]).split()), set(fold(other["name"]).split())
    return bool(words and others) and (words <= others or others <= words)


def is_event(coded: Coded, found: Coded) -> bool:
    """Tell whether two engagements are of one kind, begin on one day and have the same countries."""
    return (
        found["type"] in [coded["type"], *coded.get("type_alt", [])]
        and found["start"] in [coded["start"], *coded.get("start_alt", [])]
        and set(found["countries"]) == set(coded["countries"])
    )


def is_paper(coded: Coded, found: Coded) -> bool:
    """Tell whether two agreements are of one kind and status and have the same countries."""
    return (
        found["type"] in [coded["type"], *coded.get("type_alt", [])]
        and found["status"] in [coded["status"], *coded.get("status_alt", [])]
        and set(found["countries"]) == set(coded["countries"])
    )


SAME: dict[str, Callable[[Any, Any], bool]] = {
    "officials": is_named,
    "institutions": is_named,
    "engagements": is_event,
    "agreements": is_paper,
    "countries": lambda coded, found: coded == found,
    "topics": lambda coded, found: coded == found,
}


def pairs(what: str, coded: Iterable[Any], found: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Return what was coded with what was found of it, each once."""
    left, matched = list(found), []
    for one in coded:
        other = next((other for other in left if SAME[what](one, other)), None)
        if other is not None:
            left.remove(other)
            matched.append((one, other))
    return matched


def is_optional(one: Any) -> bool:
    """Tell whether a careful coder may leave this out."""
    return isinstance(one, dict) and bool(one.get("optional"))


def measured(what: str, folder: str) -> tuple[float, float]:
    """Return recall and precision over a set."""
    wanted = hit = extra = 0
    for coded, found in texts(folder):
        matched = pairs(what, coded[what], found[what])
        must = [one for one, _ in matched if not is_optional(one)]
        hit += len(must)
        wanted += sum(not is_optional(one) for one in coded[what])
        extra += len(found[what]) - len(matched)
    return round(hit / wanted, 3), round(hit / (hit + extra), 3)


@pytest.mark.parametrize(("what", "folder"), FLOORS)
def test_what_was_coded_is_found(what, folder):
    recall, precision = measured(what, folder)

    assert recall >= FLOORS[what, folder][0]
    assert precision >= FLOORS[what, folder][1]


@pytest.mark.parametrize(("field", "folder"), RIGHT)
def test_officials_have_the_coded_rank_and_country(field, folder):
    matched = [
        pair
        for coded, found in texts(folder)
        for pair in pairs("officials", coded["officials"], found["officials"])
    ]
    right = [
        found for coded, found in matched if found[field] in [coded[field], *coded.get(f"{field}_alt", [])]
    ]

    assert len(right) / len(matched) >= RIGHT[field, folder]


@pytest.mark.parametrize("folder", PUBLISHED)
def test_the_day_of_publication_is_the_coded_one(folder):
    right = [found for coded, found in texts(folder) if found["published"] == coded["published"]]

    assert len(right) / len(texts(folder)) >= PUBLISHED[folder]
