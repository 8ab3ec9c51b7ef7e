"""Accepting, rejecting and publishing what was drafted, and closing the article."""

from typing import Any

from articles import review
from articles.admin.reviewing.desk import Desk, Done, Fault, stale
from articles.admin.reviewing.freshness import locked, token_of
from articles.admin.reviewing.targets import key_of
from articles.choices import CodingState
from articles.closing import NotClosed, set_coding_state
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Appointment, Official

CARDS = ("engagement", "agreement", "official", "institution")


def members(desk: Desk, record: Any) -> list[Any]:
    """Return the record, and for an official the posts that the article is cited for, decided together."""
    if not isinstance(record, Official):
        return [record]
    posts = Appointment.objects.filter(official=record, evidence__article=desk.article).distinct()
    return [record, *posts]


def _with_status(records: list[Any], *statuses: str) -> list[Any]:
    return [record for record in records if record.review_status in statuses]


def accept(desk: Desk, data: Any) -> Done:
    """Mark a draft ready for publication, with the posts drafted for an official."""
    record = _open(desk, data)
    drafts = _with_status(members(desk, record), ReviewStatus.DRAFT)
    if not drafts:
        raise Fault(
            f"“{record}” is {record.get_review_status_display().lower()}: only a draft is accepted.",
            at=key_of(record),
        )
    review.mark_ready(records=drafts, user=desk.user)
    return Done(f"Accepted: {record}.", at=key_of(record))


def reject(desk: Desk, data: Any) -> Done:
    """Reject a record for a reason; what waits for a reviewer already, only a reviewer rejects."""
    record = _open(desk, data)
    at = key_of(record)
    waiting = _with_status(members(desk, record), *review.WAITING)
    if not waiting:
        raise Fault(
            f"“{record}” is {record.get_review_status_display().lower()}: there is nothing to reject.", at=at
        )
    if _with_status(waiting, ReviewStatus.READY) and not desk.may_review(record):
        raise Fault(f"“{record}” is accepted: take that back first, or leave it to a reviewer.", at=at)
    _refusable(at, review.reject, records=waiting, user=desk.user, note=data.get("note", "").strip()[:500])
    return Done(f"Rejected: {record}.", at=at)


def reopen(desk: Desk, data: Any) -> Done:
    """Take back an acceptance or a rejection; the rejection by somebody else only as a reviewer."""
    record = _open(desk, data)
    at = key_of(record)
    decided = _with_status(members(desk, record), ReviewStatus.READY, ReviewStatus.REJECTED)
    others = [
        one for one in decided if one.review_status == ReviewStatus.REJECTED and one.reviewed_by != desk.user
    ]
    if others and not desk.may_review(record):
        raise Fault(
            f"“{record}” was rejected by {others[0].reviewed_by or 'a reviewer'}: ask a reviewer.", at=at
        )
    if not decided:
        raise Fault(
            f"“{record}” is {record.get_review_status_display().lower()}: there is nothing to take back.",
            at=at,
        )
    _refusable(at, review.reopen, records=decided, user=desk.user, note="Taken back")
    return Done(f"To check again: {record}.", at=at)


def publish(desk: Desk, data: Any) -> Done:
    """Publish what was accepted, all or nothing, as it stood on the screen."""
    records, changed = [], []
    for entry in data.getlist("accepted"):
        key, _, seen = entry.rpartition(":")
        record = locked(found) if (found := desk.find(key, *CARDS)) else None
        if record is None or token_of(record) != seen:
            changed.append(
                stale(record) if record else "A record was removed meanwhile. Nothing was published."
            )
        else:
            records += _with_status(members(desk, record), ReviewStatus.READY)
    if changed:
        raise Fault(*changed)
    if not records:
        raise Fault("Nothing is accepted yet: accept what is right first.")
    forbidden = {record._meta.verbose_name for record in records if not desk.may_review(record)}
    if forbidden:
        raise Fault("Only a reviewer publishes: what you accepted waits for one.")
    number = _refusable("", review.publish, records=records, user=desk.user)
    return Done(f"{number} record{'s' if number != 1 else ''} published, with what they name.")


def set_coding(desk: Desk, data: Any) -> Done:
    """Say how far the article has been coded."""
    article = desk.take(key_of(desk.article), data.get("seen", ""), "article")
    if data.get("state") not in CodingState.values:
        raise Fault("There is no such coding state.")
    reason = data.get("note", "").strip()[:500]
    try:
        set_coding_state(articles=[article], state=data["state"], user=desk.user, reason=reason)
    except NotClosed as refused:
        raise Fault(*(f"Nothing was changed: {why}" for why in refused.reasons.values())) from refused
    return Done(f"The article is marked: {CodingState(data['state']).label.lower()}.")


def _open(desk: Desk, data: Any) -> Any:
    return desk.take(data.get("record", ""), data.get("seen", ""), *CARDS)


def _refusable(at: str, change: Any, **given: Any) -> int:
    try:
        return change(**given)
    except review.Refused as refused:
        raise Fault(*refused.sentences(), at=at) from refused
