"""Which of several records a value is taken from, field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from defense_ties.lib.dates import EDTFField
from defense_ties.lib.fields import NameField
from defense_ties.lib.merging import Refused, editable, is_blank
from defense_ties.lib.reviewing import Reviewable
from people.merging.kinds import Kind

BOTH = "both"


@dataclass(frozen=True)
class Choice:
    """One or more fields, of which the values are taken from one of the records together."""

    fields: tuple[Any, ...]

    @property
    def name(self) -> str:
        """The field that stands for all of them."""
        return str(self.fields[0].name)

    @property
    def label(self) -> str:
        """What the fields are called."""
        return " · ".join(str(field.verbose_name) for field in self.fields)

    @property
    def is_text(self) -> bool:
        """Whether both texts can be kept, one below the other."""
        return len(self.fields) == 1 and type(self.fields[0]) is models.TextField

    def held(self, record: Any) -> tuple:
        """Return what a record holds in the fields."""
        return tuple(getattr(record, field.attname) for field in self.fields)

    def is_blank(self, record: Any) -> bool:
        """Return whether a record says nothing in the fields."""
        return is_blank(record, self.fields[0])

    def shown(self, record: Any) -> str:
        """Return what a record says, in words; blank where it says nothing."""
        if self.is_blank(record):
            return ""
        return " · ".join(text for field in self.fields if (text := _in_words(record, field)))

    def columns(self, record: Any) -> dict[str, Any]:
        """Return what a record holds, by column."""
        return {field.attname: getattr(record, field.attname) for field in self.fields}

    def fuller(self, records: Sequence[Any]) -> str:
        """Return the key of the record that says most; the first one in doubt, and both for two texts."""
        saying = [record for record in records if not self.is_blank(record)] or list(records[:1])
        if self.is_text and len({self.held(record) for record in saying}) > 1:
            return BOTH
        if isinstance(self.fields[0], EDTFField):  # 2021-12-16 says more than 2021
            saying.sort(key=lambda record: -len(str(self.held(record)[0])))
        return str(saying[0].pk)


def choices(kind: Kind) -> list[Choice]:
    """Return what can be chosen when records of a kind are merged."""
    fields = {field.name: field for field in sorted(editable(kind.model), key=_order)}
    found = []
    for name in list(fields):
        if name not in fields:
            continue
        group = next((group for group in kind.together if group[0] == name), (name, f"{name}_basis"))
        found.append(Choice(tuple(fields.pop(each) for each in group if each in fields)))
    return found


def _order(field: Any) -> int:
    """Put names first, and what staff tell one another last."""
    if isinstance(field, NameField):
        return 0
    return 2 if any(field.name == other.name for other in Reviewable._meta.fields) else 1


def check(kind: Kind, chosen: Mapping[str, str], records: Sequence[Any]) -> None:
    """Refuse choices of fields, or from records, that there are not."""
    known, keys = {choice.name: choice for choice in choices(kind)}, {str(record.pk) for record in records}
    for name, key in chosen.items():
        if name not in known:
            raise Refused([f"“{name[:40]}” is not a field of {_article(kind.noun)} that can be chosen."])
        if key not in keys and not (key == BOTH and known[name].is_text):
            label = known[name].label
            raise Refused([f"The choice for “{label}” is none of those offered. Choose again."])


def values_for(kind: Kind, kept: Any, lost: Any, chosen: Mapping[str, str]) -> dict[str, Any]:
    """Return what the record that stays is to hold once the other has gone into it, by column."""
    values: dict[str, Any] = {}
    for choice in choices(kind):
        key = chosen.get(choice.name, str(kept.pk))
        values |= choice.columns(lost if key == str(lost.pk) else kept)
        if key == BOTH:
            column = choice.fields[0].attname
            values[column] = joined(getattr(kept, column), getattr(lost, column))
    return values


def joined(first: str, second: str) -> str:
    """Return two texts, one below the other; one of them where it holds the other."""
    if second in first:
        return first
    return second if first in second else f"{first}\n\n{second}"


def _in_words(record: Any, field: Any) -> str:
    shown = getattr(record, f"get_{field.name}_display", None)
    value = shown() if shown else getattr(record, field.name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name := getattr(value, "name", None):
        return str(name)
    return "" if value is None else str(value)


def _article(noun: str) -> str:
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"
