"""`manage.py report_coder_agreement`."""

import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from articles.double_coding.reporting import AGREEMENT_FIGURES, Agreed, report, rows_of


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


class Command(BaseCommand):
    """Report how far coders agree who read the same articles apart."""

    help = (
        "Report by kind of record and field how far two coders agree who coded articles apart: units, "
        "percent and Krippendorff's alpha, of all coders and by pair, from what was handed in."
    )

    def add_arguments(self, parser):
        parser.add_argument("--since", metavar="DAY", type=_day, help="Only what was handed in since.")
        parser.add_argument("--until", metavar="DAY", type=_day, help="Only what was handed in to this day.")
        parser.add_argument("--out", metavar="FILE", help="Write a CSV here instead.")

    def handle(self, *args: Any, since, until, out, **options: Any) -> None:
        if since and until and until < since:
            raise CommandError("The last day is before the first.")
        try:
            agreed = report(since=since, until=until)
        except Error as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        if out:
            self._write(Path(out), agreed)
        elif not agreed:
            self.stdout.write("No article was handed in by two coders.")
        for group in agreed if not out else ():
            self._tell(group)

    def _write(self, path: Path, agreed: list[Agreed]) -> None:
        rows = rows_of(agreed)
        try:
            path.write_bytes(b"".join(AGREEMENT_FIGURES.csv(rows)))
        except OSError as error:
            raise CommandError(f"“{path}” cannot be written: {error.strerror}") from error
        self.stdout.write(f"{len(rows)} figures written to {path}.")

    def _tell(self, group: Agreed) -> None:
        self.stdout.write(f"{group.coders}: {group.articles} article{'s' if group.articles != 1 else ''}")
        for figure in group.figures:
            question = f"{figure.question.kind}, {figure.question.field}"
            alike = f"{figure.alike} of {figure.number}"
            self.stdout.write(
                f"  {question:44} {alike:>12} {figure.percent:6.1f} %  alpha {figure.alpha_words}"
            )
