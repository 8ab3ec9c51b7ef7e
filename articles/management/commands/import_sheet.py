"""`manage.py import_sheet KIND FILE`."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from articles.models import SheetImport
from articles.models.sheet_import import SheetState
from articles.sheets import BY_NAME
from articles.sheets.files import Folder
from articles.sheets.rights import may_import
from articles.sheets.running import begin, cancel, confirm, receive
from defense_ties.lib.sheets.limits import Unreadable
from defense_ties.lib.sheets.plans import CHANGED, FAULTY, some_of

TOLD = 50  # faults that are printed
BLOCK = 1 << 20


class Command(BaseCommand):
    """Import a spreadsheet as the staff's pages do."""

    help = (
        "Compare the rows of a .csv or .xlsx file with the records of a kind, and make them agree: all rows "
        "or, where some are faulty, none, unless --only-right is given. Blank cells leave what is on record, "
        "unless --blanks-empty is given. Running it twice changes nothing. Ends with status 1 if a row is "
        "faulty or nothing could be imported."
    )

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=sorted(BY_NAME), metavar="KIND", help=", ".join(sorted(BY_NAME)))
        parser.add_argument("file", type=Path, metavar="FILE", help="A .csv or .xlsx file.")
        parser.add_argument(
            "--user", required=True, help="In whose name: a user who may do the same by hand."
        )
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen; write nothing.")
        parser.add_argument("--only-right", action="store_true", help="Pass over faulty rows.")
        parser.add_argument("--blanks-empty", action="store_true", help="Let blank cells empty fields.")

    def handle(self, *args, kind, file, user, dry_run, only_right, blanks_empty, verbosity, **options):
        person = get_user_model()._default_manager.filter(username=user).first()
        if person is None:
            raise CommandError(f"There is no user “{user}”.")
        if not may_import(person, BY_NAME[kind].model):
            raise CommandError(f"“{user}” may neither add nor change {BY_NAME[kind].plural}.")
        found = self._checked(kind, file, person, blanks_empty)
        self._tell(found, verbosity)
        if dry_run or not found.to_write or (found.faulty and not only_right):
            cancel(sheet_import=found)
            self.stdout.write("Nothing was written.")
        else:
            confirm(sheet_import=found, only_right=only_right, wait=True)
            found.refresh_from_db()
            if found.state != SheetState.WRITTEN:
                cancel(sheet_import=found)
                raise CommandError(found.message)
            self.stdout.write(f"{found.new} new and {found.changed} changed records were written.")
        if found.faulty:
            raise CommandError(f"{found.faulty} rows are faulty.", returncode=1)

    def _checked(self, kind: str, file: Path, person, blanks_empty: bool) -> SheetImport:
        try:
            with file.open("rb") as source:
                chunks = iter(lambda: source.read(BLOCK), b"")
                found = receive(
                    chunks=chunks, name=file.name, kind=BY_NAME[kind], user=person, blanks_empty=blanks_empty
                )
        except (OSError, Unreadable) as error:
            raise CommandError(f"{file}: {getattr(error, 'strerror', None) or error}") from error
        begin(sheet_import=found, wait=True)
        found.refresh_from_db()
        if found.state != SheetState.CHECKED:
            raise CommandError(f"{file}: {found.message}")
        return found

    def _tell(self, found: SheetImport, verbosity: int) -> None:
        for note in found.notes:
            self.stdout.write(note)
        plan = Folder(found).plan
        if verbosity > 1:
            for step in some_of(plan, CHANGED):
                for column, before, after in step.differences:
                    self.stdout.write(f"Row {step.row}, {column}: “{before}” → “{after}”")
        for step in some_of(plan, FAULTY, number=TOLD):
            for column, letter, reason, _ in step.faults:
                where = f", {column} (column {letter})" if column else ""
                self.stderr.write(f"Row {step.row}{where}: {reason}")
        self.stdout.write(
            f"{found.rows} rows: {found.new} new, {found.changed} changed, {found.equal} equal, "
            f"{found.faulty} faulty."
        )
