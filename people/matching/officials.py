"""Which official a text means, by name, country, post, rank and day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from defense_ties.lib.countries import country_name
from defense_ties.lib.dates import Span, parse_span
from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import ReviewStatus
from people.matching.candidates import Candidate, ranked
from people.matching.names import Comparison, compare
from people.matching.register import Entry, Register, official_register
from people.models import Appointment, Official

SHOWN = 8
WORTH_A_LOOK = 0.4
SAME_NAME = 0.94  # for the very name in the same country; the posts do the rest
NO_COUNTRY = -0.08
POST_THEN, POST_ONCE, BODY_THEN = 0.06, 0.04, 0.03
OTHER_BODY = -0.03


@dataclass(frozen=True)
class PresentedPost:
    """A post as a text words it: the title, and the institution by id or by name."""

    title: str = ""
    institution: str = ""
    institution_id: str = ""


@dataclass(frozen=True)
class Presented:
    """An official as a text presents them; `date` is EDTF, when they were seen in these posts."""

    name: str
    country: str = ""
    rank: str = ""
    posts: tuple[PresentedPost, ...] = ()
    date: str = ""


def candidates_for(
    presented: Presented, *, register: Register | None = None, apart_from: Iterable[str] = ()
) -> list[Candidate]:
    """Return the officials who may be meant, the best first; those in `apart_from` are never proposed."""
    register = register or official_register([(presented.name, presented.country)])
    barred = set(apart_from)
    near = [entry for entry in register.near(presented.name, presented.country) if entry.pk not in barred]
    compared = [(entry, _best(presented, entry)) for entry in near]
    worthy = [pair for pair in compared if pair[1].score >= WORTH_A_LOOK]
    worthy.sort(key=lambda pair: (-pair[1].score, pair[0].pk))
    worthy = worthy[: 3 * SHOWN]
    officials = Official.objects.exclude(review_status=ReviewStatus.REJECTED).in_bulk(
        [entry.pk for entry, _ in worthy]
    )
    held = appointments_of(officials) if presented.posts else {}
    found = [
        weighed(presented, officials[entry.pk], comparison, held.get(entry.pk, []))
        for entry, comparison in worthy
        if entry.pk in officials
    ]
    return ranked(found)[:SHOWN]


def _best(presented: Presented, entry: Entry) -> Comparison:
    country = presented.country or entry.country
    return max((compare(presented.name, name, country) for name in entry.names), key=lambda c: c.score)


def appointments_of(officials: Iterable[str]) -> dict[str, list[Appointment]]:
    """Return the appointments of officials by their ids, those that were rejected left out."""
    found = defaultdict(list)
    rows = Appointment.objects.filter(official__in=list(officials)).exclude(
        review_status=ReviewStatus.REJECTED
    )
    for appointment in rows.select_related("position__institution"):
        found[appointment.official_id].append(appointment)
    return found


def weighed(
    presented: Presented, official: Official, comparison: Comparison, held: Sequence[Appointment]
) -> Candidate:
    """Return an official as a candidate: how well the names agree, and what country and posts add to it."""
    score, reasons = comparison.score * SAME_NAME, [comparison.reason]
    if presented.country and official.country:
        reasons.append(f"Both are of {country_name(str(official.country))}.")
    else:
        score += NO_COUNTRY
        reasons.append("The country of one of them is not known.")
    weight, reason = _posts(presented, held)
    if reason:
        reasons.append(reason)
    return Candidate(official, round(min(max(score + weight, 0.0), 1.0), 3), tuple(reasons))


def _posts(presented: Presented, held: Sequence[Appointment]) -> tuple[float, str]:
    """Return how much the posts on record speak for the official, and in what words."""
    if not held or not presented.posts:
        return 0.0, ""
    then = _span(presented.date)
    found: list[tuple[float, str]] = []
    for post in presented.posts:
        for appointment in held:
            found.append(_post(post, appointment, then))
    best = max(found, key=lambda pair: pair[0])
    if best[0] > 0:
        return best
    bodies = sorted({str(a.position.institution) for a in held if a.position.institution})
    if not bodies or not any(post.institution or post.institution_id for post in presented.posts):
        return 0.0, ""
    return OTHER_BODY, f"On record in other posts: {'; '.join(bodies[:3])}."


def _post(post: PresentedPost, appointment: Appointment, then: Span) -> tuple[float, str]:
    position = appointment.position
    same_title = bool(post.title) and fold(post.title) == position.folded
    same_body = _same_body(post, position)
    if same_title and (same_body or not (position.institution or post.institution or post.institution_id)):
        if _overlap(appointment, then):
            return POST_THEN, f"Held this post at the time: {position}."
        return POST_ONCE, f"Held this post at another time ({appointment.date or 'undated'}): {position}."
    if same_body:
        return BODY_THEN, f"On record in the same institution: {position}."
    return 0.0, ""


def _same_body(post: PresentedPost, position) -> bool:
    if position.institution is None:
        return False
    if post.institution_id:
        return post.institution_id == position.institution_id
    return bool(post.institution) and fold(post.institution) == fold(position.institution.name)


def _span(text: str) -> Span:
    try:
        return parse_span(text)
    except ValueError:
        return Span(None, None)


def _overlap(appointment: Appointment, then: Span) -> bool:
    if not (then.earliest and then.latest and appointment.earliest and appointment.latest):
        return False
    return appointment.earliest <= then.latest and then.earliest <= appointment.latest
