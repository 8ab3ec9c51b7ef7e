"""Deciding who is meant, where the text leaves a doubt."""

from typing import Any

from django.db import transaction

from articles.drafting.posts import cover
from articles.models import Evidence, Participation, Signature
from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import Drafter
from people.matching import (
    CHOOSE,
    Candidate,
    Presented,
    PresentedPost,
    candidates_for,
    tell_apart,
)
from people.models import Appointment, Official, OfficialAlias

Attributed = Participation | Signature
_REASON = "Chosen as the official who is meant"


class Undecidable(ValueError):
    """There is nothing to decide; the message says why."""


def presented_in(row: Attributed) -> Presented:
    """Return how a participation or signature presents its official, to look for candidates."""
    if isinstance(row, Participation):
        country, date, institution = str(row.country or ""), row.engagement.date, row.institution
    else:
        country, date, institution = str(row.party.country if row.party else ""), "", None
    if row.position:
        institution = row.position.institution or institution
    posts = (
        PresentedPost(
            row.position.title if row.position else row.title_as_written,
            institution.name if institution else "",
            institution.pk if institution else "",
        ),
    )
    return Presented(row.name_as_written, country, row.rank_as_written, posts, date)


@transaction.atomic
def choose_official(
    *,
    official: Official,
    user: Any,
    participation: Participation | None = None,
    signature: Signature | None = None,
) -> list[Attributed]:
    """Say which official a participation or signature means, and return every row so decided.

    The other rows of the same article that leave the same name open are decided with it. The name as written
    becomes an alias of the official where it is new; the posts become appointments.
    """
    row = _open(participation, signature)
    decided: list[Attributed] = []
    for other in [row, *_alike(row)]:
        decided += _link(other, official, user)
    _add_alias(official, row.name_as_written, user)
    return decided


@transaction.atomic
def new_official(
    *,
    user: Any,
    participation: Participation | None = None,
    signature: Signature | None = None,
) -> Official:
    """Make a new official of the name in a participation or signature, and remember whom it is not."""
    row = _open(participation, signature)
    presented = presented_in(row)
    doubtful = [candidate for candidate in candidates_for(presented) if candidate.score >= CHOOSE]
    official = Official(name=presented.name, country=presented.country, drafter=user)
    official.drafted_by = Drafter.PERSON
    _save(official, user, "Made new, as no official on record was meant")
    for candidate in doubtful:
        _tell_apart(official, candidate, user)
    choose_official(official=official, user=user, participation=participation, signature=signature)
    return official


def _tell_apart(official: Official, candidate: Candidate, user: Any) -> None:
    reason = f"“{official.name}” was made a new official beside “{candidate.record}”."
    tell_apart(first=official, second=candidate.record, user=user, reason=reason)


def _open(participation: Participation | None, signature: Signature | None) -> Attributed:
    """Return the row as it now stands; Undecidable unless it leaves open who is meant."""
    given = participation or signature
    if given is None:
        raise Undecidable("Give a participation or a signature.")
    row = type(given)._base_manager.select_for_update(of=("self",)).filter(pk=given.pk).first()
    if row is None:
        raise Undecidable(f"“{given}” is not there any more.")
    if row.official_id or not row.name_as_written:
        raise Undecidable(f"It is decided already who is meant by “{row}”.")
    return row


def _alike(row: Attributed) -> list[Attributed]:
    """Return the other rows of the same articles that leave the same name and country open."""
    articles = row.evidence.values("article")
    country, folded = presented_in(row).country, fold(row.name_as_written)
    coding = _whole(row).coding_id
    found: list[Attributed] = []
    for model in (Participation, Signature):
        others = model._base_manager.filter(official=None, evidence__article__in=articles).exclude(pk=row.pk)
        others = others.filter(**{model.objects.all().coding_path: coding})  # what is coded apart stays apart
        for other in others.distinct():
            theirs = presented_in(other).country
            if fold(other.name_as_written) == folded and (not theirs or not country or theirs == country):
                found.append(other)
    return found


def _whole(row: Attributed) -> Any:
    return row.engagement if isinstance(row, Participation) else row.agreement


def _link(row: Attributed, official: Official, user: Any) -> list[Attributed]:
    """Put the official into a row, or join the row to the one in which the official stands already."""
    if isinstance(row, Participation):
        there = Participation.objects.filter(engagement=row.engagement, role=row.role, official=official)
        subject = "participation"
    else:
        there = Signature.objects.filter(agreement=row.agreement, official=official)  # type: ignore[assignment]
        subject = "signature"
    if standing := there.first():
        for evidence in row.evidence.all():
            _cite_too(evidence, subject, standing.pk, user)
        row._change_reason = _REASON  # type: ignore[union-attr]
        row.delete()
        return [standing]
    row.official = official
    _save(row, user, _REASON)
    for evidence in row.evidence.filter(field="name_as_written"):
        _cite_too(evidence, "official", official.pk, user)
    _appoint(row, official, user)
    return [row]


def _appoint(row: Attributed, official: Official, user: Any) -> None:
    """Draft the appointment that the row is evidence for, unless there is one."""
    date = row.engagement.date if isinstance(row, Participation) else ""
    if row.position is None or Appointment.objects.filter(official=official, position=row.position).exists():
        return
    appointment = Appointment(official=official, position=row.position, date=cover([date]), drafter=user)
    if isinstance(row, Participation) and appointment.date:
        appointment.date_basis = row.engagement.date_basis
    _save(appointment, user, _REASON)
    for evidence in row.evidence.filter(field__in=("title_as_written", "position")):
        _cite_too(evidence, "appointment", appointment.pk, user)


def _add_alias(official: Official, name: str, user: Any) -> None:
    known = [official.name, official.native_name, *official.aliases.values_list("name", flat=True)]
    if fold(name) not in {fold(other) for other in known if other}:
        _save(OfficialAlias(official=official, name=name, language="en"), user, _REASON)


def _cite_too(evidence: Evidence, subject: str, pk: str, user: Any) -> None:
    """Cite the passage for another record as well, once."""
    values = {name: getattr(evidence, name) for name in ("article_id", "start", "end")}
    field = evidence.field if subject in ("participation", "signature") else ""
    if not Evidence.objects.filter(**values, field=field, **{f"{subject}_id": pk}).exists():
        copy = Evidence(
            **values,
            field=field,
            paragraph=evidence.paragraph,
            stance=evidence.stance,
            note=evidence.note,
            **{f"{subject}_id": pk},
        )
        if subject in ("official", "appointment"):
            copy.coding_id = evidence.part_of_coding
        _save(copy, user, _REASON)


def _save(row: Any, user: Any, reason: str) -> None:
    row._change_reason = reason
    row._history_user = user
    row.save()
