"""Officials that may be one and the same person."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import Any

from defense_ties.lib.countries import country_name
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY
from defense_ties.lib.reviewing import ReviewStatus
from people.duplicates.blocks import CHUNK, FULL, INITIAL, Near, near_pairs
from people.duplicates.kinds import Fact, Kind, Likely, Pair
from people.matching import Presented, PresentedPost, Register, apart_from, candidates_for, official_register
from people.matching.names import Comparison, compare, words_of
from people.matching.officials import appointments_of, weighed
from people.matching.register import Entry
from people.matching.spelling import skeleton
from people.models import Appointment, Official, OfficialAlias

# From here on staff are asked. A misprint scores so much, and so does a part of a name in the same post.
ASKED = 0.5
MOST_POSTS = 4
MOST_NAMES = 20  # of one record that are looked for


def resembling_officials(
    official: Official, parts: Iterable[Any] | None = None, *, register: Register | None = None
) -> list[Likely]:
    """Return the officials who may be this one under another spelling or name, the best first."""
    aliases, held = _parts(official, parts)
    country, posts, seen = str(official.country or ""), _posts(held), _seen(held)
    names = list(dict.fromkeys(filter(None, (official.name, official.native_name, *aliases))))[:MOST_NAMES]
    register = register or official_register([(name, country) for name in names])
    barred = {official.pk, *apart_from(official)}
    found: dict[str, Likely] = {}
    for name in names:
        presented = Presented(name, country, posts=posts, date=seen)
        for one in candidates_for(presented, register=register, apart_from=barred):
            if one.score >= ASKED and (one.record.pk not in found or one.score > found[one.record.pk].score):
                found[one.record.pk] = Likely(one.record, one.score, one.reasons)
    return sorted(found.values(), key=lambda likely: (-likely.score, likely.record.pk))


def _parts(official: Official, parts: Iterable[Any] | None) -> tuple[list[str], list[Appointment]]:
    """Return the other names of an official, and their appointments."""
    if parts is None:
        rows = OfficialAlias.objects.filter(official_id=official.pk)
        return list(rows.values_list("name", flat=True)), appointments_of([official.pk]).get(official.pk, [])
    given = list(parts)
    held = [row for row in given if isinstance(row, Appointment) and row.position_id]
    return [row.name for row in given if isinstance(row, OfficialAlias)], held


def _posts(held: Sequence[Appointment]) -> tuple[PresentedPost, ...]:
    return tuple(
        PresentedPost(post.position.title, institution_id=post.position.institution_id or "") for post in held
    )


def _seen(held: Sequence[Appointment]) -> str:
    dates = {appointment.date for appointment in held}
    return dates.pop() if len(dates) == 1 else ""


def official_facts(officials: Sequence[Official]) -> dict[Any, list[Fact]]:
    """Return what tells officials from their namesakes: country, native name, posts and their years."""
    held = appointments_of([official.pk for official in officials])
    found = {}
    for official in officials:
        posts = sorted(held.get(official.pk, []), key=_latest_first)
        shown = [
            f"{post.position}{years(post.earliest, post.latest, ' (%s)')}" for post in posts[:MOST_POSTS]
        ]
        if len(posts) > MOST_POSTS:
            shown.append(f"{len(posts) - MOST_POSTS} more")
        found[official.pk] = filled(
            ("Country", country_name(str(official.country or ""))),
            ("Native name", official.native_name),
            ("Posts", "; ".join(shown)),
        )
    return found


def _post(post: Appointment) -> str:
    return f"{post.position}{years(post.earliest, post.latest, ' (%s)')}"


def filled(*facts: Fact) -> list[Fact]:
    """Return the facts that say something."""
    return [(label, value) for label, value in facts if value]


def years(earliest: Any, latest: Any, form: str = "%s") -> str:
    """Return the years of a span in a form, such as “2018–2021”; nothing where neither end is known."""
    first = "" if earliest in (None, NO_FIRST_DAY) else str(earliest.year)
    last = "" if latest in (None, NO_LAST_DAY) else str(latest.year)
    if not first and not last:
        return ""
    return form % (first if first == last else f"{first}–{last}")


def _latest_first(appointment: Appointment) -> tuple:
    latest, earliest = appointment.latest or NO_FIRST_DAY, appointment.earliest or NO_FIRST_DAY
    return (-latest.toordinal(), -earliest.toordinal(), appointment.pk)


def official_pairs(least: float = ASKED) -> Iterator[Pair]:
    """Yield the officials on record who resemble each other, a country at a time."""
    pairs = near_pairs(Official, OfficialAlias, "official", keys_of, agreement_of)
    while chunk := list(islice(pairs, CHUNK)):
        ids = {entry.pk for near in chunk for entry in (near.first, near.second)}
        officials = Official.objects.exclude(review_status=ReviewStatus.REJECTED).in_bulk(ids)
        held = appointments_of(ids)
        for near in chunk:
            if near.first.pk in officials and near.second.pk in officials:
                pair = _pair(near, officials, held)
                if pair.score >= least:
                    yield pair


def _pair(near: Near, officials: dict[str, Official], held: dict[str, list[Appointment]]) -> Pair:
    first, second = officials[near.first.pk], officials[near.second.pk]
    mine = held.get(first.pk, [])
    presented = Presented(first.name, str(first.country or ""), posts=_posts(mine), date=_seen(mine))
    found = weighed(presented, second, near.comparison, held.get(second.pk, []))
    return Pair(first.pk, second.pk, found.score, found.reasons)


def agreement_of(first: Entry, second: Entry) -> Comparison:
    """Return how well the best of the names of two officials agree."""
    country = first.country or second.country
    return max(
        (compare(mine, theirs, country) for mine in first.names for theirs in second.names),
        key=lambda comparison: comparison.score,
    )


def keys_of(name: str, country: str) -> Iterator[tuple]:
    """Yield the keys under which a name meets those that it is worth comparing with.

    Names that sound the same share the key of all their words; one that lacks a word of the other shares a
    key without it; and two of which one long word is misprinted share a key with only its head.
    """
    written = words_of(name)
    words = sorted(skeleton(word, country) for word in written)
    yield ("letters", "".join(sorted("".join(words))))
    yield ("letters", "".join(sorted("".join(written))))
    if len(words) < 2:
        return
    yield ("words", *words)
    for left_out in (1, 2):
        if len(words) <= 6 and len(words) - left_out >= 2:
            for kept in combinations(words, len(words) - left_out):
                yield ("words", *kept)
    for place, word in enumerate(words):
        rest = (*words[:place], *words[place + 1 :])
        if len(word) == 1:
            yield (INITIAL, word, *rest)
        elif len(words) <= 3:
            yield (FULL, word[0], *rest)
            yield ("near", word[:2], *rest)


OFFICIAL = Kind(
    model=Official,
    resembling=resembling_officials,
    facts=official_facts,
    pairs=official_pairs,
    in_country=lambda code: Official.objects.filter(country=code),
    countries=lambda keys: Official.objects.filter(pk__in=keys).values_list("country", flat=True),
    names=("name", "native_name", "country"),
    rows=(OfficialAlias,),
)
