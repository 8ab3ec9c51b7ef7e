"""A row as plain JSON, and back, without loss."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import models


def pack(row: models.Model) -> dict[str, Any]:
    """Return every column of a row as JSON holds it."""
    return {field.attname: packed(field, row) for field in row._meta.concrete_fields}


def packed(field: Any, row: models.Model) -> Any:
    """Return one column of a row as JSON holds it."""
    value = field.value_from_object(row)
    if value is None or isinstance(field, models.JSONField):
        return value
    return field.value_to_string(row)


def unpacked(field: Any, value: Any) -> Any:
    """Return a value as a row holds it."""
    return field.to_python(value) if value is not None else None


def unpack(model: type[models.Model], columns: Mapping[str, Any]) -> models.Model:
    """Return a row that is not saved yet; columns that the table no longer has are passed over."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    known = {name: unpacked(fields[name], value) for name, value in columns.items() if name in fields}
    return model(**known)


def model_of(label: str) -> type[models.Model]:
    """Return the model with a label such as “app.model”, tables that join two kinds included."""
    app, name = label.split(".")
    return apps.get_app_config(app).models[name]


def label_of(row: models.Model, length: int = 120) -> str:
    """Return what a row is and how it is called, cut to a length."""
    text = f"{row._meta.verbose_name} “{row}”"
    return text if len(text) <= length else f"{text[: length - 2]}…”"
