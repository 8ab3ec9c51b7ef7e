"""`manage.py report_duplicates`."""

import contextlib
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from tqdm import tqdm

from articles.duplicates import KINDS
from articles.duplicates.deciding import (
    APART,
    LEFT_OPEN,
    MERGED,
    STANDING,
    NotDecided,
    Outcome,
    decide_all,
    read_decisions,
)
from articles.duplicates.reporting import REPORT, Row, report_rows
from defense_ties.lib.sheets.limits import Unreadable

SHOWN = 200
TOLD = {
    MERGED: "merged",
    APART: "told apart",
    STANDING: "decided before",
    LEFT_OPEN: "left open",
}


class Command(BaseCommand):
    """Report records that may be one and the same, and follow the decisions on them."""

    help = (
        "Compare all records of a kind with each other, and write the pairs that resemble each other as CSV, "
        "with an empty column for the decision; they are also listed in the admin. With --read, follow the "
        "decisions in such a file: “same” merges the two, “different” remembers that they are not the same."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--kind",
            action="append",
            choices=list(KINDS),
            help="Only this kind; may be given more than once.",
        )
        parser.add_argument(
            "--min-score", type=float, default=0.0, metavar="0–1", help="Only pairs that score at least this."
        )
        parser.add_argument("--out", type=Path, metavar="FILE", help="Write here instead of to the terminal.")
        parser.add_argument("--read", type=Path, metavar="FILE", help="Follow the decisions in this file.")
        parser.add_argument("--user", metavar="NAME", help="With --read: who decided.")
        parser.add_argument(
            "--dry-run", action="store_true", help="With --read: say what would be done; change nothing."
        )
        parser.add_argument(
            "--skip-faulty", action="store_true", help="With --read: follow the rows that are right."
        )

    def handle(self, *args, kind, min_score, out, read, user, dry_run, skip_faulty, **options):
        try:
            if read:
                if kind or out or min_score:
                    raise CommandError("--read goes with --user, --dry-run and --skip-faulty only.")
                self._follow(read, user, dry_run=dry_run, skip_faulty=skip_faulty)
                return
            if user or dry_run or skip_faulty:
                raise CommandError("--user, --dry-run and --skip-faulty go with --read only.")
            if not 0 <= min_score <= 1:
                raise CommandError(f"--min-score is a number from 0 to 1, not {min_score:g}.")
            self._report([KINDS[name] for name in kind or KINDS], min_score, out)
        except Error as error:
            raise CommandError(f"The database cannot be used: {error}") from error

    # -- The report -------------------------------------------------------------

    def _report(self, kinds, least: float, out: Path | None) -> None:
        found: Counter[str] = Counter()

        def counted() -> Iterator[Row]:
            for row in tqdm(report_rows(kinds, least), unit="pair", leave=False, disable=None):
                found[str(row.kind.model._meta.verbose_name_plural)] += 1
                yield row

        with self._opened(out) as file:
            for piece in REPORT.csv(counted()):
                file.write(piece.decode())
        said = ", ".join(f"{number} of {noun}" for noun, number in found.items()) or "none"
        self.stderr.write(f"Pairs to decide: {said}.")

    @contextlib.contextmanager
    def _opened(self, out: Path | None) -> Iterator[Any]:
        """Open the file; it takes its name only when it is whole."""
        if out is None:
            yield self.stdout
            return
        part = out.with_name(f"{out.name}.part")
        try:
            with part.open("w", encoding="utf-8", newline="") as file:
                yield file
            os.replace(part, out)
        except OSError as error:
            raise CommandError(f"“{out}” cannot be written: {error.strerror}.") from error
        finally:
            part.unlink(missing_ok=True)

    # -- The decisions ----------------------------------------------------------

    def _follow(self, path: Path, name: str | None, *, dry_run: bool, skip_faulty: bool) -> None:
        user = get_user_model()._default_manager.filter(username=name or "", is_active=True).first()
        if user is None:
            raise CommandError(
                f"There is no active user “{name}”." if name else "--user says who decided: it is needed."
            )
        try:
            outcome = decide_all(
                rows=read_decisions(path), user=user, dry_run=dry_run, skip_faulty=skip_faulty
            )
        except NotDecided as refused:
            raise CommandError("\n".join(["Nothing was changed:", *_lines(refused.faults)])) from refused
        except Unreadable as error:
            raise CommandError(f"“{path}” was not read: {error}") from error
        except OSError as error:
            raise CommandError(f"“{path}” cannot be read: {error.strerror}.") from error
        self._tell(outcome, dry_run=dry_run)

    def _tell(self, outcome: Outcome, *, dry_run: bool) -> None:
        said = ", ".join(f"{number} {TOLD[what]}" for what, number in outcome.done.items() if number)
        lead = "Nothing was changed; the file would give: " if dry_run else ""
        self.stdout.write(f"{lead}{said or 'no row'}.")
        if outcome.faults:
            raise CommandError("\n".join(["These rows were passed over:", *_lines(outcome.faults)]))


def _lines(faults: list) -> list[str]:
    lines = [str(fault) for fault in faults[:SHOWN]]
    if len(faults) > SHOWN:
        lines.append(f"… and {len(faults) - SHOWN} more.")
    return lines
