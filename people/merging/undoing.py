"""Taking a merge back."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from defense_ties.lib.merging import Fault, Refused, model_of, rehearse, take_back
from defense_ties.lib.reviewing import ReviewStatus
from people.merging.kinds import kind_named
from people.merging.merging import kindly
from people.merging.rules import gone, is_public, may_change_public, may_merge
from people.models import Merge

_BACK = {"move": "moved back", "drop": "restored"}


@dataclass
class Restoring:
    """What taking a merge back would restore, what it cannot, and what forbids it."""

    counts: list[tuple[str, int]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)


def undo(*, merge: Merge, user: Any, leave: Collection[str] = ()) -> Merge:
    """Restore both records, and what referred to them, as they were before a merge; return the merge.

    What was changed since is not touched: it is refused as a whole, unless everything that cannot be restored
    is among what may be left, by the keys of the faults.
    """
    with kindly():
        merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
        _lock(merge)
        if found := obstacles(merge):
            raise Refused(found)
        reason = f"Took back the merge of “{merge.lost_name[:40]}” into “{merge.kept_name[:40]}”"
        faults = take_back(merge.steps, user=user, reason=reason, leave=leave)
        merge.undone_by, merge.undone_at = user, timezone.now()
        merge.left_as_is = [fault.sentence for fault in faults]
        merge.save(update_fields=["undone_by", "undone_at", "left_as_is"])
        return merge


def restoring(merge: Merge) -> Restoring:
    """Return what taking a merge back would do, as the records stand now."""
    found = obstacles(merge)
    if found:
        return Restoring(obstacles=found)
    plan, broken = rehearse(merge.steps)
    return Restoring(counts=_counted(merge), faults=plan.faults, obstacles=broken)


def obstacles(merge: Merge) -> list[str]:
    """Return why a merge cannot be taken back at all, a sentence each."""
    kind = kind_named(merge.record_type)
    if merge.is_undone:
        return ["This merge was taken back already."]
    if kind is None:
        return [f"Records of the kind “{merge.record_type}” are not merged any more."]
    found = []
    if not kind.model._base_manager.filter(pk=merge.kept_id).exists():
        found.append(f"{gone(kind, merge.kept_id)} Bring it back first.")
    if kind.model._base_manager.filter(pk=merge.lost_id).exists():
        found.append(f"A record with the id {merge.lost_id} is there again: “{merge.lost_name}”.")
    if later := _later(merge):
        found.append(f"The merge of “{later.lost_name}” rests on this one: take that back first.")
    return found


def may_undo(user: Any, merge: Merge) -> bool:
    """Return whether a user may take a merge back: whoever may have made it."""
    kind = kind_named(merge.record_type)
    if kind is None:
        return False
    kept = kind.model._base_manager.filter(pk=merge.kept_id).first()
    if kept is None:
        meta = kind.model._meta
        return bool(user.has_perm(f"{meta.app_label}.change_{meta.model_name}"))
    if not may_merge(user, [kept]):
        return False
    gone_public = any(
        step["do"] == "drop" and step["columns"].get("review_status") == ReviewStatus.PUBLISHED
        for step in merge.steps
    )
    return not (gone_public or is_public(kept)) or may_change_public(user, kind)


def _lock(merge: Merge) -> None:
    kind = kind_named(merge.record_type)
    if kind is not None:
        list(kind.model._base_manager.filter(pk=merge.kept_id).select_for_update())


def _later(merge: Merge) -> Merge | None:
    """Return a later merge into the same record, in which something hangs on what this one moved."""
    later = Merge.objects.standing().filter(
        record_type=merge.record_type, kept_id=merge.kept_id, pk__gt=merge.pk
    )
    touched = {(step["model"], key) for step in merge.steps for key in _keys(step)}
    touched.discard((_label(merge), merge.kept_id))
    for other in later.order_by("pk"):
        if any((step["model"], key) in touched for step in other.steps for key in _keys(step)):
            return other
    return None


def _keys(step: dict) -> list[Any]:
    """Return the keys of the rows that a step moved, changed, added, or made the heir of another."""
    if step["do"] == "move":
        return step["rows"]
    return [step["twin"] if step["do"] == "drop" else step["row"]]


def _label(merge: Merge) -> str:
    kind = kind_named(merge.record_type)
    return kind.model._meta.label_lower if kind else ""


def _counted(merge: Merge) -> list[tuple[str, int]]:
    """Return how many rows of each kind go back, or come back."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for step in merge.steps:
        if step["do"] in _BACK and step.get("row") != merge.lost_id:
            found[step["model"], _BACK[step["do"]]] += len(step.get("rows", [None]))
    counted = []
    for (label, what), number in found.items():
        meta = model_of(label)._meta
        counted.append((f"{meta.verbose_name if number == 1 else meta.verbose_name_plural} {what}", number))
    return counted
