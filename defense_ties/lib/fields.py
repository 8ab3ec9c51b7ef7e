"""Columns that are worked out from other columns whenever a row is written, alone or in bulk.

The work is done in `pre_save`, which `save()` and `bulk_create()` both call, so that no way of writing
can leave such a column stale. `QuerySet.update()` and `bulk_update()` do not call it: neither is used here.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from defense_ties.lib.names import fold, tidy
from defense_ties.lib.texts import digest, normalise


def with_defaults(given: dict[str, Any], **defaults: Any) -> dict[str, Any]:
    """Return the options of a field: those given, and defaults for the others."""
    return defaults | given


class Derived:
    """Mixin of a field whose value comes from other fields of the row."""

    def derive(self, instance):
        """Return the value for the row."""
        raise NotImplementedError

    def pre_save(self, model_instance, add):
        value = self.derive(model_instance)
        setattr(model_instance, self.attname, value)  # type: ignore[attr-defined]
        return value


class Settled(models.Model):
    """A row whose worked-out columns are brought up to date before its constraints are checked."""

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        names = [field.attname for field in self._meta.concrete_fields if _follows(field)]
        for name in names:
            getattr(self, name)  # Django would leave out a column that was not fetched
        if update_fields:
            update_fields = {*update_fields, *names}
        super().save(*args, update_fields=update_fields, **kwargs)

    def clean(self):
        super().clean()
        for field in self._meta.concrete_fields:
            if isinstance(field, Derived):
                try:
                    field.pre_save(self, False)
                except ValidationError:
                    continue  # the field it is worked out from has reported it already


def _follows(field) -> bool:
    """Return whether a column changes when others do: a worked-out one, or the time of the last change."""
    return isinstance(field, Derived) or getattr(field, "auto_now", False)


class NameField(Derived, models.CharField):
    """A name or title, kept in Unicode NFC and without spare spaces."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **with_defaults(kwargs, max_length=300))

    def clean(self, value, model_instance):
        return super().clean(tidy(value) if isinstance(value, str) else value, model_instance)

    def derive(self, instance):
        return tidy(getattr(instance, self.attname))


class FoldedField(Derived, models.TextField):
    """The words of other fields, folded for search."""

    def __init__(self, *args: Any, of=(), **kwargs: Any):
        self.of = tuple(of)
        super().__init__(*args, **with_defaults(kwargs, editable=False, default="", blank=True))

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def derive(self, instance):
        return fold(" ".join(filter(None, (getattr(instance, name) for name in self.of))))


class SortKeyField(Derived, models.CharField):
    """The first of several names that is not blank, folded, so that Đ sorts beside D."""

    def __init__(self, *args: Any, of=(), **kwargs: Any):
        self.of = tuple(of)
        options = with_defaults(kwargs, max_length=600, editable=False, default="", blank=True)
        super().__init__(*args, **options)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def derive(self, instance):
        return fold(next(filter(None, (getattr(instance, name) for name in self.of)), ""))[: self.max_length]


class BodyField(Derived, models.TextField):
    """A text, kept in the normal form to which offsets refer."""

    def derive(self, instance):
        return normalise(getattr(instance, self.attname))


class DigestField(Derived, models.CharField):
    """The SHA-256 of another field; where that is empty, what is known of a text that is not at hand."""

    def __init__(self, *args: Any, of="", **kwargs: Any):
        self.of = of
        super().__init__(*args, **with_defaults(kwargs, max_length=64, blank=True))

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def derive(self, instance):
        return digest(getattr(instance, self.of)) or getattr(instance, self.attname)
