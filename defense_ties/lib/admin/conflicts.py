"""Two people who changed one record: what each made of it, field by field, and one form out of both."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django import forms
from django.core import signing
from django.http import QueryDict

from defense_ties.lib.admin import boxes
from defense_ties.lib.admin.boxes import Raw
from defense_ties.lib.admin.tokens import Seen
from defense_ties.lib.history.words import excerpts

SALT = "conflict of writing"
MINE, THEIRS = "mine", "theirs"
CHOICE = "_choice-"


@dataclass
class Cell:
    """One box of which two people made two things."""

    box: str
    label: str
    mine: Raw
    theirs: Raw
    shown: Raw
    words: tuple[str, str, str] = ("", "", "")
    must: bool = False
    row: str = ""
    fingerprint: str = ""
    chosen: str = ""

    @property
    def name(self) -> str:
        """The name of the choice in the form."""
        return f"{CHOICE}{self.box}"


@dataclass
class Conflict:
    """What is laid before somebody whose form was overtaken."""

    by: list[tuple[Any, Any]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sentence: str = ""

    @property
    def must_choose(self) -> bool:
        """Whether a field was changed by both, so that a person has to choose."""
        return any(cell.must for cell in self.cells)

    def signed(self) -> str:
        """Return the conflict as a text that the form carries, so that the choices can be applied."""
        return signing.dumps([asdict(cell) for cell in self.cells], salt=SALT, compress=True)


def cells_in(text: str | None) -> list[Cell]:
    """Return the cells of the conflict that a form carries; none if it carries none, or a made-up one."""
    try:
        return [Cell(**cell) for cell in signing.loads(text or "", salt=SALT)]
    except (signing.BadSignature, TypeError, ValueError):
        return []


def apply_choices(data: QueryDict, cells: Iterable[Cell]) -> list[Cell]:
    """Put what was chosen into the form, and return the cells for which a choice is still missing.

    A box that was typed into since is left alone: what was typed last is what is wanted.
    """
    missing = []
    for cell in cells:
        cell.chosen = data.get(cell.name, "")
        held = data.getlist(cell.box)
        untouched = sorted(map(_plain, held)) == sorted(map(_plain, cell.shown))
        if not untouched or (cell.fingerprint and fingerprint(data, cell.row) != cell.fingerprint):
            continue
        if cell.chosen in (MINE, THEIRS):
            put(data, cell.box, cell.mine if cell.chosen == MINE else cell.theirs)
        elif cell.must:
            missing.append(cell)
    return missing


def put(data: QueryDict, box: str, raw: Raw) -> None:
    """Let a form hold something in a box; nothing at all is a box that was not sent."""
    data.pop(box, None)
    if raw:
        data.setlist(box, raw)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def fingerprint(data: QueryDict, prefix: str) -> str:
    """Return a short text that changes with whatever is typed in a row."""
    held = sorted(
        (name, [_plain(value) for value in values])
        for name, values in data.lists()
        if name.startswith(f"{prefix}-") and not name.endswith("-DELETE") and any(values)
    )
    return hashlib.sha256(json.dumps(held).encode()).hexdigest()[:16]


class Comparison:
    """Compares what was shown, what others made of it, and what was sent."""

    def __init__(self, data: QueryDict, seen: Seen):
        self.data, self.seen = data, seen
        self.conflict = Conflict()
        self.is_touched = False
        self._unread: list[tuple[Cell, forms.Field, tuple[Raw, Raw, Raw]]] = []

    def compare(self, form: Any, was: Any, label: str = "", prefix_was: str = "") -> dict[str, Raw]:
        """Compare the boxes of one form as it is now with how it was; return what the new form is to show."""
        found: dict[str, Raw] = {}
        for name, box in form.fields.items():
            if box.disabled or isinstance(box, forms.models.InlineForeignKeyField):
                continue
            key = f"{prefix_was}-{name}" if prefix_was else form.add_prefix(name)
            theirs, before = boxes.shown(form, name), boxes.shown(was, name)
            mine = boxes.sent(self.data, box, key)
            mine = before if mine is None else mine
            found[name] = self._settle(form, name, (before, theirs, mine), label)
        return found

    def _settle(self, form: Any, name: str, triple: tuple[Raw, Raw, Raw], label: str) -> Raw:
        """Note a box of which both made two things, and return what it is to show."""
        box = form.fields[name]
        before, theirs, mine = triple
        by_them = not boxes.is_same(box, before, theirs)
        by_me = not boxes.is_same(box, before, mine)
        self.is_touched |= by_them
        if boxes.is_same(box, mine, theirs) or not (by_them or by_me):
            return mine
        for raw in triple:
            boxes.note(box, raw)
        own = boxes.label_of(form, name)
        shown = mine if by_me else theirs
        cell = Cell(form.add_prefix(name), f"{label}: {own}" if label else own, mine, theirs, shown)
        cell.must = by_them and by_me
        cell.chosen = "" if cell.must else (MINE if by_me else THEIRS)
        self.conflict.cells.append(cell)
        self._unread.append((cell, box, triple))
        return shown

    def finish(self) -> Conflict:
        """Return the conflict, with what each cell says in words."""
        for cell, box, triple in self._unread:
            was, theirs, mine = (boxes.in_words(box, raw) for raw in triple)
            before, by_them = excerpts(was, theirs)
            cell.words = (before, by_them, excerpts(was, mine)[1])
        return self.conflict
