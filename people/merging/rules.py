"""When two records may not be made one."""

from collections.abc import Sequence
from typing import Any

from django.db.models import CASCADE, Q

from defense_ties.lib.merging import Reference, references_to
from defense_ties.lib.reviewing import Reviewable, ReviewStatus
from people.merging.kinds import Kind, barred, kind_of
from people.models import Merge, Redirection


def obstacles(kept: Any, lost: Any) -> list[str]:
    """Return why one record may not go into another, a sentence each."""
    if type(kept) is not type(lost):
        one, other = kept._meta.verbose_name, lost._meta.verbose_name
        return [f"“{kept}” and “{lost}” are of two kinds: {one} and {other}."]
    kind = kind_of(type(kept))
    if kind is None:
        return [f"Records such as “{kept}” cannot be merged."]
    if kept.pk == lost.pk:
        return [f"“{kept}” cannot be merged with itself."]
    found = [sentence for record in (kept, lost) for sentence in barred(record)]
    found += [sentence for tree in kind.trees if (sentence := _in_one_line(kind, tree, kept, lost))]
    if isinstance(kept, Reviewable) and isinstance(lost, Reviewable):
        if kept.review_status == ReviewStatus.REJECTED:
            found.append(f"“{kept}” was rejected: let the other one stay, or reopen it first.")
        elif lost.is_published and not kept.is_published:
            found.append(
                f"“{lost}” is published and “{kept}” is not: let “{lost}” stay, or publish “{kept}” first."
            )
    return found


def _in_one_line(kind: Kind, tree: str, kept: Any, lost: Any) -> str:
    """Say so if one of the records stands, through a field, above the other."""
    for lower, upper in ((kept, lost), (lost, kept)):
        if upper.pk in _above(kind, tree, lower):
            label = getattr(kind.model._meta.get_field(tree), "verbose_name", tree)
            return f"“{upper}” stands above “{lower}” ({label}): they cannot be one."
    return ""


def _above(kind: Kind, tree: str, record: Any) -> set:
    column, seen = kind.model._meta.get_field(tree).attname, set()  # type: ignore[union-attr]
    above = getattr(record, column)
    while above is not None and above not in seen:
        seen.add(above)
        above = kind.model._base_manager.filter(pk=above).values_list(column, flat=True).first()
    return seen


def gone(kind: Kind, key: str) -> str:
    """Return why a record is not there: merged, if so by whom and into what, or deleted."""
    merge = Merge.objects.standing().filter(record_type=kind.name, lost_id=key).defer("steps").first()
    if merge:
        who = f" by {merge.made_by}" if merge.made_by else ""
        name, stays = merge.lost_name, merge.kept_name
        return f"“{name}” is not there any more: it was merged into “{stays}”{who}."
    if Redirection.objects.filter(record_type=kind.name, old_id=key).exists():
        return f"The {kind.noun} {key} is not there any more: it was merged into another."
    return f"There is no {kind.noun} with the id {key[:80]}."


# -- Who may ------------------------------------------------------------------


def may_merge(user: Any, records: Sequence[Any]) -> bool:
    """Return whether a user may make the records, which are of one kind, one.

    To change what is published takes the right to review it; where nothing is reviewed, the right to delete.
    """
    kind = kind_of(type(records[0]))
    if kind is None or not _has(user, kind, "change"):
        return False
    return not any(is_public(record) for record in records) or may_change_public(user, kind)


def may_change_public(user: Any, kind: Kind) -> bool:
    """Return whether a user may change, beyond its fields, what readers see of records of a kind."""
    return _has(user, kind, "review" if issubclass(kind.model, Reviewable) else "delete")


def is_public(record: Any) -> bool:
    """Return whether readers see the record: it is published, or published records name it."""
    if isinstance(record, Reviewable) and record.is_published:
        return True
    return any(
        reference.rows(record.pk).filter(condition).exists()
        for reference in references_to(type(record))
        if (condition := _published(reference)) is not None
    )


def _published(reference: Reference) -> Q | None:
    """Return the condition that a row, or the record it is a part of, is published."""
    if issubclass(reference.model, Reviewable):
        return Q(review_status=ReviewStatus.PUBLISHED)
    columns: list[Any] = list(reference.model._meta.concrete_fields)
    owners = [
        field.name
        for field in columns
        if field.is_relation
        and field != reference.field
        # What goes when another goes is a part of it.
        and field.remote_field.on_delete is CASCADE
        and issubclass(field.related_model, Reviewable)
    ]
    found = Q()
    for owner in owners:
        found |= Q(**{f"{owner}__review_status": ReviewStatus.PUBLISHED})
    return found if owners else None


def _has(user: Any, kind: Kind, right: str) -> bool:
    meta = kind.model._meta
    return bool(user.has_perm(f"{meta.app_label}.{right}_{meta.model_name}"))
