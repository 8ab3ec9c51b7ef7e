"""The time of an appointment in words: where it is only cited, that is what is said."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from people.models import Appointment

OPEN = ("", "..")


@dataclass(frozen=True)
class End:
    """One end of an appointment: what is known of it, and its date as EDTF text."""

    words: str
    date: str


def ends(appointment: Appointment) -> list[End]:
    """Return the known ends of an appointment, the first before the last."""
    first, slash, last = appointment.date.partition("/")
    if not slash:
        return [End(_single(appointment), first)] if first else []
    start = End(_("began") if appointment.true_start else _("first cited"), first)
    end = End(_("ended") if appointment.true_end else _("last cited"), last)
    return [part for part in (start, end) if part.date not in OPEN]


def _single(appointment: Appointment) -> str:
    """Return what a date that is not a span says of the appointment."""
    if appointment.true_start and appointment.true_end:
        return pgettext("post", "held")
    if appointment.true_start:
        return _("began")
    return _("ended") if appointment.true_end else _("cited")
