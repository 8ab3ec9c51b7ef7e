"""Many ids at once: those in a list, by the lookup `pk__among=[…]`, and those that several questions find."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Lookup, Model, Q, QuerySet
from django.db.models.fields import CharField


@CharField.register_lookup
class Among(Lookup):
    """Whether a text is one of a list of texts."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Return the condition, with the list as JSON."""
        column, params = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*params, json.dumps(list(self.rhs))]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Return the condition, with the list as an array."""
        column, params = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT unnest(%s::text[]))", [*params, list(self.rhs)]


def found_by_any(questions: Iterable[QuerySet]) -> QuerySet:
    """Return what any of the questions finds; each is asked by itself, and can use an index of its own."""
    first, *others = questions
    return first.union(*others)


class Few:
    """Records of which the ids are known already, in place of the question for them."""

    def __init__(self, model: type[Model], ids: list[str]) -> None:
        self.model, self.ids = model, ids

    @classmethod
    def of(cls, records: "QuerySet") -> "Few":
        """Find the ids of some records."""
        model: Any = records.model
        return cls(model, list(records.order_by().values_list("pk", flat=True)))


def belonging(link: str, records: "QuerySet | Few") -> Q:
    """Return the condition that what a link leads to is one of the records."""
    if isinstance(records, Few):
        return Q(**{f"{link}__pk__among": records.ids})
    return Q(**{f"{link}__in": records.order_by().values("pk")})
