"""How fast a served site shows its pages over a million engagements, to one reader and to eight at once.

Pages are drawn anew each time; the column `kept` is of a site that keeps them while nothing changes.
"""

import argparse
import http.client
import logging
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent.parent
PORT, KEEPING_PORT = 8397, 8398
READERS = 8
# The columns of the table, each with its width.
COLUMNS = {
    "page": -44,
    "p50": 7,
    "p95": 7,
    "p50 of 8": 9,
    "p95 of 8": 9,
    "a second": 9,
    "kept": 6,
    "queries": 8,
    "kB": 5,
}
GUNICORN = ["-m", "gunicorn", "--config", "python:defense_ties.serving.gunicorn", "defense_ties.wsgi"]


def main() -> None:
    """Print one table: each page, how long it takes, how many queries and bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--engagements", type=int, default=1_000_000, help="how many the database is filled with"
    )
    parser.add_argument("--rounds", type=int, default=20, help="how often each reader asks for each page")
    parser.add_argument("--seconds", type=float, default=15, help="how long a page is asked for at most")
    parser.add_argument("--only", default="", help="a word in the names of the pages that are measured")
    options = parser.parse_args()
    if not os.environ.get("DATABASE_URL"):
        sys.exit("Name an empty database to be filled: make bench DATABASE_URL=sqlite:////tmp/bench.sqlite3")
    django.setup()
    logging.disable()

    from django.test.utils import setup_test_environment

    from articles.sample import make_sample
    from tests.benchmarks.filling import ready

    ready(options.engagements, fill=lambda number: make_sample(engagements=number, seed=1))
    setup_test_environment()
    line(*COLUMNS)
    with served(PORT, keep="false") as cookie, served(KEEPING_PORT, keep="true"):
        for name, address in pages().items():
            if options.only in name:
                tell(name, address, cookie if "/admin/" in address else "", options.rounds, options.seconds)


def pages() -> dict[str, str]:
    """Return the addresses that are asked for, with the busiest country, tie, official and institution."""
    from django.db.models import Count

    from articles.models import Engagement, Participation, Side
    from people.models import Position

    def busiest(rows, name):
        return rows.values_list(name).annotate(n=Count("pk")).order_by("-n").exclude(**{name: None})[0][0]

    country = busiest(Side.objects, "country")
    other = busiest(
        Side.objects.exclude(country=country).filter(engagement__sides__country=country), "country"
    )
    official = busiest(Participation.objects.filter(official__review_status="published"), "official_id")
    institution = Position.objects.get(pk=busiest(Participation.objects, "position_id")).institution_id
    shown = Engagement.objects.published().filter(sides__country=country)
    record = shown.annotate(n=Count("participations")).order_by("-n", "pk")[0].pk
    name = Participation.objects.filter(official=official)[0].name_as_written
    return {
        "engagement": f"/engagements/{record}/",
        "  stock Django, engagement": f"/stock/engagements/{record}/",
        "official": f"/officials/{official}/",
        "institution": f"/institutions/{institution}/",
        "engagements": "/engagements/",
        "  stock Django": "/stock/engagements/",
        "engagements, kind and year": "/engagements/?kind=talks&date_from=2015&date_to=2015",
        "  stock Django, kind and year": "/stock/engagements/?kind=talks&date_from=2015",
        "engagements, commonest country": f"/engagements/?country={country}",
        "  stock Django, commonest country": f"/stock/engagements/?country={country}",
        "  stock Django, with three facets": f"/stock/engagements/?country={country}&facets",
        "engagements, a rare word": "/engagements/?q=antwerp",
        "engagements, a name": f"/engagements/?q={name.split()[0]}",
        "  stock Django, a name": f"/stock/engagements/?q={name.split()[0]}",
        "engagements, page 10,000": "/engagements/?page=10000",
        "  stock Django, page 10,000": "/stock/engagements/?page=10000",
        "agreements": "/agreements/",
        "officials": "/officials/",
        "officials of the commonest country": f"/officials/?country={country}",
        "institutions": "/institutions/",
        "articles": "/articles/",
        "search, a name": f"/search/?q={name.replace(' ', '+')}",
        "search, a common word": "/search/?q=talks",
        "country": f"/countries/{country}/",
        "tie": f"/ties/{country}/{other}/",
        "all ties": "/ties/",
        "timeline of a country": f"/engagements/?country={country}&view=timeline",
        "timeline of all": "/engagements/?view=timeline",
        "matrix of all": "/engagements/?view=matrix",
        "network of all": "/engagements/?view=network",
        "map of all": "/engagements/?view=map",
        "calendar of all": "/engagements/?view=calendar",
        "home": "/",
        "staff: desk": "/admin/",
        "staff: engagements": "/admin/articles/engagement/",
        "staff: engagements, a word": "/admin/articles/engagement/?q=talks",
        "staff: engagements of a country": f"/admin/articles/engagement/?sides__country={country}",
        "staff: officials": "/admin/people/official/",
    }


@contextmanager
def served(port: int, *, keep: str) -> Iterator[str]:
    """Serve the site with gunicorn in production, and yield the cookie of somebody who is signed in."""
    environment = os.environ | {
        "ENVIRONMENT": "production",
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.stock_settings",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "SECOND_FACTOR": "optional",
        "SECURE_SSL_REDIRECT": "false",
        "LOG_LEVEL": "ERROR",
        "PORT": str(port),
        "KEEP_PAGES": keep,
        "PYTHONPATH": str(ROOT),
    }
    with tempfile.TemporaryDirectory() as folder:
        environment["DATA_DIR"] = folder
        for command in (["manage.py", "collectstatic", "--no-input", "--verbosity=0"],):
            subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)
        script = [sys.executable, "-c", SIGN_IN]
        signed_in = subprocess.run(
            script, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        )
        server = subprocess.Popen([sys.executable, *GUNICORN], cwd=ROOT, env=environment)
        try:
            _wait(server, port)
            yield signed_in.stdout.strip()
        finally:
            server.terminate()
            server.wait()


SIGN_IN = """
import django; django.setup()
from django.contrib.auth import get_user_model
from django.test import Client
rights = {"is_staff": True, "is_superuser": True}
user, _ = get_user_model().objects.get_or_create(username="bench", defaults=rights)
client = Client()
client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
print("; ".join(f"{name}={each.value}" for name, each in client.cookies.items()))
"""


def _wait(server: subprocess.Popen, port: int) -> None:
    for _ in range(600):
        try:
            if _ask(http.client.HTTPConnection("127.0.0.1", port, timeout=5), "/healthz", "")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
        if server.poll() is not None:
            sys.exit("The server ended; the reason is above.")
    sys.exit("The server does not answer.")


def _ask(connection: http.client.HTTPConnection, address: str, cookie: str) -> tuple[int, int]:
    connection.request(
        "GET", address, headers={"Accept-Encoding": "gzip", "Cookie": cookie} if cookie else {}
    )
    answer = connection.getresponse()
    return answer.status, len(answer.read())


def tell(name: str, address: str, cookie: str, rounds: int, seconds: float) -> None:
    """Ask for a page as one reader and as eight, and print a line."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=600)
    status, size = _ask(connection, address, cookie)
    if status != 200:
        print(f"{name} answered {status}", flush=True)
        return
    alone = _times(address, cookie, rounds, seconds)
    start = time.perf_counter()
    together: list[float] = []
    readers = [
        threading.Thread(target=lambda: together.extend(_times(address, cookie, rounds, seconds)))
        for _ in range(READERS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    rate = len(together) / (time.perf_counter() - start)
    figures = [statistics.median(alone), _most(alone), statistics.median(together), _most(together)]
    times = [f"{figure:.0f}" for figure in figures]
    kept = "" if cookie or "/stock/" in address else f"{_kept(address, rounds):.0f}"
    line(name, *times, f"{rate:.1f}", kept, _queries(address, cookie), f"{size / 1000:.0f}")


def _kept(address: str, rounds: int) -> float:
    """Return in how many milliseconds a page comes that was drawn before."""
    _times(address, "", 2, 0, KEEPING_PORT)
    return statistics.median(_times(address, "", rounds, 5, KEEPING_PORT))


def line(*cells: str) -> None:
    """Print a line of the table; times are in milliseconds."""
    widths = COLUMNS.values()
    shown = (cell.ljust(-w) if w < 0 else cell.rjust(w) for cell, w in zip(cells, widths, strict=True))
    print(*shown, flush=True)


def _times(address: str, cookie: str, rounds: int, seconds: float, port: int = PORT) -> list[float]:
    """Return in how many milliseconds a page came, each time."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    found: list[float] = []
    until = time.perf_counter() + seconds
    while len(found) < rounds and (time.perf_counter() < until or len(found) < 2):
        start = time.perf_counter()
        status, _ = _ask(connection, address, cookie)
        if status != 200:
            raise SystemExit(f"{address} answered {status}")
        found.append((time.perf_counter() - start) * 1000)
    return found


def _most(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def _queries(address: str, cookie: str) -> str:
    """Return how many queries a page makes; those of staff need somebody signed in."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client, override_settings
    from django.test.utils import CaptureQueriesContext

    client = Client()
    if cookie:
        client.force_login(
            get_user_model().objects.get(username="bench"),
            backend="django.contrib.auth.backends.ModelBackend",
        )
    with (
        override_settings(ROOT_URLCONF="tests.benchmarks.stock_urls"),
        CaptureQueriesContext(connection) as made,
    ):
        client.get(address)
    return str(len(made))


if __name__ == "__main__":
    main()
