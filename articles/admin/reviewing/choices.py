"""Choosing among candidates: who is meant by a name, and which records are of the same event."""

from typing import Any

from articles import drafting, sameness
from articles.admin.reviewing.desk import Desk, Done, Fault
from articles.admin.reviewing.targets import key_of, kind_of, owner_of
from articles.models import Engagement
from people.models import Official


def choose(desk: Desk, data: Any) -> Done:
    """Say which official a name as written means, here and wherever the article leaves it open."""
    part = _open(desk, data)
    at, name = key_of(owner_of(part)), part.name_as_written
    official = Official.objects.filter(pk=data.get("official", "")).first()
    if official is None:
        raise Fault("Choose one of the officials first.", at=at)
    try:
        drafting.choose_official(official=official, user=desk.user, **{kind_of(part): part})
    except drafting.Undecidable as error:
        raise Fault(str(error), at=at) from error
    return Done(f"“{name}” is {official}.", at=at)


def new_person(desk: Desk, data: Any) -> Done:
    """Say that a name as written is of somebody who is not on record."""
    part = _open(desk, data)
    at = key_of(owner_of(part))
    if not desk.may_add(Official):
        raise Fault("You may not add officials.", at=at)
    try:
        official = drafting.new_official(user=desk.user, **{kind_of(part): part})
    except drafting.Undecidable as error:
        raise Fault(str(error), at=at) from error
    return Done(f"New official: {official}.", at=at)


def _open(desk: Desk, data: Any) -> Any:
    part = desk.take(data.get("part", ""), data.get("seen", ""), "participation", "signature")
    if part.official_id:
        raise Fault(
            f"“{part.name_as_written}” was chosen meanwhile: {part.official}.", at=key_of(owner_of(part))
        )
    return part


def same(desk: Desk, data: Any) -> Done:
    """Say that a draft is of the same event as a record of another article, which takes over its evidence."""
    draft, other = _pair(desk, data)
    if not desk.may_change(other):
        raise Fault(f"“{other}” is published: only a reviewer adds to it.", at=key_of(draft))
    title = str(draft)
    join = sameness.join_engagement if isinstance(draft, Engagement) else sameness.join_agreement
    try:
        join(draft=draft, into=other, user=desk.user)
    except sameness.NotJoined as error:
        raise Fault(str(error), at=key_of(draft)) from error
    return Done(f"“{title}” is the same as “{other}”, which has its evidence now.", at=key_of(other))


def apart(desk: Desk, data: Any) -> Done:
    """Remember that a draft and a record of another article are not the same."""
    draft, other = _pair(desk, data)
    reason = data.get("note", "").strip()[:500]
    sameness.keep_apart(first=draft, second=other, user=desk.user, reason=reason)
    return Done(f"Kept apart: “{draft}” and “{other}”.", at=key_of(draft))


def _pair(desk: Desk, data: Any) -> tuple[Any, Any]:
    draft = desk.take(data.get("record", ""), data.get("seen", ""), "engagement", "agreement")
    other = desk.find(data.get("other", ""), kind_of(draft))
    if other is None or other == draft:
        raise Fault("The other record is gone: somebody removed it meanwhile.", at=key_of(draft))
    return draft, other
