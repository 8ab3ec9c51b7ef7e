"""`manage.py worker`: do what waits in the queue, in several processes."""

import os
import signal
import time
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error, connection

from defense_ties.lib.jobs import require_jobs
from defense_ties.lib.queue import MOST_TOLD, failed, faults, give_back, standing, try_again
from defense_ties.lib.workers import Workers

LOOK = 5.0  # seconds between two looks at what others have left behind


class Command(BaseCommand):
    """Work until told to stop, or until nothing waits."""

    help = (
        "Do what waits in the queue: documents left there by `ingest_articles --queue`, articles by "
        "`draft_records --queue`. Any number of workers may run, on any number of machines that reach the "
        "database and the documents. What a worker was doing when it died is done by another."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--jobs",
            type=int,
            default=os.cpu_count() or 1,
            metavar="N",
            help="Work with this many processes (as many as there are processors, unless told).",
        )
        parser.add_argument("--until-empty", action="store_true", help="End when nothing waits any more.")
        parser.add_argument(
            "--lost-after",
            type=float,
            default=900,
            metavar="SECONDS",
            help="Give a task to another worker after so long (900 unless told).",
        )
        parser.add_argument("--status", action="store_true", help="Only say what waits, and what failed.")
        parser.add_argument("--retry", action="store_true", help="Only put what failed back into the queue.")

    def handle(
        self, *, jobs: int, until_empty: bool, lost_after: float, status: bool, retry: bool, **options: Any
    ) -> None:
        """Work, or say how things stand."""
        require_jobs(jobs)
        if lost_after <= 0:
            raise CommandError("--lost-after is a number of seconds above 0.")
        if status:
            self._tell()
        elif retry:
            self.stdout.write(f"{try_again():,} put back into the queue.")
        else:
            self._work(Workers(jobs, until_empty=until_empty), timedelta(seconds=lost_after))
            self._tell()

    def _work(self, workers: Workers, lost_after: timedelta) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: workers.stop())
        looked = -LOOK
        while True:
            try:
                if time.monotonic() - looked > LOOK:
                    give_back(since=lost_after)
                    looked = time.monotonic()
                if not workers.tended():
                    return
            except Error as error:
                self.stderr.write(f"The database cannot be used, and is asked again: {error}")
                connection.close()
                time.sleep(LOOK)
            time.sleep(0.2)

    def _tell(self) -> None:
        """Say how many tasks there are of each kind, and why some failed."""
        counts = standing()
        self.stdout.write("Tasks: " + ", ".join(f"{number:,} {name}" for name, number in counts.items()))
        number, told = faults()
        if number:
            self.stderr.write(f"{number:,} with faults in what they were given. The latest:")
            self.stderr.write("\n".join(told))
        for task in failed()[:MOST_TOLD]:
            last = task.traceback.strip().rpartition("\n")[2]
            self.stderr.write(f"{task.task_name}: {last}")
        if counts["failed"]:
            self.stderr.write("`worker --retry` puts them back into the queue.")
