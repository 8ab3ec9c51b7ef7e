"""Choosing among candidates: who is meant by a name, and which records are of the same event."""

from typing import Any

from articles.admin.reviewing.desk import Desk, Done, Fault
from articles.admin.reviewing.targets import KINDS, find, key_of, owner_of
from people.models import Official


def choose(desk: Desk, data: Any) -> Done:
    """Say which official a name as written means."""
    part = _open(desk, data)
    official = Official.objects.filter(pk=data.get("official", "")).first()
    if official is None:
        raise Fault("Choose one of the officials first.", at=key_of(owner_of(part)))
    name = part.name_as_written
    from articles import drafting

    drafting.choose_official(participation=part, official=official, user=desk.user)
    return Done(f"“{name}” is {official}.", at=key_of(owner_of(part)))


def new_person(desk: Desk, data: Any) -> Done:
    """Say that a name as written is of somebody who is not on record."""
    part = _open(desk, data)
    if not desk.may_add(Official):
        raise Fault("You may not add officials.", at=key_of(owner_of(part)))
    from articles import drafting

    official = drafting.new_official(participation=part, user=desk.user)
    return Done(f"New official: {official}.", at=key_of(owner_of(part)))


def _open(desk: Desk, data: Any) -> Any:
    part = desk.take(data.get("part", ""), data.get("seen", ""), "participation", "signature")
    if part.official_id:
        raise Fault(f"“{part.name_as_written}” was chosen meanwhile: {part.official}.", at=key_of(owner_of(part)))
    return part


def same(desk: Desk, data: Any) -> Done:
    """Say that a draft is of the same event as a record of another article, which takes over its evidence."""
    draft, other = _pair(desk, data)
    if not desk.may_change(other):
        raise Fault(f"“{other}” is published: only a reviewer adds to it.", at=key_of(draft))
    title = str(draft)
    from articles import sameness

    sameness.join_engagement(draft=draft, into=other, user=desk.user)
    return Done(f"“{title}” is the same as “{other}”, which has its evidence now.", at=key_of(other))


def apart(desk: Desk, data: Any) -> Done:
    """Remember that a draft and a record of another article are not the same."""
    draft, other = _pair(desk, data)
    from articles import sameness

    sameness.keep_apart(first=draft, second=other, user=desk.user, reason=data.get("note", "").strip()[:500])
    return Done(f"Kept apart: “{draft}” and “{other}”.", at=key_of(draft))


def _pair(desk: Desk, data: Any) -> tuple[Any, Any]:
    draft = desk.take(data.get("record", ""), data.get("seen", ""), "engagement", "agreement")
    other = find(data.get("other", ""), next(kind for kind in KINDS if isinstance(draft, KINDS[kind])))
    if other is None or other == draft:
        raise Fault("The other record is gone: somebody removed it meanwhile.", at=key_of(draft))
    return draft, other
