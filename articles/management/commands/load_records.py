"""`manage.py load_records PATH`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from articles.combining import merge as combine
from articles.combining.telling import merged
from articles.package import LoadReport, PackageError, PackageRefused, holds_records, load

SHOWN = 200


class Command(BaseCommand):
    """Load a data package, all of it or nothing."""

    help = (
        "Load a data package (a folder or a zip) in one transaction. Rows that stand already are left alone; "
        "if a row is bad, every bad row is listed and nothing is written. With --merge, a package of another "
        "installation: a row is one of our records if its natural key says so, whatever its id."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", metavar="PATH", help="The folder or the zip.")
        parser.add_argument(
            "--update", action="store_true", help="Make records that differ agree with the package."
        )
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen; write nothing.")
        parser.add_argument(
            "--if-empty", action="store_true", help="Do nothing where the database holds records already."
        )

        merging = parser.add_argument_group("merging")
        merging.add_argument(
            "--merge", action="store_true", help="Find our records by natural keys; what differs stays ours."
        )
        merging.add_argument(
            "--preview",
            type=Path,
            metavar="FILE",
            help="Write what is new, in conflict or undecided as CSV, and nothing into the database.",
        )
        merging.add_argument(
            "--decisions", type=Path, metavar="FILE", help="Follow the column “decision” of such a file."
        )

    def handle(self, *args, path, update, dry_run, if_empty, merge, preview, decisions, **options):
        if merge and (update or if_empty):
            raise CommandError("--merge goes with neither --update nor --if-empty.")
        if (preview or decisions) and not merge:
            raise CommandError("--preview and --decisions are for --merge.")
        try:
            if merge:
                dry_run = dry_run or preview is not None
                told = combine(path, decisions=decisions, preview=preview, dry_run=dry_run)
                self.stdout.write(merged(told, dry_run=dry_run))
                return
            if if_empty and holds_records():
                self.stdout.write("There are records in the database already; nothing was loaded.")
                return
            report = load(path, update=update, dry_run=dry_run)
        except PackageRefused as refused:
            raise CommandError(_refusal(refused.report)) from refused
        except PackageError as error:
            raise CommandError(str(error)) from error
        except Error as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        self.stdout.write(_summary(report))


def _summary(report: LoadReport) -> str:
    lines = [f"{name}: {_counts(tally)}" for name, tally in report.tables.items() if _counts(tally)]
    shown = report.differences[:SHOWN]
    lines += map(str, shown)
    if (different := report.total("different")) > len(shown):
        lines.append(f"… and {different - len(shown)} more rows that differ.")
    if different:
        lines.append("Records that differ were left as they are; --update makes them agree with the package.")
    return "\n".join([*lines, _verdict(report)])


def _counts(tally) -> str:
    counts = {what: getattr(tally, what) for what in ("new", "equal", "different", "updated")}
    return ", ".join(f"{number} {what}" for what, number in counts.items() if number)


def _verdict(report: LoadReport) -> str:
    changed = report.total("new") + report.total("updated")
    if report.dry_run:
        return f"Nothing was written. {report.package} would bring {changed} new or changed rows."
    if not changed:
        return f"{report.package} changes nothing."
    return f"Loaded {report.package}: {report.total('new')} rows added, {report.total('updated')} updated."


def _refusal(report: LoadReport) -> str:
    lines = [str(fault) for fault in report.faults[:SHOWN]]
    if report.faulty > len(lines):
        lines.append(f"… and {report.faulty - len(lines)} more.")
    count = "1 thing is" if report.faulty == 1 else f"{report.faulty} things are"
    if report.dry_run and report.tables:
        rest = {what: report.total(what) for what in ("new", "equal", "different", "updated")}
        lines.append(
            f"Of the other rows, {', '.join(f'{number} are {what}' for what, number in rest.items())}."
        )
    return "\n".join([f"Nothing was loaded; {count} wrong with {report.package}:", *lines])
