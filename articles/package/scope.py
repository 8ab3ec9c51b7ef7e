"""Scopes: some engagements and agreements, what belongs to them, and all that they refer to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Func, Model, Q, QuerySet, TextField

from articles.models import (
    RESTS_ON,
    Agreement,
    AgreementEvent,
    Article,
    Engagement,
    Evidence,
    Participation,
    Party,
    Side,
    Signature,
)
from people.models import (
    Appointment,
    Institution,
    InstitutionAlias,
    Official,
    OfficialAlias,
)

Condition = Callable[[type[Model], str], Q]

# What is in a scope by its own id; everything else is so by what it belongs to or what refers to it.
LISTED: tuple[type[Model], ...] = (Engagement, Agreement, Official, Institution, Article)
BELONGS_TO: dict[type[Model], tuple[str, type[Model]]] = {
    Side: ("engagement", Engagement),
    Participation: ("engagement", Engagement),
    Engagement.topics.through: ("engagement", Engagement),
    AgreementEvent: ("agreement", Agreement),
    Party: ("agreement", Agreement),
    Signature: ("agreement", Agreement),
    Agreement.topics.through: ("agreement", Agreement),
    Appointment: ("official", Official),
    OfficialAlias: ("official", Official),
    InstitutionAlias: ("institution", Institution),
}
# To what each passage belongs, by the record that it is cited for.
CITED_FOR: tuple[tuple[str, type[Model]], ...] = (
    *((path, Engagement) for path in RESTS_ON[Engagement]),
    *((path, Agreement) for path in RESTS_ON[Agreement]),
    ("official", Official),
    ("institution", Institution),
    ("appointment__official", Official),
)
# Which records of the same kind a record refers to.
UPWARDS: tuple[tuple[type[Model], str], ...] = (
    (Agreement, "implements"),
    (Agreement, "amends"),
    (Engagement, "part_of"),
    (Institution, "parent"),
)
# Where an official, and then an institution, is named.
OFFICIALS = ((Participation, "official"), (Signature, "official"))
INSTITUTIONS = (
    (Participation, "institution"),
    (Party, "institution"),
    (Participation, "position__institution"),
    (Signature, "position__institution"),
    (Appointment, "position__institution"),
)


class _Ids(Func):
    """The ids that are listed in a table of their own."""

    template = "(SELECT id FROM %(table)s)"
    output_field = TextField()


class Scope:
    """The ids of what a package of some records holds, in tables that last as long as they are needed.

    `is_public` gives the condition that a row of a model, at the end of a path, may go out.
    """

    def __init__(self, is_public: Condition):
        self._is_public = is_public

    def holds(self, model: type[Model]) -> Q:
        """Return the condition that a row is in the scope, for what belongs to something."""
        if model in LISTED:
            return Q(pk__in=_ids(model))
        if model is Evidence:
            found = Q(pk__in=[])
            for path, owner in CITED_FOR:
                found |= Q(**{f"{path}__in": _ids(owner)})
            return found
        if model in BELONGS_TO:
            name, owner = BELONGS_TO[model]
            return Q(**{f"{name}__in": _ids(owner)})
        return Q()

    def fill(self, engagements: QuerySet | None, agreements: QuerySet | None) -> None:
        """List these records, and follow what they refer to until there is nothing more."""
        wanted: tuple[tuple[type[Model], Any], ...] = ((Engagement, engagements), (Agreement, agreements))
        for model, records in wanted:
            if records is not None:
                self._add(model, model._base_manager.filter(pk__in=records.values("pk")), "pk")
        self._climb(Agreement)
        self._follow(Engagement, (Agreement, "signed_at"))
        self._climb(Engagement)
        self._follow(Official, *OFFICIALS)
        self._follow(Institution, *INSTITUTIONS)
        self._climb(Institution)
        self._follow(Article, (Evidence, "article"))
        with connection.cursor() as cursor:
            for model in LISTED:
                cursor.execute(f"ANALYZE {_table(model)}")

    def _climb(self, model: type[Model]) -> None:
        """Add what the listed records of a kind refer to, and what these refer to in turn."""
        steps = [(model, name) for referrer, name in UPWARDS if referrer is model]
        while self._follow(model, *steps):
            pass

    def _follow(self, model: type[Model], *references: tuple[type[Model], str]) -> int:
        """Add the records that rows in the scope refer to and that may go out; return how many were new."""
        return sum(
            self._add(
                model,
                referrer._base_manager.filter(self.holds(referrer), self._is_public(referrer, "")),
                name,
            )
            for referrer, name in references
        )

    def _add(self, model: type[Model], rows: QuerySet, name: str) -> int:
        path = "" if name == "pk" else f"{name}__"
        ids = rows.filter(self._is_public(model, path), **{f"{name}__isnull": False})
        try:
            query, params = (
                ids.order_by().values_list(name).query.get_compiler(connection=connection).as_sql()
            )
        except EmptyResultSet:
            return 0
        # Without the condition, SQLite would take ON for the beginning of a join.
        sql = f"INSERT INTO {_table(model)} SELECT * FROM ({query}) found WHERE TRUE ON CONFLICT DO NOTHING"
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return max(cursor.rowcount, 0)


@contextmanager
def scope_tables() -> Iterator[None]:
    """Have the tables of a scope, empty; on PostgreSQL within one transaction, which may write."""
    with connection.cursor() as cursor:
        for model in LISTED:
            kind = 'text COLLATE "C"' if connection.vendor == "postgresql" else "text"
            cursor.execute(f"DROP TABLE IF EXISTS {_table(model)}")
            cursor.execute(f"CREATE TEMPORARY TABLE {_table(model)} (id {kind} PRIMARY KEY)")
    try:
        yield
    finally:
        _drop()


def _drop() -> None:
    if connection.needs_rollback:  # they go with the transaction
        return
    with connection.cursor() as cursor:
        for model in LISTED:
            cursor.execute(f"DROP TABLE IF EXISTS {_table(model)}")


def _table(model: type[Model]) -> str:
    return f"package_{model._meta.model_name}"


def _ids(model: type[Model]) -> Any:
    return _Ids(table=_table(model))
