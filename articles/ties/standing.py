"""How an agreement stands today, as far as the articles read say."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.choices import AgreementEventKind, EngagementStatus
from articles.models import Agreement
from defense_ties.lib.dates import NO_LAST_DAY
from defense_ties.lib.reviewing import ReviewStatus

BEFORE_SIGNATURE = {
    AgreementEventKind.NEGOTIATED,
    AgreementEventKind.ANNOUNCED,
    AgreementEventKind.INITIALLED,
}
OVER = {AgreementEventKind.EXPIRED, AgreementEventKind.TERMINATED}


def notes_on_standing(agreement: Agreement, today: datetime.date | None = None) -> list[str]:
    """Return what a reader should know of the status of an agreement that was read with its events."""
    today = today or timezone.localdate()
    status = agreement.status  # type: ignore[attr-defined]
    if not status:
        return [_("No article read says how it stands.")]
    notes = []
    if status in BEFORE_SIGNATURE:
        notes.append(_("No article read reports a signature."))
        if awaits_signature(agreement) and is_overdue(agreement.signed_at, today):
            notes.append(_("The time set for it is past."))
    if status not in OVER and agreement.covers_latest and agreement.covers_latest < today:
        notes.append(_("The period it covers is over."))
    return notes


def awaits_signature(agreement: Agreement) -> bool:
    """Return whether it is to be signed at an engagement that is planned, as far as is public."""
    occasion = agreement.signed_at
    planned = occasion and occasion.is_published and occasion.status == EngagementStatus.PLANNED
    return bool(planned and agreement.status in BEFORE_SIGNATURE)  # type: ignore[attr-defined]


def to_be_signed(agreements: Any) -> Any:
    """Return those of the agreements that await signature, in a query."""
    return agreements.with_status().filter(
        status__in=BEFORE_SIGNATURE,
        signed_at__status=EngagementStatus.PLANNED,
        signed_at__review_status=ReviewStatus.PUBLISHED,
    )


def is_overdue(engagement: Any, today: datetime.date | None = None) -> bool:
    """Return whether something planned was to be held by now, and no article read says that it was."""
    latest = engagement.latest
    return bool(latest and latest != NO_LAST_DAY and latest < (today or timezone.localdate()))


def attach_notes(agreements: Iterable[Agreement]) -> None:
    """Give each agreement its `notes` on how it stands."""
    for agreement in agreements:
        agreement.notes = notes_on_standing(agreement)  # type: ignore[attr-defined]
