"""The SQL by which engagements are counted, for each of the two databases.

What an engagement was counted as is taken away, and what it is now is counted: so the numbers are right
whatever was written, in whatever order, by whatever means.
"""

from defense_ties.lib.dates import NO_LAST_DAY

COUNTED, COUNT = "articles_countedengagement", "articles_engagementcount"
ENGAGEMENT, SIDE = "articles_engagement", "articles_side"
TOLD = ("kind", "status", "date_basis")
KEY = ("first", "second", "earliest", "latest", *TOLD)

_OPEN = f"'{NO_LAST_DAY.isoformat()}'"
_SPEECH = {
    "postgresql": {
        "month": "date_trunc('month', {0})::date",
        "year": "date_trunc('year', {0})::date",
        "codes": "(SELECT string_agg(country, ' ' ORDER BY country) FROM {sides})",
        "each": "CROSS JOIN LATERAL unnest(string_to_array(c.countries, ' ')) AS {0}(value)",
        "undated": "'0001-01-01'::date",
    },
    "sqlite": {
        "month": "(substr({0}, 1, 7) || '-01')",
        "year": "(substr({0}, 1, 4) || '-01-01')",
        "codes": ("(SELECT group_concat(country, ' ') FROM (SELECT country FROM {sides} ORDER BY country))"),
        "each": (
            "JOIN json_each('[\"' || replace(c.countries, ' ', '\",\"') || '\"]') AS {0} ON {0}.value > ''"
        ),
        "undated": "'0001-01-01'",
    },
}


def note_counted(vendor: str, which: str = "") -> str:
    """Return the SQL that notes as what the published engagements are counted; `which` says of which ids."""
    speech = _SPEECH[vendor]
    sides = f"{SIDE} AS s WHERE s.engagement_id = e.id"
    condition = f" AND e.id {which}" if which else ""
    return (
        f"INSERT INTO {COUNTED} (engagement_id, countries, earliest, latest, {', '.join(TOLD)}) "
        f"SELECT e.id, COALESCE({speech['codes'].format(sides=sides)}, ''), "
        f"{_cut(speech['month'], 'e.earliest')}, {_cut(speech['month'], 'e.latest')}, "
        f"{', '.join(f'e.{name}' for name in TOLD)} "
        f"FROM {ENGAGEMENT} AS e WHERE e.review_status = 'published'{condition}"
    )


def add(vendor: str, which: str = "", *, sign: str = "", transaction: str = "0") -> str:
    """Return the SQL that adds what is noted as counted to the numbers; with the sign “-”, takes it away."""
    speech = _SPEECH[vendor]
    condition = f"c.engagement_id {which}" if which else "true"
    told = ", ".join(f"c.{name}" for name in TOLD)
    one, other = speech["each"].format("one"), speech["each"].format("other")
    year_from, year_to = _cut(speech["year"], "c.earliest"), _cut(speech["year"], "c.latest")
    rows = (
        f"SELECT '' AS first, '' AS second, c.earliest, c.latest, {told} FROM {COUNTED} AS c "
        f"WHERE {condition} "
        f"UNION ALL SELECT one.value, '', c.earliest, c.latest, {told} FROM {COUNTED} AS c {one} "
        f"WHERE {condition} "
        f"UNION ALL SELECT one.value, other.value, {year_from}, {year_to}, {told} "
        f"FROM {COUNTED} AS c {one} {other} WHERE {condition} AND one.value < other.value"
    )
    key = ", ".join(KEY)
    return (
        f'INSERT INTO {COUNT} ("transaction", {key}, total) '
        f"SELECT {transaction}, {key}, {sign}count(*) FROM ({rows}) AS r WHERE true GROUP BY {key} "
        f"{_onto(speech['undated'])}"
    )


def take_out(which: str) -> str:
    """Return the SQL that forgets as what some engagements were counted."""
    return f"DELETE FROM {COUNTED} WHERE engagement_id {which}"


def together(vendor: str) -> str:
    """Return the SQL that adds the numbers of other transactions, which are over, to those of all."""
    key = ", ".join(KEY)
    return (
        f"WITH gone AS (DELETE FROM {COUNT} WHERE id IN ("
        f'SELECT id FROM {COUNT} WHERE NOT ("transaction" = 0) AND "transaction" <> txid_current() '
        "FOR UPDATE SKIP LOCKED) RETURNING *) "
        f'INSERT INTO {COUNT} ("transaction", {key}, total) SELECT 0, {key}, sum(total) FROM gone '
        f"GROUP BY {key} HAVING sum(total) <> 0 {_onto(_SPEECH[vendor]['undated'])}"
    )


def _cut(template: str, column: str) -> str:
    """Return the first day of the time a column lies in; the end of all time stays as it is."""
    return f"CASE WHEN {column} = {_OPEN} THEN {column} ELSE {template.format(column)} END"


def _onto(undated: str) -> str:
    return (
        f"ON CONFLICT (first, second, COALESCE(earliest, {undated}), COALESCE(latest, {undated}), "
        f'{", ".join(TOLD)}, "transaction") '
        f"DO UPDATE SET total = {COUNT}.total + excluded.total"
    )
