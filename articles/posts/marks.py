"""What disagrees in the rows of an engagement or agreement: a post or a rank that the other records deny."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Participation
from articles.posts.as_of import covers, reported_ranks
from defense_ties.lib.countries import country_name
from defense_ties.lib.date_words import date_words
from defense_ties.lib.dates import Span, parse_span
from people.models import Appointment

# An appointment cited within so many days of a date is more likely to reach further than to be held again.
NEARLY = datetime.timedelta(days=731)


@dataclass(frozen=True)
class Mark:
    """A sentence about a row, and what can be done: an appointment added, or widened."""

    about: str
    sentence: str
    can_add: bool = False
    widens: Appointment | None = None

    @property
    def offer(self) -> str:
        """What the button beside the sentence says."""
        if self.widens:
            return f"Widen the appointment of {_when(self.widens)}, with this article as its evidence"
        return "Add the appointment, with this article as its evidence" if self.can_add else ""


def marks_of(rows: Sequence[Any], *, date: str, apart_from: str = "") -> dict[str, list[Mark]]:
    """Return what disagrees in rows of one date, by key: participations or signatures, stored or not.

    It takes two queries for any number of rows, whose officials and positions are known.
    """
    span = parse_span(date)
    officials = {row.official_id for row in rows if row.official_id}
    held, said = _appointments(officials), _ranks(officials, span, apart_from)
    found = {}
    for row in rows:
        if row.official_id:
            post = _of_post(row, held[row.official_id], span)
            found[row.pk] = [*_of_country(row), *post, *_of_rank(row, said[row.official_id])]
    return {key: marks for key, marks in found.items() if marks}


def _appointments(officials: set[str]) -> dict[str, list[Appointment]]:
    held = defaultdict(list)
    if officials:
        for appointment in Appointment.objects.accepted().filter(official__in=officials).oldest_first():
            held[appointment.official_id].append(appointment)
    return held


def _ranks(officials: set[str], span: Span, apart_from: str) -> dict[str, list[Participation]]:
    """Return the reports of a rank on the very days, by official."""
    said = defaultdict(list)
    if officials and span.earliest:
        reports = reported_ranks().filter(official__in=officials).exclude(engagement=apart_from)
        on_the_days = reports.filter(
            engagement__earliest__lte=span.latest, engagement__latest__gte=span.earliest
        )
        for report in on_the_days.order_by("engagement__earliest", "id"):
            said[report.official_id].append(report)
    return said


def _of_country(row: Any) -> list[Mark]:
    country, theirs = str(getattr(row, "country", "") or ""), str(row.official.country or "")
    if not country or not theirs or country == theirs:
        return []
    return [Mark("country", f"{row.official} serves {country_name(theirs)}, by the record of officials.")]


def _of_post(row: Any, appointments: list[Appointment], span: Span) -> list[Mark]:
    if not row.position_id or span.earliest is None:
        return []
    same = [one for one in appointments if one.position_id == row.position_id]
    if any(covers(one, span) for one in same):
        return []
    sentence = "No appointment to this position on that date."
    if same:
        sentence += f" On record: {'; '.join(_when(one) for one in same)}."
    return [Mark("position", sentence, can_add=True, widens=to_widen(same, span))]


def _of_rank(row: Any, reports: list[Participation]) -> list[Mark]:
    titles = list(dict.fromkeys(str(report.rank) for report in reports))
    if not row.rank_id or not reports or row.rank_id in {report.rank_id for report in reports}:
        return []
    others = f"{' and '.join(titles)} ({reports[0].engagement})"
    return [Mark("rank", f"This says {row.rank}; on that date others say {others}.")]


def to_widen(appointments: Sequence[Appointment], span: Span) -> Appointment | None:
    """Return the appointment that nearly reaches the days and does not say that it began or ended there."""
    gaps = [(_gap(one, span), one) for one in appointments]
    near = [(gap, one) for gap, one in gaps if gap is not None and gap <= NEARLY]
    return min(near, key=lambda pair: (pair[0], pair[1].pk))[1] if near else None


def _gap(appointment: Appointment, span: Span) -> datetime.timedelta | None:
    """Return how far an appointment is from the days; None if it cannot reach them."""
    if not (appointment.earliest and appointment.latest and span.earliest and span.latest):
        return None
    if appointment.latest < span.earliest:
        return None if appointment.true_end else span.earliest - appointment.latest
    if span.latest < appointment.earliest:
        return None if appointment.true_start else appointment.earliest - span.latest
    return datetime.timedelta(0)


def _when(appointment: Appointment) -> str:
    return str(date_words(appointment.date, appointment.date_basis)) or "undated"
