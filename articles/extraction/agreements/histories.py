"""What became of a paper: its status, its last event and its date, from the steps that a text tells."""

from collections.abc import Sequence

from articles.extraction.agreements.grouping import Group
from articles.extraction.agreements.papers import Step
from articles.extraction.facts import DateFact
from articles.extraction.reading import DateMention

_MADE = (
    "exchanged",
    "adopted",
    "reached",
    "followed",
)  # as good as signed, unless the signing is still to come
_EVENTS = (
    *("terminated", "suspended", "expired", "renewed", "amended"),
    *("in_force", "ratified", "signed", "initialled"),
)
_TO_COME = ("signed", "initialled", "negotiated", "coming", "postponed", *_MADE)


def status_of(steps: Sequence[Step]) -> tuple[str, list[Step]]:
    """Return the status and the steps that say it: signed ever, else in force, else planned, else named."""
    done = [step for step in steps if not step.planned]
    to_sign = any(step.planned and step.code == "signed" for step in steps)
    for status, codes, among in (
        ("signed", ("signed",), done),
        ("signed", _MADE, [] if to_sign else done),
        ("in_force", ("in_force", "renewed"), done),
        ("planned", _TO_COME, steps),
        ("in_force", ("implemented", "applied"), steps),
        ("in_force", ("renewed", "in_force"), steps),
    ):
        if said := [step for step in among if step.code in codes]:
            return status, said
    return "referenced", []


def event_of(steps: Sequence[Step], status: str) -> str:
    """Return the last event of its history that the text tells."""
    done = {step.code for step in steps if not step.planned}
    for code in _EVENTS:
        if code in done:
            return code
    if status == "planned":
        return "announced" if any(step.code == "signed" for step in steps) else "negotiated"
    return {"signed": "signed", "in_force": "in_force"}.get(status, "")


def date_of_group(group: Group, status: str) -> DateFact | None:
    """Return the day of signing; where only another day is given, that day."""
    wanted: list[tuple[str, ...]] = [("signed", *_MADE), ("initialled", "renewed", "in_force", "amended")]
    if status == "planned":
        wanted = [("signed", "adopted", "exchanged"), ("initialled", "negotiated")]
    own = next((paper.date for paper in group.papers if paper.date), None)
    for codes in wanted:
        for step in group.steps:
            fits = step.planned == (status == "planned") or step.code == "initialled"
            if step.code in codes and step.date and fits:
                return _as_fact(step.date)
        if own:
            return _as_fact(own)
    return None


def _as_fact(date: DateMention) -> DateFact | None:
    """Return the date; of a span of days only the month, for a paper is signed on one day."""
    first, _, last = date.edtf.partition("/")
    if last and first[:7] != last[:7]:
        return None
    return DateFact(first[:7] if last else first, date.basis, (date.span,))
