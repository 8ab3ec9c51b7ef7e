"""`manage.py publish_edition VERSION`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from tqdm import tqdm

from articles.editions import Folder, Refused, publish
from articles.models.edition import EditionState


class Command(BaseCommand):
    """Publish an edition: the published records as they stand now, frozen."""

    help = (
        "Freeze the published records as a data package, list it among the downloads with its checksum, and "
        "write what changed since the edition before. An edition stays: it cannot be changed or withdrawn."
    )

    def add_arguments(self, parser):
        parser.add_argument("version", metavar="VERSION", help="By what it is cited, such as 2026.1.")
        parser.add_argument("--notes", default="", help="What readers should know of it.")
        parser.add_argument("--notes-file", type=Path, metavar="FILE", help="The same, from a text file.")

    def handle(self, *args, version, notes, notes_file, **options):
        try:
            notes = notes_file.read_text(encoding="utf-8") if notes_file else notes
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{notes_file} cannot be read: {error}.") from error
        try:
            with tqdm(unit=" rows", leave=False, disable=None) as bar:
                edition = publish(version=version, notes=notes, note=lambda *far: _show(bar, *far))
        except Refused as refused:
            raise CommandError(f"No edition was begun. {refused}") from refused
        except Error as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        if edition.state != EditionState.PUBLISHED:
            raise CommandError(
                f"Edition {version} was not published; nothing of it was kept. {edition.message}"
            )
        for table, changes in edition.changes.items():
            self.stdout.write(f"{table}: {', '.join(f'{number} {what}' for what, number in changes.items())}")
        self.stdout.write(
            f"Published edition {version}: {edition.size:,} bytes in {Folder(edition).package}, "
            f"SHA-256 {edition.sha256}."
        )


def _show(bar: tqdm, done: int, total: int) -> None:
    bar.total = total
    bar.update(done - bar.n)
