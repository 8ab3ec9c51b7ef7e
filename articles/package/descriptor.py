"""datapackage.json: the package described column by column, as Frictionless Data asks."""

import json
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django_countries.fields import CountryField

from articles.package.tables import BY_MODEL, TABLES, Table, patterns
from defense_ties.lib.records import ID_PATTERN

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


def describe(*, everything: bool = False) -> dict[str, Any]:
    """Return the descriptor of a package of all tables."""
    scope = "all records, drafts included" if everything else "published records and what they refer to"
    return {
        "profile": "tabular-data-package",
        "name": "defense-ties",
        "title": "Ties of defence diplomacy",
        "description": f"Officials, institutions, engagements, agreements and evidence: {scope}. {MARKS}",
        "licenses": [LICENCE],
        "resources": [_resource(table) for table in TABLES],
    }


def as_json(descriptor: dict[str, Any]) -> str:
    """Return the descriptor as text, always the same for the same descriptor."""
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": [_field(table, name) for name in table.fields],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [name],
                    "reference": {
                        "resource": "" if model is table.model else BY_MODEL[model].name,
                        "fields": ["id"],
                    },
                }
                for name, model in table.references.items()
            ],
        },
    }


def _field(table: Table, name: str) -> dict[str, Any]:
    field = table.fields[name]
    described: dict[str, Any] = {
        "name": name,
        "title": str(field.verbose_name).capitalize(),
        "description": str(field.help_text) or f"The {field.verbose_name}.",
        **_type(field),
    }
    constraints = _constraints(table, name)
    return {**described, "constraints": constraints} if constraints else described


def _type(field: Any) -> dict[str, Any]:
    if isinstance(field, models.BooleanField):
        return {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}
    if isinstance(field, models.DateTimeField):
        return {"type": "datetime"}
    if isinstance(field, models.DateField):
        return {"type": "date"}
    if isinstance(field, models.IntegerField):
        return {"type": "integer"}
    if isinstance(field, models.DecimalField | models.FloatField):
        return {"type": "number"}
    return {"type": "string"}


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
