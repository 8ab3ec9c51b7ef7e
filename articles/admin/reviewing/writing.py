"""Correcting, adding and removing records and passages from the screen."""

from typing import Any

from django.db.models import Max

from articles import double_coding
from articles.admin.reviewing.desk import Desk, Done, Fault, Unfinished
from articles.admin.reviewing.forms import FIELDS
from articles.admin.reviewing.freshness import token_of
from articles.admin.reviewing.panels import ADDED, Panel, addition, correction, words_in
from articles.admin.reviewing.targets import KINDS, key_of, kind_of, owner_of
from articles.duplicates import note_resemblances
from articles.models import Evidence
from defense_ties.lib.reviewing import Reviewable
from defense_ties.lib.texts import paragraph_at

CORRECTED = tuple(kind for kind, model in KINDS.items() if model in FIELDS)
PARTS = ("participation", "side", "party", "signature", "agreement_event")
SHARED = ("official", "institution", "appointment")


def correct(desk: Desk, data: Any) -> Done:
    """Save the corrections of a record; the form comes back, as it was typed, if it cannot be saved."""
    key = data.get("record", "")
    try:
        record = desk.take(key, data.get("seen", ""), *CORRECTED)
    except Fault as fault:
        record = desk.find(key, *CORRECTED)
        if record is None or not desk.may_change(record):
            raise
        panel = correction(desk, record, data)
        panel.faults = [*fault.sentences, "What you typed is still below; save again to keep it."]
        panel.token = token_of(owner_of(record))
        raise Unfinished(panel) from fault
    panel = correction(desk, record, data)
    if not panel.is_valid:
        raise Unfinished(panel)
    _save(panel, "Corrected while reviewing")
    owner = owner_of(record)
    return Done(f"Saved: {owner}.", at=key_of(owner) if kind_of(owner) != "article" else "")


def add(desk: Desk, data: Any) -> Done:
    """Add a record from selected words, with these as its evidence, or a passage to a record."""
    kind, words = data.get("record", ""), words_in(desk, data)
    if kind != "evidence" and kind not in ADDED:
        raise Fault("There is no such record to add.")
    panel = addition(desk, kind, data.get("to", ""), words, data)
    _may_add(desk, kind, panel)
    if not panel.is_valid:
        raise Unfinished(panel)
    record = panel.record
    if kind != "evidence":
        if hasattr(record, "coding_id"):
            record.coding = desk.frame.own
        record = _save(panel, "Added while reviewing", desk.user)
    field = panel.form.cleaned_data["field"] if kind == "evidence" else ""
    if words:
        cite(desk=desk, record=record, field=field, words=words)
    elif panel.card == "":  # else it would have no card here
        Evidence.objects.create(article=desk.article, coding=_coding_of(desk, record), **{kind: record})
    if kind != "evidence":  # the screen asks nothing; the list of possible duplicates does
        note_resemblances([record])
    what = "Passage added to" if kind == "evidence" else "Added"
    return Done(f"{what}: {record}.", at=key_of(owner_of(record)))


def _may_add(desk: Desk, kind: str, panel: Panel) -> None:
    model = Evidence if kind == "evidence" else ADDED[kind][0]
    target = desk.find(panel.to) if panel.to else None
    if not desk.may_add(model) or (target is not None and not desk.may_change(target)):
        raise Fault("You may not add to this record.", at=panel.card)


def cite(*, desk: Desk, record: Any, field: str, words: tuple[int, int]) -> Evidence:
    """Cite words of the article for a record, or for one of its fields; Fault if that is done already."""
    start, end = words
    given = {"article": desk.article, kind_of(record): record, "field": field, "start": start, "end": end}
    if standing := Evidence.objects.filter(**given).first():
        if not desk.frame.passages(desk.article).filter(pk=standing.pk).exists():
            return standing  # by the other coder, of somebody who is on record for both
        raise Fault("This passage is cited for this already.", at=key_of(owner_of(record)))
    paragraph = paragraph_at(desk.article.body, start)
    return Evidence.objects.create(**given, paragraph=paragraph, coding=_coding_of(desk, record))


def _coding_of(desk: Desk, record: Any) -> Any:
    """Return the coding to which a passage for a shared record belongs; others belong by their record."""
    return desk.frame.own if kind_of(record) in SHARED else None


def _save(panel: Panel, reason: str, drafter: Any = None) -> Any:
    record = panel.form.instance
    if isinstance(record, Reviewable) and record._state.adding:
        record.drafter = drafter
    if hasattr(record, "sequence") and record._state.adding:
        rows = type(record)._base_manager.filter(engagement=record.engagement)
        record.sequence = (rows.aggregate(last=Max("sequence"))["last"] or 0) + 1
    record._change_reason = reason
    record = panel.form.save()
    for rows in panel.rows:
        rows.instance = record
        rows.save()
    return record


def remove(desk: Desk, data: Any) -> Done:
    """Take a participant, signatory or other part off a record; its history keeps it."""
    part = desk.take(data.get("part", ""), data.get("seen", ""), *PARTS)
    owner = owner_of(part)
    if not desk.may_delete(type(part)):
        raise Fault("You may not remove this.", at=key_of(owner))
    name = str(part)
    part._change_reason = "Removed while reviewing"
    part.delete()
    return Done(f"Removed: {name}.", at=key_of(owner))


def discard(desk: Desk, data: Any) -> Done:
    """Delete a draft of one's own coding; its history keeps it."""
    draft = desk.take(data.get("record", ""), data.get("seen", ""), "engagement", "agreement")
    if draft.coding_id is None or not desk.may_change(draft):
        raise Fault("Only a draft of your own coding is deleted here.", at=key_of(draft))
    title = str(draft)
    draft._change_reason = "Deleted by its coder"
    draft.delete()
    return Done(f"Deleted: {title}.")


def hand_in(desk: Desk, data: Any) -> Done:
    """End one's own coding of the article."""
    if desk.frame.own is None:
        raise Fault("You have no coding of this article to hand in.")
    try:
        double_coding.hand_in(coding=desk.frame.own, user=desk.user)
    except double_coding.NotDone as error:
        raise Fault(str(error)) from error
    return Done("Handed in. A reviewer compares it with the other coding.")


def uncite(desk: Desk, data: Any) -> Done:
    """Take a passage off the record it is cited for."""
    evidence = desk.frame.passages(desk.article).filter(pk=data.get("passage", "")).first()
    if evidence is None:
        raise Fault("This passage is gone: somebody removed it meanwhile.", at=data.get("record", ""))
    owner = owner_of(evidence.subject)
    if not (desk.may_delete(Evidence) and desk.may_change(evidence.subject)):
        raise Fault("You may not remove this passage.", at=key_of(owner))
    evidence.delete()
    return Done(f"Passage removed from: {owner}.", at=key_of(owner))
