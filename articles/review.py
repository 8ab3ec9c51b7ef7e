"""Every change of review status: who may stand where, and what stands in the way."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from articles.closing import reported_by, settle
from articles.models import Agreement, Article, Engagement, unsupported
from defense_ties.lib.reviewing import Reviewable, ReviewStatus
from people.models import Appointment, Institution, Official

WAITING = (ReviewStatus.DRAFT, ReviewStatus.READY)

# What goes public together with a record, as far as it still waits: the fields by which it is found.
CARRIED: dict[type[models.Model], dict[type[models.Model], tuple[str, ...]]] = {
    Engagement: {
        Official: ("participations__engagement",),
        Institution: ("participations__engagement", "positions__participations__engagement"),
        Article: (
            "evidence__engagement",
            "evidence__side__engagement",
            "evidence__participation__engagement",
        ),
    },
    Agreement: {
        Official: ("signatures__agreement",),
        Institution: ("parties__agreement", "positions__signatures__agreement"),
        Article: (
            "evidence__agreement",
            "evidence__agreement_event__agreement",
            "evidence__party__agreement",
            "evidence__signature__agreement",
        ),
    },
    Appointment: {
        Official: ("appointments",),
        Institution: ("positions__appointments",),
        Article: ("evidence__appointment",),
    },
    Official: {Article: ("evidence__official",)},
    Institution: {Article: ("evidence__institution",)},
    Article: {},
}


class Refused(Exception):
    """A change of status was refused; `reasons` holds the sentences for each record."""

    def __init__(self, reasons: dict):
        self.reasons = reasons
        super().__init__(" ".join(self.sentences()))

    def sentences(self) -> list[str]:
        """Return one sentence for each reason, with the record it is about."""
        return [f"{record}: {reason}" for record, found in self.reasons.items() for reason in found]


def obstacles(record: Reviewable) -> list[str]:
    """Return what stands in the way of publishing the record, a sentence each."""
    found = []
    if unsupported(type(record)._base_manager.filter(pk=record.pk)).exists():
        found.append("no passage of an article supports it yet; add evidence first.")
    if isinstance(record, Engagement) and not record.sides.exists():
        found.append("it names no country that takes part; add a side first.")
    if isinstance(record, Agreement) and not record.parties.exists():
        found.append("it names no party; add one first.")
    if isinstance(record, Agreement) and not record.events.exists():
        found.append("its history is empty; add an event first.")
    for other in carried(record):
        if other.review_status == ReviewStatus.REJECTED:
            found.append(f"it rests on “{other}”, which was rejected.")
    return found


def carried(record: Reviewable) -> list:
    """Return the records that the public page of this one names, published or not, each once."""
    found: list = []
    for model, paths in CARRIED[type(record)].items():
        condition = models.Q()
        for path in paths:
            condition |= models.Q(**{path: record})
        found += model._base_manager.filter(pk__in=model._base_manager.filter(condition).values("pk"))
    return found


def leaning(record: Reviewable) -> int:
    """Return the number of published records that name or rest on this one."""
    total = 0
    itself = type(record)._base_manager.filter(pk=record.pk)
    for model, named in CARRIED.items():
        condition = models.Q(pk__in=[])
        for path in named.get(type(record), ()):
            condition |= models.Q(pk__in=itself.values(path))
        published = model._base_manager.filter(review_status=ReviewStatus.PUBLISHED)
        total += published.filter(condition).count()
    return total


@transaction.atomic
def mark_ready(*, records: Iterable[Reviewable], user) -> int:
    """Hand drafts to the reviewers and return their number; Refused unless all are drafts."""
    locked = _locked(records)
    _refuse_coded_apart(locked)
    _refuse(
        {r: ["only a draft can be marked ready."] for r in locked if r.review_status != ReviewStatus.DRAFT}
    )
    for record in locked:
        _move(record, ReviewStatus.READY, user, "Marked ready")
    return len(locked)


@transaction.atomic
def publish(*, records: Iterable[Reviewable], user, note: str = "") -> int:
    """Publish records, with the people, institutions and articles they name; Refused if one may not be.

    Returns the number of records that were published, those carried along included.
    """
    locked = _locked(records)
    _refuse_coded_apart(locked)
    reasons = {record: obstacles(record) for record in locked}
    for record in locked:
        if record.review_status not in WAITING:
            reasons[record] = [f"it is {record.get_review_status_display().lower()} already."]
    _refuse(reasons)
    along = _locked(other for record in locked for other in carried(record))
    waiting = [other for other in dict.fromkeys([*along, *locked]) if other.review_status in WAITING]
    for record in waiting:
        _move(record, ReviewStatus.PUBLISHED, user, note or "Published")
    settle(articles=reported_by(locked), user=user)
    return len(waiting)


@transaction.atomic
def reject(*, records: Iterable[Reviewable], user, note: str) -> int:
    """Reject records, with the reason as a note, and return their number; Refused if others rest on one."""
    locked = _locked(records)
    _refuse_coded_apart(locked)
    reasons = {record: _ties(record) for record in locked}
    if not note.strip():
        reasons = {record: ["a rejection needs a reason."] for record in locked}
    _refuse(reasons)
    for record in locked:
        record.review_note = note
        _move(record, ReviewStatus.REJECTED, user, note)
    settle(articles=reported_by(locked), user=user)
    return len(locked)


@transaction.atomic
def reopen(*, records: Iterable[Reviewable], user, note: str = "") -> int:
    """Make records drafts again and return their number; Refused if published records rest on one."""
    locked = _locked(records)
    _refuse_coded_apart(locked)
    reasons = {record: _ties(record) if record.is_published else [] for record in locked}
    for record in locked:
        if record.review_status == ReviewStatus.DRAFT:
            reasons[record] = ["it is a draft already."]
    _refuse(reasons)
    for record in locked:
        if record.drafter_id not in (None, getattr(user, "pk", None)):  # who drew it up is told, on the desk
            record.review_note = note or "Reopened: please look at it again."
        _move(record, ReviewStatus.DRAFT, user, note or "Reopened")
    return len(locked)


def _locked(records: Iterable[Reviewable]) -> list[Reviewable]:
    """Return the records as they now stand, each once, locked until the transaction ends."""
    return [
        type(record)._base_manager.select_for_update(of=("self",)).get(pk=record.pk)
        for record in dict.fromkeys(records)
    ]


def _refuse_coded_apart(records: list) -> None:
    """Refuse drafts of independent codings, of which one set of records is made first."""
    sentence = "it is part of an independent coding, which is reconciled first."
    _refuse({record: [sentence] for record in records if getattr(record, "coding_id", None)})


def _ties(record: Reviewable) -> list[str]:
    number = leaning(record)
    return [f"published records rest on it ({number})."] if number else []


def _refuse(reasons: dict) -> None:
    reasons = {record: found for record, found in reasons.items() if found}
    if reasons:
        raise Refused(reasons)


def _move(record: Any, status: str, user, reason: str) -> None:
    now = timezone.now()
    record.review_status = status
    if status in (ReviewStatus.PUBLISHED, ReviewStatus.REJECTED):
        record.reviewed_by, record.reviewed_at = user, now
    if status == ReviewStatus.PUBLISHED:
        record.published_at = record.published_at or now
    record._change_reason = reason[:100]
    record._history_user = user
    record.save()
