"""How fast a list of a million engagements is taken home, in how much memory, beside other ways to do it."""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django

# The columns of the table itself, which every way can give; ours can also give all that a list has.
COLUMNS = (
    "id",
    "title",
    "kind",
    "status",
    "mode",
    "date",
    "earliest",
    "latest",
    "date_basis",
    "place_id",
    "summary",
)
ADDRESS = f"/engagements/?format={{form}}&columns={','.join(COLUMNS)}"
ORDER = "earliest DESC NULLS LAST, latest DESC NULLS LAST, id"
SLOW = 100_000  # rows that the slow ways are asked for


def main() -> None:
    """Print what was measured, each way in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--engagements", type=int, default=1_000_000, help="how many the database is filled with"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each way is tried; the best counts")
    parser.add_argument("--only", default="", help="a word in the names of the ways that are tried")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not os.environ.get("DATABASE_URL"):
        sys.exit(
            "Name an empty database to be filled: make bench-export DATABASE_URL=sqlite:////tmp/bench.sqlite3"
        )
    django.setup()
    if options.one:
        print(json.dumps(_measure(WAYS[options.one])))
        return
    from tests.benchmarks.filling import ready

    ready(options.engagements)
    print(f"{'way':44} {'rows':>9} {'rows/s':>9} {'MB':>7} {'memory MB':>10}")
    for name in WAYS:
        if options.only in name:
            _tell(name, [_in_process(name) for _ in range(options.rounds)])


def _tell(name: str, rounds: list[dict[str, Any] | None]) -> None:
    found = [one for one in rounds if one]
    if not found:
        print(f"{name:44} not to be had here")
        return
    best = min(found, key=lambda one: one["seconds"])
    rate = best["rows"] / best["seconds"]
    print(
        f"{name:44} {best['rows']:>9,} {rate:>9,.0f} {best['bytes'] / 1e6:>7,.0f} {best['memory']:>10.0f}",
        flush=True,
    )


def _in_process(name: str) -> dict[str, Any] | None:
    done = subprocess.run([sys.executable, __file__, "--one", name], capture_output=True, text=True)
    if done.returncode:
        sys.stderr.write(done.stderr[-400:])
        return None
    return dict(json.loads(done.stdout.splitlines()[-1] or "{}")) or None


def _measure(way: Callable[[], Iterator[Any]]) -> dict[str, Any]:
    """Return rows, bytes and seconds of a way, and how far memory rose above what an idle site takes."""
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment()
    Client().get("/engagements/?format=csv&columns=id,kind&q=thereisnosuchword").getvalue()
    idle = _peak()
    start, rows, size, told = time.perf_counter(), 0, 0, 0
    for piece in way():
        if isinstance(piece, int):
            told = piece
            continue
        rows += piece.count(b"\n")
        size += len(piece)
    if not (rows or told):
        return {}
    return {
        "rows": told or rows,
        "bytes": size,
        "seconds": time.perf_counter() - start,
        "memory": _peak() - idle,
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _ours(address: str) -> Callable[[], Iterator[Any]]:
    def way() -> Iterator[Any]:
        from django.test import Client

        response: Any = Client().get(address)
        assert response.status_code == 200, response.content
        yield from response.streaming_content
        yield int(response.headers["Record-Count"])  # lines are not rows in every form

    return way


def _published() -> Any:
    from articles.models import Engagement

    return Engagement.objects.published()


def _stock(together: int) -> Callable[[], Iterator[Any]]:
    """Return the way that Django's own pages on CSV tell of: a row of values to a write, or many."""

    def way() -> Iterator[Any]:
        import csv
        import io

        buffer = io.StringIO()
        writer = csv.writer(buffer)
        for number, row in enumerate(_published().newest_first().values_list(*COLUMNS).iterator(), 1):
            writer.writerow(row)
            if number % together == 0:
                yield buffer.getvalue().encode()
                buffer.seek(0)
                buffer.truncate()
        yield buffer.getvalue().encode()

    return way


def _import_export() -> Iterator[Any]:
    from import_export.resources import modelresource_factory

    from articles.models import Engagement

    resource_class = modelresource_factory(model=Engagement)
    resource_class._meta.fields = COLUMNS
    yield resource_class().export(queryset=_published().order_by("pk")[:SLOW]).csv.encode()


def _command_line() -> Iterator[Any]:
    """Yield what the database's own program writes of the same question."""
    from django.db import connection

    names = ", ".join(f'"{name}"' for name in COLUMNS)
    query = f"SELECT {names} FROM articles_engagement WHERE review_status = 'published' ORDER BY {ORDER}"
    if connection.vendor == "postgresql":
        command = ["psql", os.environ["DATABASE_URL"], "-qc", f"\\copy ({query}) TO STDOUT (FORMAT csv)"]
    else:
        command = ["sqlite3", "-csv", str(connection.settings_dict["NAME"]), query]
    if not shutil.which(command[0]):
        sys.exit(f"There is no {command[0]} here.")
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        while piece := process.stdout.read(65_536):
            yield piece


def _datasette() -> Iterator[Any]:
    """Yield what Datasette streams of the same table, where it is installed: it reads SQLite alone."""
    from django.db import connection

    program = os.environ.get("DATASETTE") or shutil.which("datasette")
    if connection.vendor != "sqlite" or not program:
        return
    path = Path(str(connection.settings_dict["NAME"]))
    columns = "".join(f"&_col={name}" for name in COLUMNS if name != "id")
    address = f"/{path.stem}/articles_engagement.csv?_stream=on&review_status=published{columns}"
    command = [program, str(path), "--setting", "max_csv_mb", "0"]
    command += ["--setting", "sql_time_limit_ms", "600000", "--get", address]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        while piece := process.stdout.read(65_536):
            yield piece


def _package() -> Iterator[Any]:
    """Yield as many bytes and rows, those that follow from records too, as a package of everything has."""
    from articles.package import export

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.zip"
        report = export(path)
        yield bytes(path.stat().st_size)
        yield sum(report.rows.values()) + sum(report.derived.values())


WAYS: dict[str, Callable[[], Iterator[Any]]] = {
    "CSV, the table's own columns": _ours(ADDRESS.format(form="csv")),
    "the same, by the database's own program": _command_line,
    "the same, stock Django, a row to a write": _stock(1),
    "the same, stock Django, 1,000 to a write": _stock(1_000),
    "the same, Datasette": _datasette,
    f"the same, django-import-export, {SLOW:,} rows": _import_export,
    "CSV, all columns of a list": _ours("/engagements/?format=csv"),
    "JSON Lines, the table's own columns": _ours(ADDRESS.format(form="jsonl")),
    "Excel, the table's own columns": _ours(ADDRESS.format(form="xlsx")),
    "package of everything": _package,
}


if __name__ == "__main__":
    main()
