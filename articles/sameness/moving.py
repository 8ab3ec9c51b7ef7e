"""Moving what belongs to one record over to another, with the evidence for it."""

from collections.abc import Sequence
from typing import Any

from articles.choices import Stance
from articles.models import SUBJECTS, Evidence
from defense_ties.lib.dates import parse_span

REASON = "Joined with another report of the same"
# The field of evidence that speaks for a field of a record, where it is named otherwise.
CITED_AS = {"rank_as_written": "rank"}

_SUBJECTS = {model: name for name, model in SUBJECTS.items()}


class Mover:
    """Moves rows and evidence to the record that stays, and marks what the two do not agree on."""

    def __init__(self, user: Any):
        self._user = user

    def record(self, subject: str, draft: Any, into: Any, fields: Sequence[str]) -> None:
        """Move the evidence of a record, and fill in what the other leaves blank."""
        gained = False
        for name in fields:
            mine, theirs = getattr(draft, name), getattr(into, name)
            if mine and not theirs:
                setattr(into, name, mine)
                if name == "date":
                    into.date_basis = draft.date_basis
                gained = True
        self._evidence(subject, draft, into, fields)
        if gained:
            self._save(into)

    def child(self, row: Any, into: Any, standing: Any, fields: Sequence[str]) -> None:
        """Move a side, participant, party, signature or event; or only its evidence, where there is one."""
        if standing is None:
            owner = "engagement" if hasattr(row, "engagement_id") else "agreement"
            setattr(row, owner, into)
            if hasattr(row, "sequence") and owner == "engagement":
                row.sequence = max(into.participations.values_list("sequence", flat=True), default=0) + 1
            self._save(row)
            return
        if getattr(row, "official_id", None) and standing.official_id is None:
            standing.official = row.official
            self._save(standing)
        self._evidence(_SUBJECTS[type(row)], row, standing, fields)

    def topics(self, draft: Any, into: Any) -> None:
        """Add the topics of a draft to those of the record."""
        new = draft.topics.exclude(pk__in=into.topics.values("pk"))
        if new:
            into._change_reason, into._history_user = REASON, self._user
            into.topics.add(*new)

    def repoint(self, row: Any, field: str, to: Any) -> None:
        """Let a row refer to another record."""
        setattr(row, field, to)
        self._save(row)

    def _evidence(self, subject: str, row: Any, standing: Any, fields: Sequence[str]) -> None:
        disagreed = {CITED_AS.get(name, name): name for name in fields if differ(row, standing, name)}
        for evidence in Evidence.objects.filter(**{subject: row}):
            if name := disagreed.get(evidence.field):
                evidence.stance = Stance.CONTRADICTS
                note = f"Gives {shown(row, name)} instead of {shown(standing, name)}."
                evidence.note = f"{evidence.note} {note}".strip()
            self._move(evidence, subject, standing)

    def _move(self, evidence: Evidence, subject: str, standing: Any) -> None:
        same = Evidence.objects.filter(
            article=evidence.article_id,
            field=evidence.field,
            start=evidence.start,
            end=evidence.end,
            **{subject: standing},
        )
        if same.exists():
            return  # the passage is cited already; this row goes with the draft
        for name in SUBJECTS:
            setattr(evidence, f"{name}_id", standing.pk if name == subject else None)
        self._save(evidence)

    def _save(self, row: Any) -> None:
        row._change_reason, row._history_user = REASON, self._user
        row.save()


def differ(row: Any, standing: Any, name: str) -> bool:
    """Return whether both give the field, and not the same; dates differ where they cannot both be."""
    mine, theirs = getattr(row, name), getattr(standing, name)
    if not mine or not theirs or mine == theirs:
        return False
    if name == "date":
        first, second = parse_span(mine), parse_span(theirs)
        if not (first.earliest and first.latest and second.earliest and second.latest):
            return False
        return first.earliest > second.latest or second.earliest > first.latest
    if name == "place":
        return not (mine.country == theirs.country and "country" in (mine.kind, theirs.kind))
    return True


def shown(row: Any, name: str) -> str:
    """Return what a row says in a field, in quotation marks."""
    label = getattr(row, f"get_{name}_display", None)
    return f"“{label() if label else getattr(row, name)}”"
