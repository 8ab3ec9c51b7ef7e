"""How many records have each choice of a filter: the one place where this is counted."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, QuerySet, UniqueConstraint

from defense_ties.lib.among import Few, belonging

# In a longer list, what does not stand in the records' own rows takes long to count.
MOST_COUNTED = 10_000


def pairs_of(records: QuerySet | Few, path: str) -> QuerySet:
    """Return each record with each value at a path: a column of its own, or one of what refers to it."""
    relation, _, column = path.rpartition("__")
    if not relation:
        if isinstance(records, Few):
            records = records.model._base_manager.filter(pk__among=records.ids)
        return records.order_by().values_list("pk", path)
    link: Any = records.model._meta.get_field(relation).remote_field
    rows = link.model._base_manager.filter(belonging(link.name, records))
    pairs = rows.order_by().values_list(link.attname, column)
    return pairs if _once(link.model, {link.name, column}) else pairs.distinct()


def _once(model: type[Model], columns: set[str]) -> bool:
    """Return whether the database itself refuses to hold such a pair twice."""
    return any(
        isinstance(rule, UniqueConstraint) and rule.condition is None and set(rule.fields) == columns
        for rule in model._meta.constraints
    )


def standing_over(model: type[Model], *, itself: bool = True) -> str:
    """Return SQL that lists each record of a tree with all that it stands under, and with itself."""
    table = connections["default"].ops.quote_name(model._meta.db_table)
    start = f"SELECT id, id FROM {table}"
    if not itself:
        start = f"SELECT id, parent_id FROM {table} WHERE parent_id IS NOT NULL"
    # UNION drops what was found before, and so ends even in a circle.
    return (
        f"{start} UNION SELECT above.code, tree.parent_id FROM above "
        f"JOIN {table} AS tree ON tree.id = above.over WHERE tree.parent_id IS NOT NULL"
    )


def tally(
    pairs: QuerySet,
    *,
    above: str = "",
    single: bool = False,
    among: QuerySet | Iterable[str] | None = None,
    first: Sequence[str] = (),
    most: int | None = None,
) -> list[tuple[str, int]]:
    """Return the codes in pairs of record and code with the number of records, the most frequent first.

    `pairs` holds no pair twice; where it holds each record `single`, the counting is quicker.
    `above` is SQL of pairs of a code and another that it counts for as well.
    Where only the `most` frequent are asked for, the codes of `first` come before all others.
    """
    connection = connections[pairs.db]
    try:
        source, params = pairs.query.get_compiler(connection=connection).as_sql()
        condition, further = _condition(among, connection)
    except EmptyResultSet:
        return []
    steps = [f"pairs(record, code) AS ({source})"]
    if above:
        steps.append(f"above(code, over) AS ({above})")
    steps.append(f"counted(code, number) AS ({_counted(above=bool(above), single=single)})")
    chosen = f"code IN ({', '.join(['%s'] * len(first))}) DESC, " if first else ""
    sql = (
        f"WITH RECURSIVE {', '.join(steps)} SELECT code, number FROM counted "
        f"WHERE code IS NOT NULL{condition} ORDER BY {chosen}number DESC, code"
    )
    sql += f" LIMIT {most:d}" if most is not None else ""
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, *further, *first])
        return [(str(code), number) for code, number in cursor.fetchall()]


def _counted(*, above: bool, single: bool) -> str:
    """Return SQL of each code and its number of records, `above` being those that it counts for."""
    each = "SELECT code, COUNT(*) AS number FROM pairs GROUP BY code"
    if not above:
        return each
    if single:  # no record is counted for one code by way of two others
        total = "SELECT above.over, CAST(SUM(number) AS BIGINT)"
        return f"{total} FROM ({each}) AS each JOIN above ON above.code = each.code GROUP BY above.over"
    risen = (
        "SELECT DISTINCT pairs.record, above.over AS code FROM pairs JOIN above ON above.code = pairs.code"
    )
    return f"SELECT code, COUNT(*) FROM ({risen}) AS risen GROUP BY code"


def _condition(among: QuerySet | Iterable[str] | None, connection: Any) -> tuple[str, list]:
    """Return the condition that a code is one of those among which is counted."""
    if among is None:
        return "", []
    if isinstance(among, QuerySet):
        sql, params = among.order_by().values("pk").query.get_compiler(connection=connection).as_sql()
        return f" AND code IN ({sql})", list(params)
    codes = list(among)
    if not codes:
        raise EmptyResultSet
    return f" AND code IN ({', '.join(['%s'] * len(codes))})", codes
