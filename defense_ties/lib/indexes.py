"""Indexes in the order in which lists are read."""

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
