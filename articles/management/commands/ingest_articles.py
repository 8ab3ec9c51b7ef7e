"""`manage.py ingest_articles PATH…`."""

import os
import sys
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from tqdm import tqdm

from articles.ingest.items import Item, items_in
from articles.ingest.outcomes import Kind, Outcome, Tally
from articles.ingest.running import ingest
from articles.tasks import left_to_workers, queue_documents
from defense_ties.lib.jobs import require_jobs


class Command(BaseCommand):
    """Take articles in from files, folders and zips."""

    help = (
        "Make an article of each .txt and .html file, in folders and zips too. A text that is known "
        "already changes nothing, so that a second run does no harm. Each document is taken or refused by "
        "itself, and the report says why. Ends with status 1 if any document was refused, else with 0."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", metavar="PATH", nargs="+", help="A file, a folder or a zip.")
        parser.add_argument(
            "--jobs", metavar="N", type=int, default=1, help="Read with this many processes (1 unless told)."
        )
        parser.add_argument(
            "--queue",
            action="store_true",
            help="Leave the work to `manage.py worker`, on this machine and others that see the same files.",
        )
        parser.add_argument("--draft", action="store_true", help="With --queue: draft what is new as well.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen; write nothing.")

    def handle(self, *args, paths, jobs, queue, draft, dry_run, verbosity, **options):
        require_jobs(jobs)
        if queue and (dry_run or jobs > 1):
            raise CommandError("--queue goes with neither --dry-run nor --jobs: `worker` has a --jobs.")
        if draft and not queue:
            raise CommandError("--draft goes with --queue; or else `draft_records --all-uncoded` drafts.")
        refused = self._queue(paths, draft) if queue else self._ingest(paths, jobs, dry_run, verbosity)
        if refused:
            sys.exit(1)

    def _queue(self, paths: list[str], draft: bool) -> int:
        """Leave documents to the workers, and return how many are refused at once."""
        absolute = [os.path.abspath(path) for path in paths]
        try:
            counts, refused = queue_documents(_items(absolute), draft=draft)
        except Error as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        for outcome in refused:
            self.stdout.write(str(outcome))
        self.stdout.write(left_to_workers(counts["documents"], "documents", counts["tasks"]))
        return len(refused)

    def _ingest(self, paths: list[str], jobs: int, dry_run: bool, verbosity: int) -> int:
        """Take documents in, tell what becomes of each, and return how many were refused."""
        tally = Tally()
        shown = sys.stderr.isatty()
        total = sum(1 for _ in _items(paths)) if shown else None
        # Nothing is drawn where nobody watches.
        with tqdm(total=total, unit=" documents", file=sys.stderr, disable=not shown) as bar:
            try:
                for outcome in ingest(_items(paths), jobs=jobs, dry_run=dry_run):
                    tally.add(outcome)
                    self._tell(outcome, verbosity, bar)
                    bar.update()
            except Error as error:
                raise CommandError(f"The database cannot be used: {error}. Until then {tally}") from error
        self.stdout.write(f"Nothing was written. {tally}" if dry_run else str(tally))
        return tally.kinds[Kind.REFUSED]

    def _tell(self, outcome: Outcome, verbosity: int, bar) -> None:
        """Print what became of a document; of known ones only where more is asked for."""
        if verbosity > (outcome.kind == Kind.KNOWN):
            with bar.external_write_mode(file=sys.stdout):
                self.stdout.write(str(outcome))


def _items(paths: list[str]) -> Iterator[Item]:
    for path in paths:
        yield from items_in(path)
