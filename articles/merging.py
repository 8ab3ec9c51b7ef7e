"""The kinds of records of reports that can be merged, and what is particular to each."""

from typing import Any

from articles.choices import AgreementEventKind, CodingStep, Stance
from articles.models import (
    SUBJECTS,
    Agreement,
    AgreementEvent,
    Engagement,
    Evidence,
    Participation,
    Place,
    Publisher,
    Side,
)
from articles.sameness.moving import CITED_AS, differ, shown
from defense_ties.lib.merging import Journal, Numbered
from people.merging import Kind, bar_by, register, settle_by

_LIFE = list(AgreementEventKind.values)
# The fields in which two reports of one cannot both be right.
_EXCLUSIVE: dict[Any, tuple[str, ...]] = {
    Engagement: ("kind", "status", "mode", "date", "place"),
    Agreement: ("kind", "covers", "signed_at"),
    Side: ("role",),
    Participation: ("rank_as_written",),
    AgreementEvent: ("date",),
}
_REMARK = "What is cited for a kind, date or place that is not chosen is kept, as evidence that contradicts."


def same_event(event: AgreementEvent, other: AgreementEvent) -> bool:
    """Return whether two reports tell of one step: the same kind, and dates that do not differ."""
    return event.kind == other.kind and (not event.date or not other.date or event.date == other.date)


def goes_before(event: AgreementEvent, other: AgreementEvent) -> bool:
    """Return whether a step stands before another: by date, and where one has none, as agreements live."""
    if event.earliest and other.earliest and event.earliest != other.earliest:
        return event.earliest < other.earliest
    return _LIFE.index(event.kind) < _LIFE.index(other.kind)


def keep_as_contradicting(row: Any, stays: Any, journal: Journal) -> None:
    """Mark the evidence for what a record says otherwise than the one that stays."""
    wrong = {
        CITED_AS.get(name, name): name for name in _EXCLUSIVE.get(type(row), ()) if differ(row, stays, name)
    }
    if not wrong:
        return
    subject = next(name for name, model in SUBJECTS.items() if model is type(row))
    cited = Evidence.objects.supporting().filter(field__in=wrong, **{subject: row.pk})
    for evidence in cited.order_by("pk"):
        name = wrong[evidence.field]
        note = f"Gives {shown(row, name)} instead of {shown(stays, name)}."
        note = f"{evidence.note} {note}".strip()
        journal.change(evidence, {"stance": Stance.CONTRADICTS.value, "note": note})


def apart(record: Any) -> str:
    """Say so if a record is a draft of a coding that is not reconciled: it is to stay as its coder has it."""
    coding = getattr(record, "coding", None)
    if coding is None or coding.state == CodingStep.RECONCILED:
        return ""
    return f"“{record}” is part of an independent coding: what is in it is merged when that is reconciled."


settle_by(keep_as_contradicting)
bar_by(apart)
register(
    Kind(Place, together=(("latitude", "longitude"),)),
    Kind(Publisher),
    Kind(Engagement, trees=("part_of",), remark=_REMARK),
    Kind(
        Agreement,
        trees=("implements", "amends"),
        remark=_REMARK,
        numbered={
            AgreementEvent: Numbered(
                owner="agreement", place="sequence", same=same_event, goes_before=goes_before
            )
        },
    ),
)
