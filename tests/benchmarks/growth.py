"""How time and memory grow with the number of engagements: of pages, and of what writes and takes home."""

import argparse
import json
import logging
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parent.parent.parent
HALF_WAY = "engagements, half way down"
# Of the pages that `make bench` asks for, those that stand for the others.
PAGES = (
    "engagement",
    "official",
    "institution",
    "engagements",
    "engagements, kind and year",
    "engagements, commonest country",
    "engagements, a name",
    HALF_WAY,
    "officials",
    "articles",
    "search, a name",
    "country",
    "tie",
    "all ties",
    "timeline of all",
    "map of all",
    "home",
    "staff: engagements",
)
ROUNDS = 5
DOCUMENTS, DRAFTS = 200, 50
NAME = "  {:<34}{:>12}{:>12}"


def main() -> None:
    """Print one line for each thing measured, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--engagements", type=int, default=10_000, help="how many an empty one is filled with"
    )
    parser.add_argument("--only", default="", help="a word in the names of what is measured")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not os.environ.get("DATABASE_URL"):
        sys.exit("Name an empty database: make bench-growth DATABASE_URL=sqlite:////tmp/growth.sqlite3")
    django.setup()
    if options.one:
        answer(options.one)
        return
    from articles.models import Engagement
    from articles.sample import make_sample
    from tests.benchmarks.filling import ready

    ready(options.engagements, fill=lambda number: make_sample(engagements=number, seed=1), exactly=False)
    print(f"{Engagement.objects.count():,} engagements")
    print(NAME.format("", "seconds", "megabytes"))
    for name in (*PAGES, *WORK):
        if options.only in name:
            tell(name)


def tell(name: str) -> None:
    """Measure one thing in a process of its own, and print a line."""
    command = [sys.executable, str(Path(__file__).resolve()), "--one", name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        print(f"  {name} failed: {done.stderr.strip().splitlines()[-1]}", flush=True)
        return
    found = json.loads(done.stdout.splitlines()[-1])
    print(NAME.format(name, f"{found['seconds']:.3f}", f"{found['megabytes']:.0f}"), flush=True)


def answer(name: str) -> None:
    """Do one thing, and print how long it took and how much memory this process has ever held."""
    logging.disable()
    seconds = WORK[name]() if name in WORK else page(name)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": most}))


def page(name: str) -> float:
    """Return how many seconds a page takes that is drawn anew, as a median."""
    from django.contrib.auth import get_user_model
    from django.test import Client, override_settings

    from articles.models import Engagement
    from tests.benchmarks.pages import pages

    half_way = f"/engagements/?page={Engagement.objects.published().count() // 50}"
    address, client = (half_way if name == HALF_WAY else pages()[name]), Client()
    if "/admin/" in address:
        rights = {"is_staff": True, "is_superuser": True}
        user, _ = get_user_model().objects.get_or_create(username="bench", defaults=rights)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    with override_settings(KEEP_PAGES=False, ALLOWED_HOSTS=["*"], SECOND_FACTOR="optional"):
        client.get(address)  # templates are compiled
        return statistics.median(_seconds(lambda: client.get(address)) for _ in range(ROUNDS))


def export_table() -> float:
    """Return how many seconds the whole list of engagements takes as CSV."""
    from django.test import Client, override_settings

    def take() -> None:
        for _ in Client().get("/engagements/?format=csv"):
            pass

    with override_settings(ALLOWED_HOSTS=["*"]):
        return _seconds(take)


def ingest() -> float:
    """Return how many seconds documents of our own making take to come in."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(DOCUMENTS):
            words = " ".join(
                f"The delegation of unit {number * 31 + turn} met its hosts." for turn in range(12)
            )
            text = f"Talks number {os.getpid()} {number} at the border\n\n{words}\n"
            (Path(folder) / f"{number}.txt").write_text(text, encoding="utf-8")
        return _taken_back(lambda: _command("ingest_articles", folder))


def draft() -> float:
    """Return how many seconds it takes to draft records of reports about officials who are on record."""
    from articles.drafting import Lookups, draft_article, gazetteer
    from articles.models import Article
    from people.models import Appointment

    posts = Appointment.objects.published().select_related("official", "position__institution")
    held = list(posts.filter(position__institution__country="KH").order_by("pk")[: DRAFTS * 2])
    pairs = zip(held[:DRAFTS], held[DRAFTS:], strict=True)
    articles = [
        Article(
            title=f"Talks {number}",
            date=f"2021-03-{number % 28 + 1:02}",
            body=f"{one.position.title} {one.official.name} met {other.position.title} {other.official.name} "
            f"in Phnom Penh on {number % 28 + 1} March 2021. It was their talk number {number + 1}.",
        )
        for number, (one, other) in enumerate(pairs)
    ]

    def work() -> None:
        names, lookups = gazetteer(), Lookups()
        for article in articles:
            article.save()
            draft_article(article=article, names=names, lookups=lookups)

    return _taken_back(work)


def load() -> float:
    """Return how many seconds the first edition takes to be loaded beside what is there."""
    return _taken_back(lambda: _command("load_records", str(ROOT / "articles/dataset"), "--merge"))


def merge() -> float:
    """Return how many seconds it takes to merge an official with one of the busiest."""
    from django.contrib.auth import get_user_model
    from django.db.models import Count

    from articles.models import Participation
    from people.merging import merge as merge_records
    from people.models import Official

    rows = Participation.objects.filter(official__review_status="published").values_list("official")
    (lost,), (kept,) = (
        rows.annotate(number=Count("pk")).order_by("-number").values_list("official")[place : place + 1][0]
        for place in (99, 0)
    )
    user, _ = get_user_model().objects.get_or_create(username="bench")
    stays, goes = Official.objects.get(pk=kept), Official.objects.get(pk=lost)
    return _taken_back(lambda: merge_records(kept=stays, lost=goes, reason="The same man.", user=user))


WORK: dict[str, Callable[[], float]] = {
    "export of all as CSV": export_table,
    f"ingest of {DOCUMENTS} texts": ingest,
    f"drafting of {DRAFTS} texts": draft,
    "load of the first edition": load,
    "merge into the busiest official": merge,
}


def _command(*arguments: str) -> None:
    from django.core.management import call_command

    call_command(*arguments, stdout=StringIO(), stderr=StringIO())


def _taken_back(work: Callable[[], Any]) -> float:
    """Return how many seconds some work takes, which is taken back afterwards."""
    from django.db import transaction

    with transaction.atomic():
        seconds = _seconds(work)
        transaction.set_rollback(True)
    return seconds


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
