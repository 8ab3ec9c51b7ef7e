"""How a merge can be taken back as the records stand now: the steps, and what stands in the way of some."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from defense_ties.lib.merging.columns import label_of, model_of, pack, packed, unpack, unpacked
from defense_ties.lib.merging.writing import batches

MOST_NAMED = 3
GONE = object()
# Columns that change with every save, whatever is written.
RESTLESS = ("changed_at",)


@dataclass(frozen=True)
class Fault:
    """Something that cannot be restored, and why."""

    sentence: str
    about: tuple[Any, ...] = ()

    @property
    def key(self) -> str:
        """What the fault is told by, from one look to the next."""
        return hashlib.sha256(repr((self.sentence, self.about)).encode()).hexdigest()[:16]


@dataclass
class Plan:
    """The steps that take a merge back, in order, without what cannot be restored."""

    steps: list[tuple[Any, ...]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


class Planner:
    """Reads the entries of a journal backwards, and foresees what each row will hold."""

    def __init__(self) -> None:
        self.plan = Plan()
        self._rows: dict[tuple, Any] = {}
        self._cells: dict[tuple, Any] = {}
        self._seen: dict[tuple, bool] = {}

    def move(self, model: Any, entry: dict) -> None:
        """Plan to let rows refer to the record that they referred to."""
        column, was, now = entry["column"], entry["was"], entry["now"]
        held = self._held(model, column, entry["rows"])
        back = [key for key in entry["rows"] if held.get(key) == now]
        elsewhere = [key for key in entry["rows"] if held.get(key, GONE) not in (GONE, now)]
        if not self._is_there(_field(model, column).related_model, was):
            self._tell(model, back, "cannot go back, because what it referred to is gone")
            back = []
        for key in back:
            self._cells[model, key, column] = was
        if back:
            self.plan.steps.append(("point", model, column, back, was))
        self._tell_gone(model, [key for key in entry["rows"] if held.get(key, GONE) is GONE])
        self._tell(model, elsewhere, "refers to another record by now, and stays as it is")

    def change(self, model: Any, entry: dict) -> None:
        """Plan to write what columns of a row held before."""
        key, back = entry["row"], {}
        for column, was in entry["was"].items():
            if not (known := _field(model, column)):
                continue
            held = self._held(model, column, [key]).get(key, GONE)
            if held is GONE:
                self._tell_gone(model, [key])
                return
            if _text(known, held) != entry["now"][column]:
                name = str(known.verbose_name)
                self._tell(model, [key], f"has another {name} by now, and keeps it", about=column)
                continue
            if known.is_relation and was is not None and not self._is_there(known.related_model, was):
                self._tell(
                    model, [key], f"cannot get its {known.verbose_name} back: that is gone", about=column
                )
                continue
            back[column] = unpacked(known, was)
            self._cells[model, key, column] = back[column]
        if back:
            self.plan.steps.append(("change", model, key, back))

    def add(self, model: Any, entry: dict) -> None:
        """Plan to take away a row that was added, if it is as it was."""
        row = model._base_manager.filter(pk=entry["row"]).first()
        if row is None:
            return
        held, was = pack(row), entry["columns"]
        if any(held[name] != was[name] for name in held if name in was and name not in RESTLESS):
            self._tell(model, [row.pk], "was edited since, and stays")
            return
        self._rows[model, row.pk] = GONE
        self.plan.steps.append(("delete", model, row.pk))

    def drop(self, model: Any, entry: dict) -> None:
        """Plan to write a row that was deleted, as it was."""
        key, label = entry["row"], entry["label"]
        if self._is_there(model, key):
            sentence = f"The {label} cannot be restored: its id is taken again."
            self.plan.faults.append(Fault(sentence, (model._meta.label_lower, key)))
            return
        row = unpack(model, entry["columns"])
        for known in model._meta.concrete_fields:
            value = getattr(row, known.attname)
            if not known.is_relation or value is None or self._is_there(known.related_model, value):
                continue
            told = (model._meta.label_lower, key, known.attname)
            if not known.null:
                sentence = f"The {label} cannot be restored: its {known.verbose_name} is gone."
                self.plan.faults.append(Fault(sentence, told))
                return
            setattr(row, known.attname, None)
            self.plan.faults.append(
                Fault(f"The {label} comes back without its {known.verbose_name}, which is gone.", told)
            )
        self._rows[model, key] = row
        self.plan.steps.append(("insert", model, row))

    # -- What rows hold ---------------------------------------------------------

    def _held(self, model: Any, column: str, keys: Sequence[Any]) -> dict[Any, Any]:
        """Return what rows will hold in a column by then, by key; those that are gone are left out."""
        held: dict[Any, Any] = {}
        for some in batches(keys):
            held |= model._base_manager.filter(pk__in=some).values_list("pk", column)
        for key in keys:
            if (model, key) in self._rows:
                held.pop(key, None)
                if self._rows[model, key] is not GONE:
                    held[key] = getattr(self._rows[model, key], column)
            if (model, key, column) in self._cells:
                held[key] = self._cells[model, key, column]
        return held

    def _is_there(self, model: Any, key: Any) -> bool:
        if (model, key) in self._rows:
            return self._rows[model, key] is not GONE
        if (model, key) not in self._seen:
            self._seen[model, key] = model._base_manager.filter(pk=key).exists()
        return self._seen[model, key]

    # -- What is told -------------------------------------------------------------

    def _tell_gone(self, model: Any, keys: list[Any]) -> None:
        if keys:
            nouns = _count(model, len(keys))
            verb, what = ("was", "is") if len(keys) == 1 else ("were", "are")
            sentence = f"{nouns} {verb} deleted since, and {what} not brought back: {_listed(keys)}."
            self.plan.faults.append(Fault(sentence, (model._meta.label_lower, *keys)))

    def _tell(self, model: Any, keys: list[Any], what: str, about: str = "") -> None:
        rows = model._base_manager.in_bulk(keys) if keys else {}
        for key in keys[:MOST_NAMED]:
            label = label_of(rows[key]) if key in rows else f"{model._meta.verbose_name} {key}"
            self.plan.faults.append(Fault(f"The {label} {what}.", (model._meta.label_lower, key, about)))
        if rest := keys[MOST_NAMED:]:
            sentence = f"The same holds of {_count(model, len(rest))} more: {_listed(rest)}."
            self.plan.faults.append(Fault(sentence, (model._meta.label_lower, *rest)))


def plan(entries: Sequence[dict]) -> Plan:
    """Return how the entries of a journal can be taken back, the last first."""
    planner = Planner()
    for entry in reversed(entries):
        getattr(planner, entry["do"])(model_of(entry["model"]), entry)
    return planner.plan


def _field(model: Any, column: str) -> Any:
    return next((field for field in model._meta.concrete_fields if field.attname == column), None)


def _text(known: Any, value: Any) -> Any:
    row = known.model()
    setattr(row, known.attname, value)
    return packed(known, row)


def _count(model: Any, number: int) -> str:
    noun = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
    return f"{number} {noun}"


def _listed(keys: Sequence[Any]) -> str:
    return ", ".join(str(key) for key in keys[:MOST_NAMED]) + (" …" if len(keys) > MOST_NAMED else "")
