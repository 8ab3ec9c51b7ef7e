"""What the boxes of a form hold, as a browser would send it, and how it reads."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.html import strip_tags

from defense_ties.lib.admin.pickers import ManyPickerField, PickerField

Raw = list[str]


def sent(data: QueryDict, field: forms.Field, box: str) -> Raw | None:
    """Return what was sent for a box; None if the form that was sent had no such box."""
    if field.widget.value_omitted_from_data(data, {}, box):
        return None
    return [str(value) for value in data.getlist(box)]


def shown(form: forms.BaseForm, name: str) -> Raw:
    """Return what the box of an unsent form holds, as it would be sent if it were left alone."""
    bound = form[name]
    value = bound.value()
    if hasattr(value, "all") or isinstance(value, (list, tuple, set, frozenset)):
        values = value.all() if hasattr(value, "all") else value
        return [str(getattr(one, "pk", one)) for one in values]
    if isinstance(bound.field, forms.BooleanField):
        return ["on"] if value else []
    if value is None:
        return [""]
    held = bound.field.widget.format_value(getattr(value, "pk", value))
    if isinstance(held, (list, tuple)):
        return [str(one) for one in held]
    return [str("" if held is None else held)]


def is_same(field: forms.Field, one: Raw, other: Raw) -> bool:
    """Return whether a box that holds the one says the same as if it held the other."""
    pair = [sorted(_plain(text) for text in raw if _plain(text)) for raw in (one, other)]
    if pair[0] == pair[1]:
        return True
    if len(one) != 1 or len(other) != 1 or isinstance(field, (forms.ModelChoiceField, forms.BooleanField)):
        return False
    try:
        return field.to_python(one[0]) == field.to_python(other[0])
    except ValidationError:
        return False


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def note(field: forms.Field, raw: Raw) -> None:
    """Note the records that a box names, so that all are looked up together."""
    if isinstance(field, (PickerField, ManyPickerField)):
        field.chosen.ask(raw)


def in_words(field: forms.Field, raw: Raw) -> str:
    """Return what a box says, as it reads."""
    if isinstance(field, (PickerField, ManyPickerField)):
        return ", ".join(field.chosen.label(key) or key for key in raw if key)
    if isinstance(field, forms.BooleanField):
        return "yes" if raw else "no"
    choices: Any = getattr(field, "choices", ())
    known: Mapping[str, Any] = {}
    if isinstance(field, forms.ChoiceField):
        known = {str(code): label for code, label in choices if not isinstance(label, (list, tuple))}
    return ", ".join(str(known.get(text, text)) if text else "" for text in raw)


def label_of(form: forms.BaseForm, name: str) -> str:
    """Return the label of a box."""
    return strip_tags(str(form[name].label or name.replace("_", " ").capitalize()))
