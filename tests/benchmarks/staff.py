"""How long the staff's lists and forms take, and how many queries they make, over a great many records."""

import argparse
import os
import statistics
import sys
import time

import django

YEAR = "earliest__range__gte=2015-01-01&earliest__range__lte=2015-12-31"
OF_ONE = "participations__official__id__exact=o1"
# What is measured: a name, and an address.
PAGES = {
    "desk": "/admin/",
    "engagements": "/admin/articles/engagement/",
    "engagements, page 100": "/admin/articles/engagement/?p=100",
    "engagements of a year": f"/admin/articles/engagement/?{YEAR}",
    "engagements of a country": "/admin/articles/engagement/?sides__country=KH",
    "drafts of engagements": "/admin/articles/engagement/?review_status__exact=draft",
    "engagements, a rare word": "/admin/articles/engagement/?q=777777",
    "engagements, a common word": "/admin/articles/engagement/?q=visit",
    "engagements of an official with 5,000": f"/admin/articles/engagement/?{OF_ONE}",
    "participations": "/admin/articles/participation/",
    "participations of an official with 5,000": "/admin/articles/participation/?official__id__exact=o1",
    "evidence": "/admin/articles/evidence/",
    "articles": "/admin/articles/article/",
    "articles not yet coded": "/admin/articles/article/?coding_state__exact=uncoded",
    "officials": "/admin/people/official/",
    "officials, a word": "/admin/people/official/?q=nguyen",
    "institutions": "/admin/people/institution/",
    "appointments": "/admin/people/appointment/",
    "sides": "/admin/articles/side/",
    "an engagement": "/admin/articles/engagement/e1/change/",
    "an official with 5,000 participations": "/admin/people/official/o1/change/",
    "a publisher with 1,250 articles": "/admin/articles/publisher/u1/change/",
    "a place with 2,500 engagements": "/admin/articles/place/l1/change/",
    "a position": "/admin/people/position/p1/change/",
    "history of an official": "/admin/people/official/o1/history/",
}


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--engagements", type=int, default=1_000_000, help="how many the database is filled with"
    )
    parser.add_argument("--rounds", type=int, default=7, help="how often each page is asked for")
    parser.add_argument("--only", default="", help="a word in the names of the pages that are measured")
    options = parser.parse_args()
    if not os.environ.get("DATABASE_URL"):
        sys.exit(
            "Name an empty database to be filled: make bench-staff DATABASE_URL=sqlite:////tmp/bench.sqlite3"
        )
    django.setup()
    from tests.benchmarks.filling import ready

    ready(options.engagements)
    measure([name for name in PAGES if options.only in name], options.rounds)


def measure(names: list[str], rounds: int) -> None:
    """Ask for each page several times and print the times in milliseconds, the queries and the size."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, setup_test_environment

    setup_test_environment()
    user, _ = get_user_model().objects.get_or_create(
        username="bench", defaults={"is_staff": True, "is_superuser": True}
    )
    client = Client()
    client.force_login(user)
    print(f"{'page':45} {'p50 ms':>8} {'p95 ms':>8} {'queries':>8} {'kB':>6}")
    for name in names:
        client.get(PAGES[name])  # warm
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(PAGES[name])
        number = len(queries)
        if answer.status_code != 200:
            print(f"{name:45} answered {answer.status_code}")
            continue
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            client.get(PAGES[name])
            times.append((time.perf_counter() - start) * 1000)
        last = sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]
        figures = f"{statistics.median(times):8.0f} {last:8.0f} {number:8} {len(answer.content) // 1000:6}"
        print(f"{name:45} {figures}", flush=True)


if __name__ == "__main__":
    main()
