"""The year of a date, in a query."""

from django.db.models import Func, IntegerField


class YearOf(Func):
    """The year of a DATE column; on SQLite cut out of its text, many times faster than by a function."""

    template = "EXTRACT(YEAR FROM %(expressions)s)::int"
    output_field = IntegerField()
    arity = 1

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(
            compiler, connection, template="CAST(SUBSTR(%(expressions)s, 1, 4) AS INTEGER)", **context
        )
