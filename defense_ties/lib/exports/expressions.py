"""What the database works out for a row of a table that is taken home."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import F, Func, IntegerField, QuerySet, Subquery, TextField
from django.urls import reverse

from defense_ties.lib.translating import in_english

_ID = "0id0"


class ByBytes(Func):
    """A text that is put in order by code point, whatever the language of the database."""

    template = "%(expressions)s"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the SQL of PostgreSQL."""
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"', **context)


class PageAddress(Func):
    """The permanent address of the page of a record, host and all; one for all languages."""

    output_field = TextField()

    def __init__(self, page: str, ident: str = "pk"):
        super().__init__(F(ident))
        self.page = page

    @in_english()
    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> Any:  # type: ignore[override]
        """Return the SQL; only now are the settings known that name the host."""
        (ident,) = self.get_source_expressions()
        sql, params = compiler.compile(ident)
        before, after = f"{settings.SITE_URL}{reverse(self.page, args=[_ID])}".split(_ID)
        return f"(%s || {sql} || %s)", [before, *params, after]


class Counted(Subquery):
    """The number of different values that a query of one column finds."""

    output_field = IntegerField()
    template = "(SELECT count(DISTINCT item) FROM (%(subquery)s) counted)"

    def __init__(self, query: QuerySet, item: str):
        super().__init__(query.order_by().annotate(item=F(item)).values("item"))


class _Part(Subquery):
    """A query as a part of a union, which takes no brackets."""

    template = "%(subquery)s"


class Joined(Func):
    """The texts that one of the queries finds, each once, with a sign between them; NULL where none is found.

    They stand in the order of the ranks, then of the code points of `by`, which tells one from another: it is
    the text itself unless something else is given.
    """

    output_field = TextField()
    arg_joiner = " UNION ALL "
    found = "SELECT min(item) AS item FROM (%(expressions)s) found GROUP BY by_id ORDER BY %(order)s"
    template = f"(SELECT %(aggregate)s(item, '%(sign)s') FROM ({found}) listed)"

    def __init__(
        self, *queries: QuerySet, item: Any, by: Any = None, ranks: Sequence[Any] = (), sign: str = " "
    ):
        named = {"item": _expression(item), "by_id": _expression(by or item)}
        named |= {f"rank_{number}": _expression(rank) for number, rank in enumerate(ranks)}
        parts = [_Part(query.order_by().annotate(**named).values(*named)) for query in queries]
        super().__init__(*parts, sign=sign)
        self.ranks = len(ranks)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the SQL of SQLite, whose group_concat keeps the order of what it is given."""
        return self.as_sql(compiler, connection, aggregate="group_concat", order=self._order(""), **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the SQL of PostgreSQL."""
        order = self._order(' COLLATE "C"')
        return self.as_sql(compiler, connection, aggregate="string_agg", order=order, **context)

    def _order(self, collation: str) -> str:
        return ", ".join([*(f"min(rank_{number})" for number in range(self.ranks)), f"by_id{collation}"])


class First(Joined):
    """The first of the texts that `Joined` would list."""

    template = f"({Joined.found} LIMIT 1)"


def _expression(given: Any) -> Any:
    return F(given) if isinstance(given, str) else given
