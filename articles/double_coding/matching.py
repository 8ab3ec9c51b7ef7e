"""Which facts of two coders are of one thing: pairs by likeness, the likest first, each fact once."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from rapidfuzz.fuzz import token_set_ratio

from articles.sameness.kinds import near_kinds
from articles.sameness.proposals import dates_agree
from defense_ties.lib.names import fold
from people.matching.names import compare

Fact = dict[str, Any]
Pair = tuple[Fact | None, Fact | None]
Left = TypeVar("Left")

# Two facts below this are of two things. A doubtful pair is shown as one: the reviewer parts it with a click,
# and would not find two that belong together so easily.
LIKE = 3.0
SAME_NAME = 0.85
SIGNED = "signed"


def paired(
    first: Sequence[Fact], second: Sequence[Fact], likeness: Callable[[Fact, Fact], float]
) -> list[Pair]:
    """Return pairs of facts that are alike, then those of either coder alone, in the coders' order."""
    scored = sorted(
        (-score, here, there)
        for here, mine in enumerate(first)
        for there, theirs in enumerate(second)
        if (score := likeness(mine, theirs)) > 0
    )
    matched: dict[int, int] = {}
    for _, here, there in scored:
        if here not in matched and there not in matched.values():
            matched[here] = there
    pairs: list[Pair] = [
        (mine, second[matched[here]] if here in matched else None) for here, mine in enumerate(first)
    ]
    return pairs + [(None, fact) for there, fact in enumerate(second) if there not in matched.values()]


def like_engagements(mine: Fact, theirs: Fact) -> float:
    """Return how much two engagements speak for one; 0 if too little."""
    dated = dates_agree(mine["date"], theirs["date"])
    score = _kind(mine["kind"], theirs["kind"])
    score += -3.0 if dated is None else dated[0] * 10
    score += 3 * _share(
        {side["country"] for side in mine["sides"]}, {side["country"] for side in theirs["sides"]}
    )
    score += 4 * _shared_people(mine["participants"], theirs["participants"])
    score += _same(mine["place"], theirs["place"])
    score += token_set_ratio(fold(mine["title"]), fold(theirs["title"])) / 100
    return score if score >= LIKE else 0.0


def like_agreements(mine: Fact, theirs: Fact) -> float:
    """Return how much two agreements speak for one; 0 if too little."""
    score = 2.0 if mine["kind"] == theirs["kind"] else 0.0
    score += 3 * _share(_parties(mine), _parties(theirs))
    score += 2 * _shared_people(mine["signatories"], theirs["signatories"])
    dates = [
        [event["date"] for event in fact["events"] if event["kind"] == SIGNED] for fact in (mine, theirs)
    ]
    if all(dates):
        dated = dates_agree(dates[0][0], dates[1][0])
        score += -3.0 if dated is None else dated[0] * 10
    if mine["covers"] and theirs["covers"]:
        score += 2.0 if mine["covers"] == theirs["covers"] else -2.0
    titles = [fold(fact["title_as_written"] or fact["title"]) for fact in (mine, theirs)]
    score += 2 * token_set_ratio(*titles) / 100
    return score if score >= LIKE else 0.0


def like_people(mine: Fact, theirs: Fact) -> float:
    """Return how much two rows speak for one person, or one institution where nobody is named."""
    if mine["official"] and theirs["official"] and mine["official"]["id"] == theirs["official"]["id"]:
        return 3.0 + (mine.get("role") == theirs.get("role"))
    names = [_name(row) for row in (mine, theirs)]
    if all(names):
        score = compare(names[0], names[1], mine.get("country", "")).score
        alike = fold(names[0]) == fold(names[1]) or score >= SAME_NAME
        return 2.0 + score if alike else 0.0
    if any(names):
        return 0.0
    return float(_same(mine.get("institution"), theirs.get("institution")))


def like_sides(mine: Fact, theirs: Fact) -> float:
    """Return 1 for one country, else 0."""
    return float(mine["country"] == theirs["country"])


def like_parties(mine: Fact, theirs: Fact) -> float:
    """Return how much two parties speak for one: the same institution, or else the same country."""
    if mine["institution"] and theirs["institution"]:
        return 2.0 * _same(mine["institution"], theirs["institution"])
    return float(bool(mine["country"]) and mine["country"] == theirs["country"])


def like_events(mine: Fact, theirs: Fact) -> float:
    """Return how much two events of an agreement speak for one."""
    return (mine["kind"] == theirs["kind"]) * (2.0 if mine["date"] == theirs["date"] else 1.0)


def _name(row: Fact) -> str:
    return row["official"]["label"] if row["official"] else row["name_as_written"]


def _same(mine: Fact | None, theirs: Fact | None) -> bool:
    return bool(mine and theirs and mine["id"] == theirs["id"])


def _kind(mine: str, theirs: str) -> float:
    if mine == theirs:
        return 2.0
    return 1.0 if theirs in near_kinds(mine) else 0.0


def _share(mine: set, theirs: set) -> float:
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def _parties(fact: Fact) -> set[str]:
    return {
        row["country"] or row["institution"]["id"]
        for row in fact["parties"]
        if row["country"] or row["institution"]
    }


def _shared_people(mine: Sequence[Fact], theirs: Sequence[Fact]) -> float:
    pairs = paired(mine, theirs, like_people)
    return sum(1 for one, other in pairs if one and other) / len(pairs) if pairs else 0.0
