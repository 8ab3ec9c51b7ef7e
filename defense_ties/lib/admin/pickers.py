"""Pickers of related records: what is chosen on a page is looked up together, however many pickers it has."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError

# They draw each record in two lines, and offer to add one; Django's own script draws one line.
SCRIPT = "defense_ties/pickers.js"
SHEET = "defense_ties/pickers.css"


class Chosen:
    """The records of one model that are chosen on one page, found by as few queries as can be."""

    def __init__(self, site, model, request=None):
        self.site, self.model, self.request = site, model, request
        self._asked: set[str] = set()
        self._found: dict[str, tuple[Any, str]] = {}

    def ask(self, keys: Iterable) -> None:
        """Note keys that will be wanted."""
        self._asked.update(str(key) for key in keys if key not in (None, "") and "\0" not in str(key))

    def record(self, key: Any) -> Any:
        """Return the record of a key, or None if there is none."""
        return self._look_up(key)[0]

    def label(self, key: Any) -> str:
        """Return the label of a record by its key; empty if there is none."""
        return self._look_up(key)[1]

    def _look_up(self, key) -> tuple[Any, str]:
        self.ask([key])
        wanted = self._asked - self._found.keys()
        if str(key) in wanted:
            pages = self.site.get_model_admin(self.model)
            records = self.model._default_manager.filter(pk__in=wanted).select_related(*pages.label_related)
            if self.request is not None:
                records = pages.choosable(self.request, records)
            labels = self.site.labels(records)
            self._found |= dict.fromkeys(wanted, (None, ""))
            self._found |= {str(record.pk): (record, labels[record.pk]) for record in records}
        return self._found.get(str(key), (None, ""))


class ChosenOptions:
    """Mixin of a picker that shows what is chosen, and asks the server for everything else."""

    chosen: Chosen

    @property
    def media(self):
        drawn = super().media  # type: ignore[misc]
        scripts = [SCRIPT if path == "admin/js/autocomplete.js" else path for path in drawn._js]
        return forms.Media(js=scripts, css=drawn._css | {"screen": [*drawn._css["screen"], SHEET]})

    def optgroups(self, name, value, attrs=None):
        options = []
        if not self.is_required and not self.allow_multiple_selected:  # type: ignore[attr-defined]
            options.append(self.create_option(name, "", "", False, 0))  # type: ignore[attr-defined]
        for key in value:
            if label := self.chosen.label(key):
                option = self.create_option(name, key, label, True, len(options))  # type: ignore[attr-defined]
                options.append(option)
        return [(None, options, 0)]


class Picker(ChosenOptions, AutocompleteSelect):
    """Picker of one record."""


class ManyPicker(ChosenOptions, AutocompleteSelectMultiple):
    """Picker of any number of records."""


class PickerField(forms.ModelChoiceField):
    """A relation to one record."""

    chosen: Chosen

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if self.get_limit_choices_to():
            return super().to_python(value)
        self.validate_no_null_characters(value)
        record = self.chosen.record(getattr(value, "pk", value))
        if record is None:
            message = self.error_messages["invalid_choice"]
            raise ValidationError(message, code="invalid_choice", params={"value": value})
        return record


class ManyPickerField(forms.ModelMultipleChoiceField):
    """A relation to any number of records."""

    chosen: Chosen


def ask_ahead(form: forms.BaseForm) -> None:
    """Note every record that the form shows as chosen, before the first of its pickers is drawn."""
    for name, field in form.fields.items():
        if isinstance(field, PickerField):
            field.chosen.ask([form[name].value()])
        elif isinstance(field, ManyPickerField):
            field.chosen.ask(form[name].value() or [])
