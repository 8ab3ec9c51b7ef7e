"""Parameters of addresses as OpenAPI describes them, from the very forms that read them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from articles.api.asked import MOST, USUAL, Listing, Shape, listing_of, shape_of
from articles.api.resources import Resource
from articles.api.schemas import ID
from articles.api.ties import NAME, NAMES, SORTS, TiePeriod
from defense_ties.lib.filters.also import AlsoField
from defense_ties.lib.filters.codes import CodesField
from defense_ties.lib.filters.dates import HOW_TO_WRITE, DateField
from defense_ties.lib.filters.named import NamedField
from defense_ties.lib.filters.pairs import HOW_TO_WRITE as HOW_TO_WRITE_PAIRS
from defense_ties.lib.filters.pairs import PairField
from defense_ties.lib.filters.several import MOST as MOST_OF_SEVERAL
from defense_ties.lib.filters.several import SeveralField
from defense_ties.lib.filters.when import WhenField
from defense_ties.lib.filters.words import LONGEST, MOST_WORDS, WordsField

Parameter = dict[str, Any]
# More choices than these are not listed: nobody reads them.
MOST_LISTED = 300
WHEN = "A time in which it lies, or two in which it begins and ends: 2021-12, 2021-01/2021-12, undated."
WORDS = f"Up to {MOST_WORDS} words, all of which it has to hold, whatever their accents and case."
ALSO = "A choice of another filter that has to hold as well, with its filter: country:KH."
# What each kind of filter takes: the format of one text, and a sentence.
FORMATS: tuple[tuple[type[forms.Field], str, str], ...] = (
    (NamedField, "name", "By id, or by a name that fits only one; several widen the list."),
    (PairField, "pair", f"{HOW_TO_WRITE_PAIRS} Several widen the list."),
    (AlsoField, "choice", ALSO),
    (DateField, "partial-date", str(HOW_TO_WRITE)),
    (WhenField, "span-of-time", WHEN),
    (WordsField, "words", WORDS),
)


def of_list(resource: Resource) -> list[Parameter]:
    """Return the parameters of a list: its filters, and how it is laid out."""
    filterset = resource.filterset(QueryDict(), queryset=resource.published())
    return [*_filters(filterset.form.fields), *_layout(listing_of(resource, QueryDict()), resource.sorts)]


def of_record(resource: Resource) -> list[Parameter]:
    """Return the parameters of a single record."""
    return [identifier(f"Id of the {resource.type}.", ID), *_shape(shape_of(resource, QueryDict()))]


def of_ties() -> list[Parameter]:
    """Return the parameters of the list of ties."""
    listing = Listing(QueryDict(), of=NAME, sorts=SORTS, names=NAMES, additions=[])
    return [*_filters(TiePeriod(QueryDict()).fields), *_layout(listing, SORTS)]


def of_tie() -> list[Parameter]:
    """Return the parameters of a single tie."""
    shape = Shape(QueryDict(), names=NAMES, additions=[])
    schema = {"type": "string", "pattern": "^[A-Z]{2}-[A-Z]{2}$"}
    return [
        identifier("Both countries by their codes, in the order of the alphabet.", schema),
        *_filters(TiePeriod(QueryDict()).fields),
        *_shape(shape),
    ]


def identifier(description: str, schema: dict[str, Any]) -> Parameter:
    """Return the parameter that stands in the path."""
    return {"name": "id", "in": "path", "required": True, "description": description, "schema": schema}


def query(name: str, description: str, schema: dict[str, Any], **more: Any) -> Parameter:
    """Return a parameter that stands in the query."""
    return {"name": name, "in": "query", "description": description, "schema": schema} | more


def _filters(fields: Any) -> Iterable[Parameter]:
    for name, field in fields.items():
        label = str(field.label or name)
        if isinstance(field, CodesField):
            labels = field.labels()
            schema: dict[str, Any] = {"type": "string", "minLength": 1}
            if 0 < len(labels) <= MOST_LISTED:
                schema["enum"] = list(labels)
            said = f"{label}: one of the codes; several widen the list. {field.hint}"
            yield _several(name, said.strip(), schema)
            continue
        kind, how = next((kind, how) for field_type, kind, how in FORMATS if isinstance(field, field_type))
        if isinstance(field, NamedField):
            kind = f"{kind}-of-{field.noun}"
        schema = {"type": "string", "format": kind, "minLength": 1}
        if isinstance(field, WordsField):
            schema["maxLength"] = LONGEST
        if isinstance(field, SeveralField):
            yield _several(name, f"{label}. {how}", schema | {"maxLength": field.longest}, MOST_OF_SEVERAL)
        else:
            yield query(name, f"{label}. {how}", schema)


def _several(name: str, description: str, schema: dict[str, Any], most: int | None = None) -> Parameter:
    several: dict[str, Any] = {"type": "array", "items": schema, "minItems": 1}
    if most:
        several["maxItems"] = most
    return query(name, description, several, style="form", explode=True)


def _layout(listing: Listing, sorts: Any) -> list[Parameter]:
    number = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
    order = {"type": "string", "enum": list(sorts), "default": next(iter(sorts))}
    cursor = {"type": "string", "format": "cursor", "minLength": 1, "maxLength": 4000}
    exact = "Whether to count the records on all pages; exact, and slower."
    return [
        query("sort", "The order of the list.", order),
        query("limit", "How many records stand on a page.", number),
        query("after", "Where the page begins: taken from “next” of the page before.", cursor),
        query("count", exact, {"type": "boolean", "default": False}),
        *_shape(listing),
    ]


def _shape(shape: Shape) -> list[Parameter]:
    told = {
        "fields": "Which parts of a record to send, with commas between; id and type always are.",
        "expand": "What to add to each record, with commas between.",
    }
    return [
        query(
            name,
            told[name],
            {"type": "array", "items": {"type": "string", "enum": known}, "minItems": 1},
            style="form",
            explode=False,
        )
        for name, known in shape.known.items()
        if known
    ]
