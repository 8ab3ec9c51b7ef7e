"""What a request asks for, read from its address; whatever cannot be read is a fault."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from articles.api import cursors
from articles.api.expanding import expansions
from articles.api.records import names_of
from articles.api.resources import Resource
from defense_ties.lib.faults import given_often, not_among
from defense_ties.lib.filters.quoting import quoted
from defense_ties.lib.taking import ColumnsField

MOST, USUAL = 1000, 100


@dataclass(frozen=True)
class Fault:
    """A parameter that cannot be read, and why."""

    parameter: str
    reason: str


class Refused(Exception):
    """The address asks for something that there is not."""

    def __init__(self, faults: list[Fault]):
        self.faults = faults
        super().__init__(f"{len(faults)} faults")


class Shape(forms.Form):
    """Which parts of a record are wanted, and what is to be added to it."""

    fields_ = ColumnsField(required=False)
    expand = ColumnsField(required=False)

    def __init__(self, data: QueryDict, *, names: list[str], additions: list[str]):
        super().__init__(data)
        # `fields` is what a form calls its own fields.
        self.fields["fields"] = self.fields.pop("fields_")
        self.known = {"fields": names, "expand": additions}

    def clean(self) -> dict[str, Any]:
        """Refuse names that there are none of."""
        cleaned: Any = super().clean()
        for name, known in self.known.items():
            for asked in dict.fromkeys(cleaned.get(name) or ()):
                if asked not in known:
                    self.add_error(name, not_among(asked, known) if known else _nothing(asked))
        return cleaned


class Listing(Shape):
    """In which order a list is read, how much of it, and from where on."""

    sort = forms.CharField(required=False)
    limit = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"Write a whole number from 1 to {MOST}."
        ),
    )
    after = forms.CharField(required=False, max_length=4000)
    count = forms.CharField(required=False)

    def __init__(self, data: QueryDict, *, of: str, sorts: Iterable[str], **known: list[str]):
        super().__init__(data, **known)
        self.of, self.sorts = of, list(sorts)

    def clean(self) -> dict[str, Any]:
        """Refuse unknown orders, and cursors of other lists and orders."""
        cleaned: Any = super().clean()
        sort = cleaned.get("sort") or self.sorts[0]
        if sort not in self.sorts:
            self.add_error("sort", not_among(sort, self.sorts))
        if cleaned.get("count") not in (None, "", "true", "false"):
            self.add_error("count", not_among(cleaned["count"], ["true", "false"]))
        if cleaned.get("after") and "sort" not in self.errors:
            try:
                cleaned["after"] = cursors.read(cleaned["after"], of=self.of, sort=sort)
            except ValueError as error:
                self.add_error("after", str(error))
        return cleaned | {"sort": sort, "limit": cleaned.get("limit") or USUAL}


def shape_of(resource: Resource, data: QueryDict) -> Shape:
    """Return the form by which a record of a kind is asked for."""
    return Shape(data, **_known(resource))


def listing_of(resource: Resource, data: QueryDict) -> Listing:
    """Return the form by which a list of records of a kind is asked for."""
    return Listing(data, of=resource.name, sorts=resource.sorts, **_known(resource))


def _known(resource: Resource) -> dict[str, list[str]]:
    return {"names": names_of(resource.table), "additions": list(expansions(resource.table))}


def refuse_faults(asked: QueryDict, *parts: forms.Form) -> None:
    """Raise Refused if the address holds anything that none of the forms can read."""
    if faults := list(_faults(asked, parts)):
        raise Refused(faults)


def _faults(asked: QueryDict, parts: tuple[forms.Form, ...]) -> Iterator[Fault]:
    fields: Mapping[str, Any] = {name: field for form in parts for name, field in form.fields.items()}
    for name, values in asked.lists():
        if name not in fields:
            known = ", ".join(sorted(fields)) or "none"
            yield Fault(name, f"{quoted(name)} is not a parameter here. They are {known}.")
        elif not all(value.strip() for value in values):
            yield Fault(name, "This is empty: give it a value, or leave it out.")
        elif len(values) > 1 and not getattr(fields[name], "several", False):
            yield Fault(name, given_often(name, len(values)))
    empty = {name for name, values in asked.lists() if not all(value.strip() for value in values)}
    for form in parts:
        for name, messages in form.errors.items():
            if name in empty:
                continue
            yield from (
                Fault(", ".join(form.fields) if name == "__all__" else name, str(message))
                for message in messages
            )


def _nothing(asked: str) -> str:
    return f"{quoted(asked)} cannot be added: there is nothing to add here."
