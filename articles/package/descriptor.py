"""datapackage.json: the package described column by column, as Frictionless Data asks."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django_countries.fields import CountryField

from articles.package.tables import BY_MODEL, TABLES, Table, patterns
from defense_ties.lib.records import ID_PATTERN

TITLE = "Ties of defence diplomacy"
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
MARKS = (
    "Text that a spreadsheet would run as a formula has an apostrophe in front, which loading takes off. "
    "An empty cell is an empty value. Countries are ISO 3166-1 codes, dates are EDTF (ISO 8601-2)."
)
COUNTRY_PATTERN = "^[A-Z]{2}$"
TRUTHS = {"trueValues": ["true"], "falseValues": ["false"]}


def describe(*, everything: bool = False, more: Sequence[dict[str, Any]] = (), **said: Any) -> dict[str, Any]:
    """Return the descriptor of a package: the tables of records, and `more` resources that follow from them.

    What else is `said` of the package as a whole stands beside its title, unless it is empty.
    """
    scope = "all records, drafts included" if everything else "published records and what they refer to"
    return {
        "profile": "data-package" if more else "tabular-data-package",
        "name": "defense-ties",
        "title": TITLE,
        **{name: value for name, value in said.items() if value},
        "description": f"Officials, institutions, engagements, agreements and evidence: {scope}. {MARKS}",
        "licenses": [LICENCE],
        "resources": [*(_resource(table) for table in TABLES), *more],
    }


def as_json(descriptor: dict[str, Any]) -> str:
    """Return the descriptor as text, always the same for the same descriptor."""
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    references = {
        name: "" if model is table.model else BY_MODEL[model].name for name, model in table.references.items()
    }
    fields = [_field(table, name) for name in table.fields]
    return tabular(table.name, table.description, fields, key=table.key, references=references)


def tabular(
    name: str,
    description: str,
    fields: list[dict[str, Any]],
    *,
    key: Sequence[str],
    references: Mapping[str, str],
) -> dict[str, Any]:
    """Return the description of a table: its columns, its key, and the tables whose ids stand in some."""
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "title": name.replace("_", " ").capitalize(),
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": fields,
            "missingValues": [""],
            "primaryKey": list(key),
            "foreignKeys": [
                {"fields": [column], "reference": {"resource": table, "fields": ["id"]}}
                for column, table in references.items()
            ],
        },
    }


def _field(table: Table, name: str) -> dict[str, Any]:
    field = table.fields[name]
    described: dict[str, Any] = {
        "name": name,
        "title": str(field.verbose_name).capitalize(),
        "description": str(field.help_text) or f"The {field.verbose_name}.",
        "type": field_type(field),
    }
    if described["type"] == "boolean":
        described |= TRUTHS
    constraints = _constraints(table, name)
    return {**described, "constraints": constraints} if constraints else described


def field_type(field: Any) -> str:
    """Return what stands in the cells of a field, in the words of Table Schema."""
    for types, name in _TYPES:
        if isinstance(field, types):
            return name
    return "string"


_TYPES: tuple[tuple[Any, str], ...] = (
    (models.BooleanField, "boolean"),
    (models.DateTimeField, "datetime"),
    (models.DateField, "date"),
    (models.IntegerField, "integer"),
    (models.DecimalField | models.FloatField, "number"),
)


def _constraints(table: Table, name: str) -> dict[str, Any]:
    """Return what holds for every cell of a column, in the words of Table Schema."""
    field = table.fields[name]
    held: dict[str, Any] = {"required": True} if table.is_needed(name) else {}
    pattern = ID_PATTERN if name in table.references else patterns(table.model).get(field.name, ("",))[0]
    if isinstance(field, CountryField):
        pattern = COUNTRY_PATTERN
    elif codes := [value for value, _ in field.flatchoices if value not in ("", None)]:
        held["enum"] = codes
    if pattern:
        held["pattern"] = pattern
    for validator in field._validators:
        if isinstance(validator, MinValueValidator):
            held["minimum"] = validator.limit_value
        elif isinstance(validator, MaxValueValidator):
            held["maximum"] = validator.limit_value
    if field.get_internal_type().startswith("Positive"):
        held.setdefault("minimum", 0)
    return held
