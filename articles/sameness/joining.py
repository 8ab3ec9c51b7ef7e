"""Joining the draft of one report to the record that another made, or remembering that they are two."""

from typing import Any

from django.db import transaction

from articles.models import Agreement, Engagement
from articles.sameness.moving import Mover
from defense_ties.lib.merging import Journal
from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import ReviewStatus
from people.matching import tell_apart
from people.merging import redirect
from people.models import Distinct


class NotJoined(ValueError):
    """Two records cannot be joined; the message says why."""


@transaction.atomic
def join_engagement(*, draft: Engagement, into: Engagement, user: Any) -> Engagement:
    """Make a draft more evidence for an engagement on record, and return that engagement.

    Evidence, sides, participants, topics, parts and agreements go over; where the draft says something else,
    its evidence is kept as contradicting. The draft is gone, and its old address leads to the engagement.
    """
    draft, into = _both(draft, into)
    if _stands_above(draft, into) or _stands_above(into, draft):
        raise NotJoined(f"“{draft}” and “{into}” are parts of one another.")
    mover = Mover(user)
    mover.record("engagement", draft, into, ("kind", "status", "mode", "date", "place"))
    for side in draft.sides.all():
        mover.child(side, into, into.sides.filter(country=side.country).first(), ("role",))
    for row in draft.participations.select_related("official"):
        mover.child(row, into, _same_person(row, into.participations), ("rank_as_written",))
    mover.topics(draft, into)
    for part in draft.parts.exclude(pk=into.pk):
        mover.repoint(part, "part_of", into)
    for agreement in draft.agreements.all():
        mover.repoint(agreement, "signed_at", into)
    if into.part_of is None and draft.part_of and not _stands_above(into, draft.part_of):
        mover.repoint(into, "part_of", draft.part_of)
    _redirect(draft, into, user)
    return into


@transaction.atomic
def join_agreement(*, draft: Agreement, into: Agreement, user: Any) -> Agreement:
    """Make a draft more evidence for an agreement on record, and return that agreement."""
    draft, into = _both(draft, into)
    mover = Mover(user)
    mover.record("agreement", draft, into, ("kind", "covers", "signed_at"))
    for party in draft.parties.all():
        mover.child(party, into, _same_party(party, into), ())
    for row in draft.signatures.select_related("official", "party"):
        if row.party and row.party.agreement_id != into.pk:
            row.party = _same_party(row.party, into)
        mover.child(row, into, _same_person(row, into.signatures), ("rank_as_written",))
    for event in draft.events.order_by("sequence"):
        standing = into.events.filter(kind=event.kind).order_by("sequence").first()
        if standing is None:
            event.sequence = max(into.events.values_list("sequence", flat=True), default=0) + 1
        mover.child(event, into, standing, ("date",))
    mover.topics(draft, into)
    for name in ("implements", "amends"):
        for other in Agreement.objects.filter(**{name: draft}).exclude(pk=into.pk):
            mover.repoint(other, name, into)
    _redirect(draft, into, user)
    return into


def keep_apart(*, first: Any, second: Any, user: Any, reason: str = "") -> Distinct:
    """Remember that two engagements, or two agreements, are not the same, so that nobody is asked again."""
    return tell_apart(first=first, second=second, user=user, reason=reason)


def _both(draft: Any, into: Any) -> tuple[Any, Any]:
    """Return both records as they now stand, locked; NotJoined unless the draft may go."""
    if draft.pk == into.pk:
        raise NotJoined("A record cannot be joined to itself.")
    rows = type(draft)._base_manager.select_for_update(of=("self",)).in_bulk(sorted((draft.pk, into.pk)))
    for record in (draft, into):
        if record.pk not in rows:
            raise NotJoined(f"“{record}” is not there any more.")
    draft, into = rows[draft.pk], rows[into.pk]
    if draft.review_status not in (ReviewStatus.DRAFT, ReviewStatus.READY):
        raise NotJoined(
            f"“{draft}” is {draft.get_review_status_display().lower()}; only a draft can be joined."
        )
    if into.review_status == ReviewStatus.REJECTED:
        raise NotJoined(f"“{into}” was rejected.")
    return draft, into


def _stands_above(upper: Engagement, engagement: Engagement | None) -> bool:
    seen: set[str] = set()
    while engagement is not None and engagement.pk not in seen:
        seen.add(engagement.pk)
        if engagement.part_of_id == upper.pk:
            return True
        engagement = engagement.part_of
    return False


def _same_person(row: Any, others: Any) -> Any:
    """Return the row that names the same person, or the same institution where nobody is named."""
    if row.official_id is None and not row.name_as_written:
        return others.filter(official=None, institution=row.institution_id).first()
    for other in others.select_related("official"):
        if row.official_id and other.official_id:
            if row.official_id == other.official_id:
                return other
        elif fold(other.name_as_written) == fold(row.name_as_written) != "":
            return other
    return None


def _same_party(party: Any, into: Agreement) -> Any:
    """Return the party that is the same institution, or stands for the same country."""
    exact = into.parties.filter(institution=party.institution_id, country=party.country).first()
    if exact or not party.country:
        return exact
    return into.parties.filter(country=party.country).order_by("institution_id").first()


def _redirect(draft: Any, into: Any, user: Any) -> None:
    """Delete the draft, and lead its old address to the record that stays."""
    kind, old = draft._meta.model_name, draft.pk
    reason = "Another report of the same."
    gone = type(draft)._base_manager.get(pk=old)
    gone._change_reason, gone._history_user = reason, user
    gone.delete()
    journal = Journal(user=user, reason=reason)
    redirect(record_type=kind, old_id=old, new_id=into.pk, reason=reason, journal=journal)
