"""What is on record of pairs of countries, from the numbers that are kept of engagements."""

import datetime

from django.db import connections
from django.db.models import QuerySet

from articles.choices import EngagementStatus
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY
from defense_ties.lib.years import YearOf

Figures = dict[str, int | datetime.date | None]
HELD, PLANNED = EngagementStatus.HELD.value, EngagementStatus.PLANNED.value
# Summed up first: numbers that were taken away again are in no year.
BY_PAIR = f"""
WITH kept(first, second, status, since, until, number) AS ({{source}})
SELECT
  first, second,
  SUM(CASE WHEN status = '{HELD}' THEN number ELSE 0 END),
  SUM(CASE WHEN status = '{PLANNED}' THEN number ELSE 0 END),
  SUM(CASE WHEN status IN ('{HELD}', '{PLANNED}') THEN 0 ELSE number END),
  MIN(CASE WHEN status = '{HELD}' AND since > {NO_FIRST_DAY.year} THEN since END),
  MAX(CASE WHEN status = '{HELD}' AND until < {NO_LAST_DAY.year} THEN until END)
FROM kept GROUP BY first, second
"""


def figures_kept(counts: QuerySet) -> dict[tuple[str, str], Figures]:
    """Return the figures of each pair among numbers of pairs; of `since` and `until` only years are right."""
    years = {"since": YearOf("earliest"), "until": YearOf("latest")}
    grouped = counts.annotate(**years).standing("first", "second", "status", *years)
    connection = connections[grouped.db]
    source, params = grouped.query.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(BY_PAIR.format(source=source), params)
        return {
            (first, second): {
                "held": int(held),
                "planned": int(planned),
                "called_off": int(called_off),
                "since": datetime.date(since, 1, 1) if since else None,
                "until": datetime.date(until, 12, 31) if until else None,
            }
            for first, second, held, planned, called_off, since, until in cursor.fetchall()
        }
