"""Bring the search index in line with the published records, or say where it is not.

The database keeps the index up to date by itself, whatever writes to it, so that this is needed only after
something has been done behind its back, such as switching its triggers off.
"""

from itertools import islice

from django.core.management.base import BaseCommand, CommandError

from articles.finding.index import INDEX

MOST = 50


class Command(BaseCommand):
    """Writes only what is missing or wrong; running it again changes nothing."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--check",
            action="store_true",
            help="Write nothing; say which records are not found as they should be.",
        )

    def handle(self, *args, **options):
        if not INDEX.is_there():
            raise CommandError("There is no search index yet: run manage.py migrate first.")
        if options["check"]:
            self._check()
            return
        if not INDEX.is_kept():
            INDEX.keep()
            self.stdout.write(
                "The triggers that keep the index were missing or of another version: made anew."
            )
        for tally in INDEX.rebuild():
            self.stdout.write(
                f"{tally.kind}s: {tally.entries:,} can be found"
                f" ({tally.new:,} added, {tally.mended:,} corrected, {tally.gone:,} taken out)"
            )

    def _check(self):
        faults = list(islice(INDEX.faults(), MOST + 1))
        lines = [f"{kind} {key} {what}" for kind, key, what in faults[:MOST]]
        if len(faults) > MOST:
            lines.append("and more")
        if not INDEX.is_kept():
            lines.append("the triggers that keep the index are missing or of another version")
        if not INDEX.is_sound():
            lines.append("what is looked into does not agree with the entries of the records")
        if lines:
            raise CommandError("The search index is not as it should be:\n" + "\n".join(lines))
        self.stdout.write("The search index is as it should be.")
