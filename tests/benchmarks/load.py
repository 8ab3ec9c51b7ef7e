"""Many readers at once, while coders save and articles come in: errors, lost writes and times."""

import argparse
import http.client
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections import Counter
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parent.parent.parent
CODERS = 4
DOCUMENTS = 400


def main() -> None:
    """Ask, save and ingest side by side, and say what came of it; ends with status 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=50, help="how many readers ask at once")
    parser.add_argument("--requests", type=int, default=20_000, help="how often they ask in all")
    parser.add_argument(
        "--engagements", type=int, default=10_000, help="with how many an empty one is filled"
    )
    options = parser.parse_args()
    if not os.environ.get("DATABASE_URL"):
        sys.exit("Name a database to be filled: make load DATABASE_URL=postgres://…")
    django.setup()
    from articles.models import Article, Publisher
    from articles.sample import make_sample
    from tests.benchmarks.filling import ready
    from tests.benchmarks.pages import PORT, pages, served

    ready(options.engagements, fill=lambda number: make_sample(engagements=number, seed=1), exactly=False)
    addresses = [address for address in pages().values() if is_read(address)]
    before = Article.objects.count()
    with tempfile.TemporaryDirectory() as folder, served(PORT, keep="true") as cookie:
        load = Load(PORT, addresses, options.requests)
        coders = [Coder(PORT, cookie, number, load) for number in range(CODERS)]
        readers = [threading.Thread(target=load.read, args=(number,)) for number in range(options.clients)]
        watcher = threading.Thread(target=load.watch)
        start = time.perf_counter()
        for thread in (*readers, *coders, watcher):
            thread.start()
        ingest(Path(folder))
        for thread in (*readers, *coders, watcher):
            thread.join()
        seconds = time.perf_counter() - start
    saved = {name for coder in coders for name in coder.saved}
    lost = saved - set(Publisher.objects.filter(name__in=saved).values_list("name", flat=True))
    ingested = Article.objects.count() - before
    tell(load, seconds, len(saved), len(lost), ingested)
    sys.exit(1 if load.failed or lost or ingested != DOCUMENTS else 0)


def is_read(address: str) -> bool:
    """Return whether readers ask for a page: those of lists, records, search and tables."""
    return not any(word in address for word in ("/admin/", "/stock/", "view=", "/ties/"))


class Load:
    """Readers who ask for one address after another, and what they were answered."""

    def __init__(self, port: int, addresses: list[str], requests: int) -> None:
        tables = [
            f"/engagements/?country={code}&date_from=2015&date_to=2015&format=csv" for code in ("KH", "VN")
        ]
        self.port, self.addresses, self.left = port, [*addresses, *tables], requests
        self.times: list[float] = []
        self.answers: Counter[int] = Counter()
        self.failed: list[str] = []
        self.memory: list[int] = []
        self.lock = threading.Lock()

    @property
    def is_over(self) -> bool:
        """Whether everything was asked."""
        return self.left <= 0

    def read(self, number: int) -> None:
        """Ask until all requests are made."""
        chance = random.Random(number)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        while True:
            with self.lock:
                if self.left <= 0:
                    return
                self.left -= 1
            address = chance.choice(self.addresses)
            start = time.perf_counter()
            try:
                connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                answer.read()
                status = answer.status
            except (OSError, http.client.HTTPException) as error:
                status = 0
                connection.close()
                self.failed.append(f"{address}: {error}")
            self.times.append((time.perf_counter() - start) * 1000)
            self.answers[status] += 1
            if status >= 500:
                self.failed.append(f"{address}: {status}")

    def watch(self) -> None:
        """Note the memory of the server, in megabytes, until all is over."""
        while not self.is_over:
            self.memory.append(memory())
            time.sleep(2)


class Coder(threading.Thread):
    """A coder who saves one publisher after another by the form, and notes which were taken."""

    def __init__(self, port: int, cookie: str, number: int, load: Load) -> None:
        super().__init__()
        self.port, self.cookie, self.number, self.load = port, cookie, number, load
        self.saved: list[str] = []

    def run(self) -> None:
        """Save until the readers are done."""
        turn = 0
        while not self.load.is_over:
            turn += 1
            name = f"The Load {os.getpid()} {self.number} {turn}"
            if self._save(name):
                self.saved.append(name)
            time.sleep(0.2)

    def _save(self, name: str) -> bool:
        path = "/admin/articles/publisher/add/"
        form, cookies = self._ask("GET", path)
        token = form.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        data = {"csrfmiddlewaretoken": token, "name": name, "country": "KH", "kind": "newspaper"}
        _, status = self._ask("POST", path, urllib.parse.urlencode(data), cookies)
        return status == 302

    def _ask(self, method: str, path: str, body: str = "", cookies: Any = "") -> tuple[str, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        headers = {"Cookie": f"{self.cookie}; {cookies}", "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        if answer.status >= 500:
            self.load.failed.append(f"{path}: {answer.status}")
        kept = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        return text, (kept if method == "GET" else answer.status)


def memory() -> int:
    """Return the memory of the serving processes that is theirs, in megabytes."""
    found = 0
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and b"gunicorn" in (folder / "cmdline").read_bytes():
                lines = (folder / "smaps_rollup").read_text().splitlines()
                found += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except OSError:
            continue
    return found // 1024


def ingest(folder: Path) -> None:
    """Ingest documents of our own making by the command."""
    for number in range(DOCUMENTS):
        words = " ".join(f"The delegation of unit {number * 31 + turn} met its hosts." for turn in range(12))
        text = f"Talks number {os.getpid()} {number} at the border\n\n{words}\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "manage.py", "ingest_articles", str(folder), "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def tell(load: Load, seconds: float, saved: int, lost: int, ingested: int) -> None:
    """Print what came of it."""
    times = sorted(load.times)
    shares = {share: times[int(len(times) * share / 100) - 1] for share in (95, 99)}
    print(f"requests        {len(times):,} in {seconds:.0f} s, {len(times) / seconds:.0f} a second")
    print(f"answers         {', '.join(f'{status}: {n:,}' for status, n in sorted(load.answers.items()))}")
    print(f"milliseconds    p50 {statistics.median(times):.0f}, p95 {shares[95]:.0f}, p99 {shares[99]:.0f}")
    first, most, last = load.memory[0], max(load.memory), load.memory[-1]
    print(f"memory          {first} MB at first, {most} MB at most, {last} MB at the end")
    print(f"saved meanwhile {saved:,}, of which lost {lost:,}; ingested {ingested:,} of {DOCUMENTS:,}")
    for failure in load.failed[:10]:
        print(f"failed: {failure}")


if __name__ == "__main__":
    main()
