"""Fills an empty database with a great many records, by SQL alone: for measuring, not for looking at."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

COUNTRIES = ("KH", "RU", "VN", "CN", "LA", "TH", "US", "FR", "JP", "IN", "ID", "KR", "AU", "MY", "SG", "PH")
FAMILIES = ("Nguyen", "Sok", "Chea", "Tran", "Ivanov", "Wang", "Li", "Pham", "Kim", "Smith", "Dubois")
GIVEN = (
    "Van",
    "Dara",
    "Sophea",
    "Minh",
    "Petr",
    "Zhen",
    "Wei",
    "Hong",
    "Jin",
    "John",
    "Luc",
    "Ratha",
    "Vuth",
)
KINDS = ("visit", "talks", "meeting", "courtesy_call", "exercise", "dialogue", "call", "training")
PLACES = 400
INSTITUTIONS = 2_000
PUBLISHERS = 200
# One official in very many engagements: every so manieth participation is theirs.
ONE_IN = 600


@dataclass(frozen=True)
class Table:
    """The rows of one model: how many, and an SQL expression over the number of a row for each column."""

    model: str
    rows: int
    columns: dict[str, str] = field(default_factory=dict)


def fill(engagements: int) -> None:
    """Fill the database of the settings, which must be empty, in proportion to a number of engagements."""
    from articles.counts import COUNTS
    from articles.finding.index import INDEX

    INDEX.let_go()
    COUNTS.let_go()
    for table in tables(engagements):
        _insert(table)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        INDEX.keep()
        INDEX.rebuild()
        COUNTS.keep()
        cursor.execute("ANALYZE")


def ready(engagements: int, *, fill: Callable[[int], Any] = fill, exactly: bool = True) -> None:
    """Make the tables and fill them, unless the database holds (exactly) so many engagements already."""
    call_command("migrate", verbosity=0)
    engagement = apps.get_model("articles", "Engagement")
    if not engagement.objects.exists():
        print(f"Filling the database with {engagements:,} engagements; this takes some minutes.", flush=True)
        fill(engagements)
    elif exactly and engagement.objects.count() != engagements:
        raise SystemExit(f"{os.environ.get('DATABASE_URL')} holds other records; name an empty database.")


def tables(engagements: int) -> list[Table]:
    """Return what is filled, in an order in which every relation finds its record."""
    officials, articles = max(engagements // 10, 100), max(engagements // 4, 100)
    return [*_people(officials), *_sources(articles), *_engagements(engagements, officials, articles)]


def _people(officials: int) -> list[Table]:
    name = f"{_one_of(FAMILIES, 3)} || ' ' || {_one_of(GIVEN, 7)} || ' ' || {_one_of(GIVEN, 11)} || ' ' || n"
    institution = _named("i", "Institution") | {"kind": "'ministry'", "country": _one_of(COUNTRIES, 1)}
    position = _titled("p", "Chief") | {"institution_id": "'i' || n"}
    official = {"id": "'o' || n", "country": _one_of(COUNTRIES, 1), "name": name}
    official |= {"folded": f"lower({name})", "sort_key": f"lower({name})"}
    alias = _named("", "Alias") | {"id": "n", "official_id": "'o' || n", "kind": "'alias'"}
    held = {"official_id": "'o' || n", "position_id": f"'p' || {_number('n', INSTITUTIONS)}"}
    since = _dated() | {"date": f"{_text_of(_day())} || '/..'", "latest": "CAST('9999-12-31' AS date)"}
    if connection.vendor == "sqlite":
        since["latest"] = "'9999-12-31'"
    return [
        Table("people.Institution", INSTITUTIONS, institution | PUBLISHED),
        Table("people.Position", INSTITUTIONS, position),
        Table("people.Official", officials, official | PUBLISHED),
        Table("people.OfficialAlias", officials // 3, alias),
        Table("people.Appointment", officials, {"id": "'a' || n"} | held | since | PUBLISHED),
    ]


def _sources(articles: int) -> list[Table]:
    publisher = _named("u", "Publisher") | {"kind": "'newspaper'", "country": _one_of(COUNTRIES, 1)}
    place = _named("l", "Town") | {"kind": "'city'", "country": _one_of(COUNTRIES, 1)}
    state = {"coding_state": "CASE WHEN n % 10 = 0 THEN 'uncoded' ELSE 'coded' END", "language": "'en'"}
    text = {"body": f"'{'A text of some length. ' * 20}' || n"}
    by = {"publisher_id": f"'u' || {_number('n', PUBLISHERS)}"}
    return [
        Table("articles.Publisher", PUBLISHERS, publisher),
        Table("articles.Place", PLACES, place),
        Table(
            "articles.Article", articles, _titled("r", "Report") | state | text | by | _dated() | PUBLISHED
        ),
    ]


def _engagements(engagements: int, officials: int, articles: int) -> list[Table]:
    title = f"{_one_of(KINDS, 1)} || ' of ' || {_one_of(GIVEN, 5)} || ' ' || n || ' to town ' || n % {PLACES}"
    engagement = {"id": "'e' || n", "title": title, "folded": f"lower({title})", "kind": _one_of(KINDS, 1)}
    engagement |= {"folded_title": f"lower({title})"}
    engagement |= {"status": "'held'", "mode": "'in_person'", "place_id": f"'l' || {_number('n', PLACES)}"}
    engagement |= {"part_of_id": "CASE WHEN n % 10 = 0 THEN 'e' || (n - 1) END"}
    side = {"id": "'s' || n", "engagement_id": "'e' || ((n + 1) / 2)"}
    countries = (_skewed_country("n / 2", 8), _skewed_country("n / 2", 0))
    side |= {"country": f"CASE WHEN n % 2 = 0 THEN {countries[0]} ELSE {countries[1]} END"}
    side |= {"role": "CASE WHEN n % 2 = 0 THEN 'visitor' ELSE 'host' END"}
    who = f"CASE WHEN n % {ONE_IN} = 0 THEN 'o1' ELSE 'o' || (2 + {_skewed('n', officials - 2)}) END"
    participation = {"id": "'t' || n", "engagement_id": "'e' || ((n + 2) / 3)", "official_id": who}
    participation |= {"role": "CASE n % 3 WHEN 0 THEN 'host' WHEN 1 THEN 'guest' ELSE 'member' END"}
    participation |= {"position_id": f"'p' || {_number('n', INSTITUTIONS)}", "sequence": "n % 3"}
    ranks = tuple(apps.get_model("people", "Rank").objects.order_by("pk").values_list("pk", flat=True)[:10])
    if ranks:
        participation["rank_id"] = f"CASE WHEN n % 2 = 0 THEN {_one_of(ranks, 2)} END"
    participation |= {"institution_id": f"CASE WHEN n % 7 = 0 THEN 'i' || {_number('n', INSTITUTIONS)} END"}
    participation |= {
        "name_as_written": "'Name ' || n",
        "folded": "'name ' || n",
        "country": _one_of(COUNTRIES, 1),
    }
    evidence = {
        "id": "'v' || n",
        "engagement_id": "CASE WHEN n % 5 < 3 THEN 'e' || n END",
        "side_id": "CASE WHEN n % 5 = 3 THEN 's' || (2 * n) END",
        "participation_id": "CASE WHEN n % 5 = 4 THEN 't' || (3 * n) END",
    }
    passage = {"article_id": f"'r' || {_number('n', articles)}", "stance": "'supports'", "paragraph": "1"}
    of_appointments = {"id": "'w' || n", "appointment_id": "'a' || n"} | passage
    of_agreements = {"id": "'x' || n", "agreement_id": "'g' || n"} | passage
    agreement = _titled("g", "Agreement") | {"kind": "'mou'", "legally_binding": "'unknown'"} | PUBLISHED
    party = {"id": "'y' || n", "agreement_id": "'g' || ((n + 1) / 2)"}
    party |= {"country": "CASE WHEN n % 2 = 0 THEN 'KH' ELSE 'VN' END"}
    return [
        Table("articles.Engagement", engagements, engagement | _dated() | DRAFTS),
        Table("articles.Side", engagements * 2, side),
        Table("articles.Participation", engagements * 3, participation),
        Table("articles.Evidence", engagements, evidence | passage),
        Table("articles.Evidence", officials, of_appointments),
        Table("articles.Agreement", engagements // 20, agreement),
        Table("articles.Evidence", engagements // 20, of_agreements),
        Table("articles.Party", engagements // 10, party),
    ]


PUBLISHED = {"review_status": "'published'", "published_at": "CURRENT_TIMESTAMP", "drafted_by": "'person'"}
DRAFTS = PUBLISHED | {"review_status": "CASE WHEN n % 50 = 0 THEN 'draft' ELSE 'published' END"}


def _named(letter: str, word: str, column: str = "name") -> dict[str, str]:
    return {"id": f"'{letter}' || n", column: f"'{word} ' || n", "folded": f"'{word.lower()} ' || n"}


def _titled(letter: str, word: str) -> dict[str, str]:
    titled = _named(letter, word, "title")
    return titled | {"folded_title": titled["folded"]}


def _dated() -> dict[str, str]:
    return {"date": _text_of(_day()), "earliest": _day(), "latest": _day(), "date_basis": "'stated'"}


def _insert(table: Table) -> None:
    model = apps.get_model(table.model)
    columns = {f.column: table.columns.get(f.column, _default(f)) for f in model._meta.concrete_fields}
    names = ", ".join(connection.ops.quote_name(name) for name in columns)
    source = f"generate_series(1::bigint, {table.rows}) AS series(n)"
    if connection.vendor == "sqlite":
        further = f"SELECT n + 1 FROM series WHERE n < {table.rows}"
        source = f"(WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL {further}) SELECT n FROM series)"
    values = ", ".join(columns.values())
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {model._meta.db_table} ({names}) SELECT {values} FROM {source}")


def _default(column: models.Field) -> str:
    if getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False):
        return "CURRENT_TIMESTAMP"
    value: Any = None if column.null else column.get_default()
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).upper()
    return str(value) if isinstance(value, (int, float)) else f"'{value}'"


def _number(n: str, most: int) -> str:
    """Return a whole number from 1 to the most, spread evenly."""
    return f"(1 + {n} * 31 % {most})"


def _skewed(n: str, most: int) -> str:
    """Return a whole number from 0 to the most, low ones far more often."""
    share = f"({n} * 7919 % 99991)"
    return f"({most} * {share} / 99991 * {share} / 99991)"


def _skewed_country(n: str, beginning: int) -> str:
    """Return one of eight countries, the first far more often."""
    share = f"({n} * 613 % 97)"
    chosen = COUNTRIES[beginning : beginning + 8]
    cases = " ".join(f"WHEN {number} THEN '{code}'" for number, code in enumerate(chosen))
    return f"CASE 8 * {share} / 97 * {share} / 97 {cases} END"


def _one_of(words: tuple[str, ...], step: int) -> str:
    cases = " ".join(f"WHEN {number} THEN '{word}'" for number, word in enumerate(words))
    return f"CASE (n / {step}) % {len(words)} {cases} END"


def _day() -> str:
    if connection.vendor == "postgresql":
        return "(DATE '2000-01-01' + (n * 7919 % 9000)::int)"
    return "date('2000-01-01', '+' || (n * 7919 % 9000) || ' days')"


def _text_of(day: str) -> str:
    return f"to_char({day}, 'YYYY-MM-DD')" if connection.vendor == "postgresql" else day
