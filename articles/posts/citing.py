"""Appointments that an article is evidence for: drafted from a row, or widened to reach the day."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.drafting.posts import cover
from articles.models import Evidence, Participation, Signature
from articles.posts.as_of import covers
from articles.posts.days import Day, day_of, whole_of
from articles.posts.marks import to_widen
from defense_ties.lib.dates import Basis, Span, parse_span
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Appointment, Official

ADDED, WIDENED, THERE = "added", "widened", "there"


class Refused(Exception):
    """No appointment can be made of a row; the message says why."""


@dataclass(frozen=True)
class Cited:
    """What was done: the appointment added, widened or found, and how many passages are cited for it now."""

    appointment: Appointment
    done: str
    passages: int

    @property
    def sentence(self) -> str:
        """What was done, in a sentence."""
        words = {
            ADDED: "was added as a draft",
            WIDENED: "was widened",
            THERE: "was on record already",
        }
        number = f"{self.passages} passage{'' if self.passages == 1 else 's'} cited for it"
        if not self.passages and self.done == ADDED:
            number = "no passage is cited for it yet: add evidence before it is published"
        return f"The appointment “{self.appointment}” {words[self.done]}; {number}."


def cite_appointment(*, row: Participation | Signature, user: Any, widen: bool = False) -> Cited:
    """Make the post of somebody who took part or signed an appointment, with the same passages for it.

    Its date is that of the engagement or of the signing: when it is cited, not when it began. If one on
    record covers the date, only the passages are added; with `widen`, one that nearly reaches it is widened.
    Once is enough; where a rule forbids any of it, nothing is written.
    """
    try:
        return _cite_appointment(row, user, widen)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


@transaction.atomic
def _cite_appointment(row: Participation | Signature, user: Any, widen: bool) -> Cited:
    official, position = row.official, row.position
    if official is None or position is None:
        raise Refused("Choose an official and a position first: an appointment needs both.")
    day = day_of(whole_of(row))
    span = parse_span(day.date)
    # Whoever does the same at the same moment waits here, and then finds what was done.
    Official.objects.select_for_update(no_key=True).get(pk=official.pk)
    rows = list(Appointment.objects.filter(official=official, position=position).order_by("pk"))
    accepted = [one for one in rows if one.review_status != ReviewStatus.REJECTED]
    found = _on_record(accepted, span, day.date)
    if found:
        return Cited(found, THERE, _cite(row, found, user))
    if widen:
        appointment = to_widen(accepted, span)
        if appointment is None:
            raise Refused("There is no appointment any more that could be widened to this date.")
        _widen(appointment, day, f"Widened to the date of {_named(row)}", user)
        return Cited(appointment, WIDENED, _cite(row, appointment, user))
    rejected = next((one for one in rows if one.date == day.date), None)
    if rejected:
        raise Refused(f"The appointment “{rejected}” of that date was rejected: a reviewer can reopen it.")
    appointment = Appointment(official=official, position=position, date=day.date, date_basis=day.basis)
    appointment.drafter = user
    _saved(appointment, user, f"Cited in {_named(row)}")
    return Cited(appointment, ADDED, _cite(row, appointment, user))


def _on_record(appointments: list[Appointment], span: Span, date: str) -> Appointment | None:
    if span.earliest is None:
        return next((one for one in appointments if one.date == date), None)
    return next((one for one in appointments if covers(one, span)), None)


def _named(row: Participation | Signature) -> str:
    """Return the name of what was taken part in or signed, unless not everybody may know of it yet."""
    whole = whole_of(row)
    return "an independent coding" if whole.coding_id else f"“{whole}”"


def _widen(appointment: Appointment, day: Day, reason: str, user: Any) -> None:
    """Let an appointment reach a date."""
    appointment.date = cover([appointment.date, day.date])
    if day.basis == Basis.INFERRED:
        appointment.date_basis = Basis.INFERRED
    _saved(appointment, user, reason)


def _cite(row: Any, appointment: Appointment, user: Any) -> int:
    """Cite the passages of a row for the appointment, and return how many are new."""
    known = set(appointment.evidence.values_list("article", "start", "end"))
    new = 0
    for passage in row.evidence.supporting().in_order_of_text():
        place = (passage.article_id, passage.start, passage.end)
        if place in known:
            continue
        known.add(place)
        evidence = Evidence(
            article_id=passage.article_id,
            appointment=appointment,
            start=passage.start,
            end=passage.end,
            paragraph=passage.paragraph,
            coding_id=passage.part_of_coding,
        )
        _saved(evidence, user, f"Cited with {_named(row)}")
        new += 1
    return new


def _saved(record: Any, user: Any, reason: str) -> Any:
    record._history_user = user
    record._change_reason = reason[:100]
    record.full_clean(validate_unique=False)
    record.save()
    return record
