"""Records that are deleted, and how they come back under their old ids."""

from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Max

from defense_ties.lib.history.parts import Part, parts_of, versions_of
from defense_ties.lib.history.states import Difference, describe, settable
from defense_ties.lib.history.versions import topics_of
from defense_ties.lib.history.words import Referents
from defense_ties.lib.history.writing import LONGEST_REASON, May, Plan, Refused, Writer, in_words, signed

# Whoever deletes a record deletes its parts in one go; without a common time, they lie this close together.
ONE_GO = timedelta(seconds=10)


def deletion_of(model: type[models.Model], key: Any) -> Any:
    """Return the last version of a record that is deleted; None if it is not, or never was."""
    own = versions_of(model).filter(**{model._meta.pk.attname: key})
    last = own.select_related("history_user").order_by("-history_date", "-history_id").first()
    exists = model._base_manager.filter(pk=key).exists()
    return last if last and last.history_type == "-" and not exists else None


def _deleted_with(version: Any) -> tuple[list[Difference], dict[str, set]]:
    """Return the parts that were deleted with a record, and what it held of relations to many records."""
    model = version.instance_type
    key = getattr(version, model._meta.pk.attname)
    before = versions_of(model).filter(**{model._meta.pk.attname: key}).exclude(history_type="-")
    older = before.order_by("-history_date", "-history_id").first()
    many = topics_of(model, [older])[older.history_id] if older else {}
    kept: dict[Part, set] = {}
    parts = []
    for part in parts_of(model):
        owners = {key} if part.above is None else kept[part.above]
        rows = [row for row in _last_deleted(part, key, version) if getattr(row, part.column) in owners]
        kept[part] = {row.id for row in rows}
        parts += [Difference(part.model, row.id, None, row, part.depth, [], {}) for row in rows]
    return parts, dict(many)


def _last_deleted(part: Part, key: Any, version: Any) -> Any:
    ever = part.versions(key).values("id")
    last = versions_of(part.model).filter(id__in=ever).values("id").annotate(last=Max("history_id"))
    date = version.history_date
    return versions_of(part.model).filter(
        history_id__in=last.values("last"),
        history_type="-",
        history_user=version.history_user_id,
        history_date__gte=date - ONE_GO,
        history_date__lte=date,
    )


@transaction.atomic
def undelete(
    *, model: type[models.Model], key: Any, user: Any, reason: str = "", may: May = lambda verb, row: True
) -> Plan:
    """Bring a deleted record back under its id, with the parts that went too; Refused if a rule bars it."""
    version = deletion_of(model, key)
    if version is None:
        raise Refused(["It is not deleted."])
    parts, many = _deleted_with(version)
    found = [Difference(model, key, None, version, 0, settable(model), {}), *parts]
    referents = Referents()
    plan = Plan(describe(found, referents))
    words = signed(f"Brought back; deleted {in_words(version.history_date)}", reason)
    writer = Writer(user, words, may, referents, plan.left)
    writer.put_back(found[0], many)
    for one in sorted(parts, key=lambda one: one.depth):
        writer.put_back(one)
    plan.left[:] = dict.fromkeys(plan.left)
    return plan


@transaction.atomic
def erase(*, record: models.Model, user: Any, reason: str = "") -> None:
    """Delete a record with its parts, each with who did it, at one moment and for one reason."""
    writer = Writer(user, reason[:LONGEST_REASON] or "", lambda verb, row: True, Referents())
    for part in reversed(parts_of(type(record))):
        for row in part.rows(record.pk):
            _erase(row, writer)
    _erase(record, writer)


def _erase(row: Any, writer: Writer) -> None:
    row._history_user, row._change_reason, row._history_date = (
        writer.user,
        writer.reason or None,
        writer.moment,
    )
    row.delete()
