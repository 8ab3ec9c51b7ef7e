"""How fast a picker answers over a great many officials: rare and common words, one letter, nothing found."""

import argparse
import os
import random
import statistics
import time

import django

OFFICIALS = 100_000
ALIASES = 30_000
ENGAGEMENTS = 20_000
COUNTRIES = ("KH", "RU", "VN", "CN", "LA", "TH", "US", "FR")
FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Sok", "Chea", "Hun", "Tea", "Chhum"]
FAMILIES += ["Ivanov", "Petrov", "Shoigu", "Li", "Wang", "Zhang", "Liu", "Smith", "Sisoulath"]
WEIGHTS = [30, 12, 8, 6, 5, 4, 3, 3, 3, 2, 2, 1, 2, 2, 1, 4, 4, 3, 3, 2, 1]
SYLLABLES = ["van", "thi", "tan", "cuong", "minh", "dara", "sophea", "ma", "net", "zhen", "li", "wei"]
SYLLABLES += ["hong", "jin", "ra", "tha", "vuth", "ki", "ro", "lav", "mi", "kha", "il"]
NEAR = {"near-country": ["Cambodia", "Viet Nam"], "near-beside": ["o000017"]}
# What is typed, and what else the form says.
QUERIES: dict[str, tuple[str, dict]] = {
    "nothing typed": ("", {}),
    "nothing typed, two sides": ("", NEAR),
    "one letter": ("n", {}),
    "another letter": ("z", {}),
    "two letters": ("ng", {}),
    "two rare letters": ("qx", {}),
    "a common name": ("nguyen", {}),
    "a common name, accented": ("Nguyễn", {}),
    "a common name, two sides": ("nguyen", NEAR),
    "a common part": ("uye", {}),
    "two words": ("nguyen cuong", {}),
    "two words, turned": ("cuong nguyen", {}),
    "three words": ("tran thi minh", {}),
    "a rare name": ("sisoulath", {}),
    "a rare word": ("chhum zhenli", {}),
    "one official": ("unparalleled bokamba", {}),
    "a common and a missing word": ("nguyen zzzzzz", {}),
    "nothing found": ("zzzzzz", {}),
    "an alias": ("comrade", {}),
    "a sentence": ("the minister met his counterpart in hanoi today", {}),
    "a pasted text": ("x" * 10_000, {}),
}


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="how often each is asked")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "defense_ties.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    fill()
    measure(options.rounds)


def fill() -> None:
    """Fill the database of the settings, unless it is filled already."""
    from django.db import connection

    from articles.models import Engagement, Participation
    from people.models import Official, OfficialAlias

    if Official.objects.exists():
        if Official.objects.count() != OFFICIALS:
            raise SystemExit("The database holds other records; name an empty one by DATABASE_URL.")
        return
    print(f"Filling the database with {OFFICIALS:,} officials and {ALIASES:,} aliases.", flush=True)
    chance = random.Random(17)
    keys = [f"o{number:06}" for number in range(OFFICIALS)]

    def name() -> str:
        return f"{chance.choices(FAMILIES, WEIGHTS)[0]} {_word(chance)} {_word(chance)}"

    people = [Official(pk=key, name=name(), country=chance.choice(COUNTRIES)) for key in keys]
    people[500].name = "Unparalleled Bokamba"
    Official.objects.bulk_create(people, batch_size=5_000)
    aliases = [
        OfficialAlias(official_id=chance.choice(keys), name=f"Comrade {name()} {number}")
        for number in range(ALIASES)
    ]
    OfficialAlias.objects.bulk_create(aliases, batch_size=5_000)
    meetings = [
        Engagement(pk=f"e{number:06}", title=f"Talks {number}", kind="talks", date=f"{2000 + number % 25}-05")
        for number in range(ENGAGEMENTS)
    ]
    Engagement.objects.bulk_create(meetings, batch_size=5_000)
    present = [
        Participation(engagement=meeting, official_id=key, role="member")
        for meeting in meetings
        for key in {keys[int(OFFICIALS * chance.random() ** 3)] for _ in range(4)}
    ]
    Participation.objects.bulk_create(present, batch_size=5_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice((1, 1, 2)))).title()


def measure(rounds: int) -> None:
    """Ask for each several times and print the times in milliseconds and the queries."""
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
    field = {"app_label": "articles", "model_name": "participation", "field_name": "official"}
    everything = []
    print(f"{connection.vendor}\n{'typed':30} {'p50 ms':>8} {'p95 ms':>8} {'queries':>8} {'offered':>8}")
    for label, (term, near) in QUERIES.items():
        sent = field | {"term": term} | near
        client.get("/admin/autocomplete/", sent)  # warm
        with CaptureQueriesContext(connection) as queries:
            answer = client.get("/admin/autocomplete/", sent).json()
            asked = len(queries)  # the next request forgets them
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            client.get("/admin/autocomplete/", sent)
            times.append((time.perf_counter() - start) * 1000)
        everything += times
        number = sum(len(result.get("children", [result])) for result in answer["results"])
        print(f"{label:30} {statistics.median(times):8.0f} {_p95(times):8.0f} {asked:8} {number:8}")
    print(f"{'all of them':30} {statistics.median(everything):8.0f} {_p95(everything):8.0f}")


def _p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


if __name__ == "__main__":
    main()
