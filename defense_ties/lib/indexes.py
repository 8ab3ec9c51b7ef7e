"""Indexes in the order in which lists are read, and of columns that are mostly not given."""

from collections.abc import Iterable

from django.db import models
from django.db.models.expressions import OrderBy


class OrderIndex(models.Index):
    """An index over the expressions by which records are ordered, those without a value last.

    SQLite takes no NULLS LAST in an index and needs none: there, nothing is less than every value.
    """

    def create_sql(self, model, schema_editor, using="", **kwargs):
        if schema_editor.connection.vendor != "sqlite":
            return super().create_sql(model, schema_editor, using=using, **kwargs)
        plain = models.Index(*(_plain(part) for part in self.expressions), name=self.name)
        return plain.create_sql(model, schema_editor, using=using, **kwargs)


def _plain(part):
    if isinstance(part, OrderBy):
        return OrderBy(part.expression, descending=part.descending)
    return part


def where_given(names: Iterable[str], *, prefix: str) -> list[models.Index]:
    """Return an index of each of some columns, over the rows in which the column is not null.

    Where most rows leave a column null, SQLite takes an index of all rows to find half of them by any value.
    """
    return [
        models.Index(fields=[name], condition=models.Q(**{f"{name}__isnull": False}), name=f"{prefix}_{name}")
        for name in names
    ]
