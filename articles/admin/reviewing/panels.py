"""Panels: a form open on a card, to correct a record or to add one from selected words."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from articles.admin.reviewing.desk import Desk, Fault
from articles.admin.reviewing.forms import FIELDS, PassageChoice, record_form, row_sets
from articles.admin.reviewing.freshness import token_of
from articles.admin.reviewing.targets import key_of, kind_of, owner_of
from articles.models import Agreement, Engagement, Participation, Signature
from people.models import Institution, Official

# What can be made from selected words, and the kind of record it is added to, if any.
ADDED: dict[str, tuple[type[models.Model], str]] = {
    "participation": (Participation, "engagement"),
    "signature": (Signature, "agreement"),
    "engagement": (Engagement, ""),
    "agreement": (Agreement, ""),
    "official": (Official, ""),
    "institution": (Institution, ""),
}
NAMED = {
    "participation": "name_as_written",
    "signature": "name_as_written",
    "official": "name",
    "institution": "name",
}
STOPS = " \t\n.,;:"


@dataclass
class Panel:
    """An open form: what it does, to which record, on which card, from which words."""

    do: str
    heading: str
    button: str
    record: Any
    form: Any
    rows: list[Any] = field(default_factory=list)
    card: str = ""  # the key of the card on which it opens; none for a record that is new to the screen
    key: str = ""
    to: str = ""
    token: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""
    faults: list[str] = field(default_factory=list)

    @property
    def is_valid(self) -> bool:
        """Whether what was sent can be saved."""
        checks = [self.form.is_valid(), *(rows.is_valid() for rows in self.rows)]
        return all(checks)


def correction(desk: Desk, record: Any, data: Any = None) -> Panel:
    """Return the panel in which a record is corrected."""
    owner = owner_of(record)
    noun = record._meta.verbose_name
    return Panel(
        do="correct",
        heading=f"Correct the {noun}",
        button="Save",
        record=record,
        form=record_form(desk, record, data),
        rows=row_sets(desk, record, data),
        card=key_of(owner),
        key=key_of(record),
        token=(data or {}).get("seen") or token_of(owner),
    )


def addition(desk: Desk, kind: str, to: str, words: tuple[int, int] | None, data: Any = None) -> Panel:
    """Return the panel in which a record is added from words of the text; Fault if it has nowhere to go."""
    if kind == "evidence":
        return _passage(desk, to, words, data)
    model, whole = ADDED[kind]
    record: Any = model()
    target = desk.find(to.partition(" ")[0], whole) if whole else None
    if whole and target is None:
        raise Fault(f"Choose the {whole} to which the {model._meta.verbose_name} is added.")
    if whole:
        setattr(record, whole, target)
    quote = quoted(desk, words)
    initial = {NAMED[kind]: " ".join(quote.strip(STOPS).split())[:300]} if kind in NAMED else {}
    return Panel(
        do="add",
        heading=f"New {model._meta.verbose_name}",
        button="Add",
        record=record,
        form=record_form(desk, record, data, initial),
        rows=row_sets(desk, record, data),
        card=key_of(target) if target else "",
        key=kind,
        to=key_of(target) if target else "",
        start=words[0] if words else None,
        end=words[1] if words else None,
        quote=quote,
    )


def _passage(desk: Desk, to: str, words: tuple[int, int] | None, data: Any) -> Panel:
    key, _, about = to.partition(" ")
    target = desk.find(key)
    if target is None or kind_of(target) == "article":
        raise Fault("Choose the record that the passage supports.")
    if words is None:
        raise Fault("Select the words of the passage first.")
    return Panel(
        do="add",
        heading=f"Passage for “{target}”",
        button="Add the passage",
        record=target,
        form=PassageChoice(data, model=type(target), prefix="f", initial={"field": about}),
        card=key_of(owner_of(target)),
        key="evidence",
        to=key,
        start=words[0],
        end=words[1],
        quote=quoted(desk, words),
    )


def quoted(desk: Desk, words: tuple[int, int] | None) -> str:
    """Return the words of the article between two offsets."""
    return desk.article.body[words[0] : words[1]] if words else ""


def words_in(desk: Desk, data: Any) -> tuple[int, int] | None:
    """Return the offsets that were sent, or None for none; Fault if they are not in the text."""
    start, end = data.get("start", "").strip(), data.get("end", "").strip()
    if not start and not end:
        return None
    length = len(desk.article.body)
    if not (start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10):
        raise Fault("Give both ends of the passage as numbers of characters.")
    if not int(start) < int(end) <= length:
        raise Fault(f"A passage ends after it starts, and the text ends at character {length}.")
    return int(start), int(end)


def opened(desk: Desk, data: Any) -> Panel | None:
    """Return the panel that the address asks for, or None."""
    if data.get("edit"):
        record = desk.find(data["edit"])
        if record is None or type(record) not in FIELDS:
            raise Fault("There is no such record to correct.")
        if not desk.may_change(record):
            raise Fault(f"“{owner_of(record)}” is not yours to change.", at=key_of(owner_of(record)))
        return correction(desk, record)
    if kind := data.get("add"):
        if kind != "evidence" and kind not in ADDED:
            raise Fault("There is no such record to add.")
        if why := desk.frame.why_not("add"):
            raise Fault(why)
        return addition(desk, kind, data.get("to", ""), words_in(desk, data))
    return None
