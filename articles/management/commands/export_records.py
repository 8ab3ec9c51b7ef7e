"""`manage.py export_records OUT`."""

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from articles.package import PackageError, export


class Command(BaseCommand):
    """Export the records as a data package."""

    help = (
        "Write the published records, and what they refer to, as a data package, which load_records "
        "reads back. Bodies of articles and notes of staff are never in it."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", metavar="OUT", help="A name that ends with .zip, or a folder.")
        parser.add_argument(
            "--all", action="store_true", dest="everything", help="Export every record, drafts included."
        )

    def handle(self, *args, path, everything, **options):
        try:
            report = export(path, everything=everything)
        except PackageError as error:
            raise CommandError(str(error)) from error
        except Error as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        for name, number in report.rows.items():
            if number:
                self.stdout.write(f"{name}: {number}")
        if report.emptied:
            self.stdout.write(
                f"Rows in which a reference to an unpublished record is empty: {report.emptied}"
            )
        if report.left_out:
            self.stdout.write(f"Rows left out, as all they name is unpublished: {report.left_out}")
        self.stdout.write(f"Exported {sum(report.rows.values())} rows to {report.path}.")
