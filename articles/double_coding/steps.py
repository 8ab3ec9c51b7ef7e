"""Handing a coding in, sending it back, calling it off."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.choices import CodingStep
from articles.double_coding.giving import DRAFTED, coders, give_one
from articles.double_coding.recording import facts_of
from articles.models import Coding, Evidence
from articles.models.coding import OPEN
from defense_ties.lib.reviewing import ReviewStatus


class NotDone(ValueError):
    """A step with a coding was not taken; the message says why."""


def locked(coding: Coding) -> Coding:
    """Return the coding as it now stands; all of its article are locked until the transaction ends."""
    rows = Coding.objects.select_for_update(of=("self",)).filter(article=coding.article_id).order_by("pk")
    by_key = {row.pk: row for row in rows}
    if coding.pk not in by_key:
        raise NotDone("This coding is not there any more.")
    return by_key[coding.pk]


@transaction.atomic
def hand_in(*, coding: Coding, user: Any) -> Coding:
    """End the coder's work, and keep what they found as it now stands."""
    coding = locked(coding)
    if coding.coder_id != user.pk:
        raise NotDone("Only its coder hands a coding in.")
    if not coding.is_given:
        raise NotDone(f"This coding is {coding.get_state_display().lower()} already.")
    coding.state, coding.handed_in_at = CodingStep.HANDED_IN, timezone.now()
    coding.facts = facts_of(coding)
    return keep(coding, user, "Handed in")


@transaction.atomic
def send_back(*, coding: Coding, user: Any, note: str) -> Coding:
    """Give a coding back to its coder, blind as before; what was handed in stays in its history."""
    coding = locked(coding)
    if coding.state != CodingStep.HANDED_IN:
        raise NotDone(
            f"This coding is {coding.get_state_display().lower()}: only what is handed in is sent back."
        )
    if not note.strip():
        raise NotDone("Say why it goes back; the coder reads it.")
    coding.state, coding.handed_in_at, coding.facts = CodingStep.GIVEN, None, {}
    coding.note = note.strip()
    return keep(coding, user, f"Sent back: {note.strip()}")


@transaction.atomic
def withdraw(
    *, coding: Coding, user: Any, note: str, keep_drafts: bool = False, instead: Any = None
) -> Coding:
    """Call a coding off, and give the article to somebody instead if so asked.

    The drafts are rejected, and stay out of the other coder's sight. With `keep_drafts` they become drafts
    like others, which only goes if nobody else codes the article.
    """
    coding = locked(coding)
    if coding.state not in OPEN:
        raise NotDone(f"This coding is {coding.get_state_display().lower()} already.")
    if not note.strip():
        raise NotDone("Say why it is called off.")
    if keep_drafts and coding.others().open().exists():
        raise NotDone("The other coding is open still: drafts are kept once nobody codes the article apart.")
    if instead is not None:
        _check_instead(coding, instead, keep_drafts)
    if keep_drafts:
        release(coding, user, "The coding was called off")
    else:
        _reject(coding, user, f"The coding was called off: {note.strip()}")
    coding.state, coding.closed_by, coding.closed_at = CodingStep.WITHDRAWN, user, timezone.now()
    coding.note = note.strip()
    keep(coding, user, f"Called off: {note.strip()}")
    if instead is not None:
        give_one(article=coding.article, coder=instead, slot=coding.slot, user=user)
    return coding


def _check_instead(coding: Coding, coder: Any, keep_drafts: bool) -> None:
    if keep_drafts:
        raise NotDone("Whoever codes it instead starts from the blank text: drafts cannot be kept as well.")
    if coder.pk not in {able.pk for able in coders()}:
        raise NotDone(f"{coder} may not code: choose active staff with the rights of a coder.")
    if Coding.objects.filter(article=coding.article_id, coder=coder).exists():
        raise NotDone(f"{coder} has had this article already.")


def _reject(coding: Coding, user: Any, reason: str) -> None:
    """Reject the drafts of a coding, which remain a part of it."""
    for model in DRAFTED:
        for draft in model.objects.filter(coding=coding):
            draft.review_status, draft.review_note = ReviewStatus.REJECTED, reason
            draft.reviewed_by, draft.reviewed_at = user, timezone.now()
            draft._change_reason, draft._history_user = reason[:100], user
            draft.save()


def release(coding: Coding, user: Any, reason: str) -> None:
    """Make the drafts and passages of a coding records like others."""
    for model in (*DRAFTED, Evidence):
        for row in model.objects.filter(coding=coding):
            row.coding = None
            row._change_reason, row._history_user = reason[:100], user
            row.save()


def keep(coding: Coding, user: Any, reason: str) -> Coding:
    """Save a coding with who did what in its history."""
    coding._change_reason, coding._history_user = reason[:100], user  # type: ignore[attr-defined]
    coding.save()
    return coding
