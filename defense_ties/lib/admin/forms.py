"""Forms of records: every rule of the database is checked, and told beside the field it is about."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet, InlineForeignKeyField, construct_instance
from django.utils.functional import cached_property

from defense_ties.lib.admin.pickers import ask_ahead
from defense_ties.lib.admin.rules import broken_rules, twins
from defense_ties.lib.history import parts_of

# A rule over so many fields is about none of them in particular.
MANY = 7


class RecordForm(forms.ModelForm):
    """A form that keeps the rules of the database, those over worked-out columns included."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if hasattr(self.instance, "_history"):
            self._show_relations_of(self.instance._history)
        ask_ahead(self)

    @property
    def is_as_stored(self) -> bool:
        """Whether the form says nothing that the database does not hold already."""
        stored = not self.instance._state.adding and not hasattr(self.instance, "_history")
        return stored and not self.has_changed()

    def _show_relations_of(self, version):
        """Show what the version of a record held of relations to many, not what the record holds now."""
        for field in version._history_m2m_fields:
            rows = getattr(version, field.name).all()
            self.initial[field.name] = [getattr(row, field.m2m_reverse_field_name() + "_id") for row in rows]

    def _post_clean(self):
        if self.is_as_stored:
            return
        exclude = self._get_validation_exclusions()  # type: ignore[attr-defined]
        exclude |= {name for name, field in self.fields.items() if isinstance(field, InlineForeignKeyField)}
        opts = self._meta
        try:
            self.instance = construct_instance(self, self.instance, opts.fields, opts.exclude)
            self.instance.full_clean(exclude=exclude, validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            self._report(error)
        self.validate_unique()
        kept = (InlineForeignKeyField, StoredRow)
        shown = [name for name, field in self.fields.items() if not isinstance(field, kept)]
        for names, fault in broken_rules(self.instance, shown=shown, faulty=set(self.errors)):
            self.add_error(beside(names), fault)

    def _report(self, error: ValidationError):
        """Tell each fault beside its field, or above the form where the field is not on it."""
        by_field = getattr(error, "error_dict", {NON_FIELD_ERRORS: error})
        for name, found in by_field.items():
            self.add_error(name if name in self.fields else None, found)


def beside(names: list[str]) -> str | None:
    """Return the field beside which a rule over these is told; above the form if they are many."""
    return names[0] if 0 < len(names) < MANY else None


class StoredRow(forms.ModelChoiceField):
    """The key of a row of a set, which is one of those that the set has read already."""

    rows: dict

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if row := self.rows.get(str(value)):
            return row
        raise ValidationError("This row is gone.", code="gone")


class RecordFormSet(BaseInlineFormSet):
    """The rows of a record that belong to it, without two alike."""

    # Lets each row that is written say who wrote it, and why.
    mark: Callable[[Any], None] = staticmethod(lambda row: None)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        key = form._meta.model._meta.pk.name
        if isinstance(form.fields.get(key), forms.ModelChoiceField):
            known = StoredRow(
                form._meta.model._default_manager.none(),
                initial=form.fields[key].initial,
                required=False,
                widget=forms.HiddenInput,
            )
            known.rows = self.stored
            form.fields[key] = known
        if DELETION_FIELD_NAME in form.fields:  # in a table the heading of its column is no label
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = "Delete this row"

    @cached_property
    def stored(self) -> dict:
        """The rows that the database holds, by key."""
        return {str(row.pk): row for row in self.get_queryset()}

    def clean(self):
        super().clean()
        key = self.model._meta.pk.name  # type: ignore[union-attr]
        if any(form.has_error(key, "gone") for form in self.initial_forms):
            raise ValidationError("Somebody deleted rows meanwhile. Nothing was saved: open the page anew.")

    def save_new(self, form, commit=True):
        self.mark(form.instance)
        return super().save_new(form, commit)

    def save_existing(self, form, obj, commit=True):
        self.mark(form.instance)
        return super().save_existing(form, obj, commit)

    def delete_existing(self, obj, commit=True):
        # What goes with a row goes before it, so that its history says who took it off, too.
        kind: type[Model] = type(obj)
        for part in reversed(parts_of(kind)) if commit else ():
            for row in part.rows(obj.pk):
                self.mark(row)
                row.delete()
        self.mark(obj)
        super().delete_existing(obj, commit)

    def validate_unique(self):
        rows = [form for form in self.forms if form.is_valid() and form.cleaned_data]
        rows = [form for form in rows if not self._should_delete_form(form)]  # type: ignore[attr-defined]
        for form, names, message in twins(rows, owner=self.fk.attname):
            shown = [name for name in names if name in form.fields and name != self.fk.name]
            form.add_error(beside(shown), message)


class NumberedFormSet(RecordFormSet):
    """Rows with a place in a list; those that are given none come last, in the order of the form."""

    numbered = "sequence"

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields[self.numbered].required = False
        if form.instance._state.adding:
            form.initial[self.numbered] = None
            form.fields[self.numbered].initial = None

    def clean(self):
        rows = [form for form in self.forms if form.is_valid() and form.cleaned_data]
        last = max((form.cleaned_data[self.numbered] or 0 for form in rows), default=0)
        for form in rows:
            if form.cleaned_data[self.numbered] is None:
                last += 1
                setattr(form.instance, self.numbered, last)
        super().clean()
