"""The way back: a record, with its parts, as it was at a moment."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from defense_ties.lib.history.states import Difference, describe, differences, state_at, state_now
from defense_ties.lib.history.words import Referents
from defense_ties.lib.history.writing import May, Plan, Refused, Writer, in_words, signed


class _Tried(Exception):
    """A plan was tried out: nothing of it shall last."""


@transaction.atomic
def revert(
    *,
    record: models.Model,
    moment: datetime,
    user: Any,
    reason: str = "",
    with_parts: bool = True,
    may: May = lambda verb, row: True,
    unless: Callable[[], Any] = lambda: False,
) -> Plan:
    """Bring a record, with its parts, back to how it was at a moment; Refused if a rule bars that.

    `unless` is asked once nobody else can change the record: whether it is another than was looked at.
    """
    model = type(record)
    current = model._base_manager.select_for_update(of=("self",), no_key=True).get(pk=record.pk)
    if unless():
        raise Refused(["Somebody changed the record meanwhile. Nothing was done: look once more."])
    then = state_at(model, record.pk, moment)
    if then is None:
        raise Refused(["It did not exist at that moment."])
    referents = Referents()
    found = describe(differences(state_now(current), then), referents)
    plan = Plan([one for one in found if with_parts or not one.depth])
    writer = Writer(user, signed(f"Reverted to {in_words(moment)}", reason), may, referents, plan.left)
    _carry_out(plan.changes, writer)
    return plan


def _carry_out(changes: list[Difference], writer: Writer) -> None:
    """Remove the deepest first, then change, then put back the nearest first."""
    for one in sorted((one for one in changes if one.after is None), key=lambda one: -one.depth):
        writer.remove(one)
    waiting = [one for one in changes if one.done == "changed"]
    while waiting:  # two rows may each wait for the place of the other
        barred: list[tuple[Difference, Refused]] = []
        for one in waiting:
            kept = {
                each.attname: getattr(one.before, each.attname) for each in one.before._meta.concrete_fields
            }
            try:
                writer.change(one)
            except Refused as refused:
                for name, value in kept.items():
                    setattr(one.before, name, value)
                barred.append((one, refused))
        if len(barred) == len(waiting):
            raise Refused([sentence for _, refused in barred for sentence in refused.sentences()])
        waiting = [one for one, _ in barred]
    for one in sorted((one for one in changes if one.before is None), key=lambda one: one.depth):
        writer.put_back(one)


def tried(action: Callable[..., Plan], **given: Any) -> Plan:
    """Return what a way back would do, and what would bar it; nothing is changed."""
    plan = Plan()
    try:
        with transaction.atomic():
            plan = action(**given)
            raise _Tried
    except _Tried:
        return plan
    except Refused as refused:
        return Plan(barred=refused.sentences())
    except IntegrityError:
        return Plan(barred=["A rule of the database bars it."])
