"""`manage.py draft_records`."""

import sys
from collections import Counter

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from tqdm import tqdm

from articles.drafting import Lookups, gazetteer, try_to_draft
from articles.models import Article
from articles.tasks import left_to_workers, queue_drafting

SHOWN = 50


class Command(BaseCommand):
    """Draft records from the texts of articles."""

    help = (
        "Read articles for facts and draft their records, each with the passages that say so. An article is "
        "drafted whole or not at all; what was drafted before is left alone, so that the command can be "
        "stopped and started again. Ends with 1 if an article could not be drafted."
    )

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--article", metavar="ID", help="Draft this article.")
        which.add_argument(
            "--all-uncoded",
            action="store_true",
            help="Draft every uncoded article that has a text and was not drafted yet.",
        )
        parser.add_argument(
            "--again",
            action="store_true",
            help="With --article: read it once more, and draft what was not drafted from it before.",
        )

        parser.add_argument(
            "--queue",
            action="store_true",
            help="With --all-uncoded: leave the work to `manage.py worker`, on this machine and others.",
        )

    def handle(self, *args, article, all_uncoded, again, queue, **options):
        if again and all_uncoded:
            raise CommandError("--again goes with --article only.")
        if queue and not all_uncoded:
            raise CommandError("--queue goes with --all-uncoded only.")
        try:
            ids = (
                [article] if article else list(Article.objects.awaiting_draft().values_list("pk", flat=True))
            )
            if article and not Article.objects.filter(pk=article).exists():
                raise CommandError(f"There is no article “{article}”.")
            if queue:
                self.stdout.write(left_to_workers(len(ids), "articles", queue_drafting(ids)))
                return
            failed = self._draft(ids, again=again)
        except Error as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        if failed:
            sys.exit(1)

    def _draft(self, ids: list[str], *, again: bool) -> int:
        """Draft the articles one by one, tell what was done, and return how many could not be drafted."""
        names = gazetteer()
        lookups = Lookups.of_all() if len(ids) > 1 else Lookups()
        drafted: Counter[str] = Counter()
        verdicts: Counter[str] = Counter()
        failures: list[str] = []
        for pk in tqdm(ids, unit="article", leave=False, disable=None):
            report, fault = try_to_draft(pk, names=names, lookups=lookups, again=again)
            if report is None:
                failures.append(fault)
                continue
            drafted += report.drafted
            verdicts += report.verdicts
            for remark in report.remarks:
                self.stdout.write(f"{pk}: {remark}")
        self._tell(len(ids), drafted, verdicts, failures)
        return len(failures)

    def _tell(self, number: int, drafted: Counter, verdicts: Counter, failures: list[str]) -> None:
        for name, count in drafted.items():
            if count:
                self.stdout.write(f"{name}: {count}")
        if verdicts:
            told = {"linked": "found on record", "new": "new", "choose": "left to choose"}
            self.stdout.write(
                "People and institutions: "
                + ", ".join(f"{verdicts[verdict]} {words}" for verdict, words in told.items())
            )
        for failure in failures[:SHOWN]:
            self.stderr.write(failure)
        if len(failures) > SHOWN:
            self.stderr.write(f"… and {len(failures) - SHOWN} more.")
        done = number - len(failures)
        self.stdout.write(f"Drafted {done} of {number} articles." if number else "There is nothing to draft.")
