"""The day as of which an official's post counts: that of the engagement, or that of the signing."""

from dataclasses import dataclass
from typing import Any

from articles.choices import AgreementEventKind
from articles.models import Agreement, Engagement, Participation, Signature
from defense_ties.lib.dates import Basis


@dataclass(frozen=True)
class Day:
    """A date as EDTF and how it is known; empty where it is not."""

    date: str = ""
    basis: str = Basis.STATED


def whole_of(row: Participation | Signature) -> Any:
    """Return the engagement that somebody took part in, or the agreement that they signed."""
    return row.agreement if isinstance(row, Signature) else row.engagement


def day_of(whole: Engagement | Agreement) -> Day:
    """Return the date of an engagement, or that on which an agreement was signed."""
    if isinstance(whole, Engagement):
        return Day(whole.date, whole.date_basis)
    signed = whole.events.filter(kind=AgreementEventKind.SIGNED).order_by("sequence").first()
    return Day(signed.date, signed.date_basis) if signed else Day()
