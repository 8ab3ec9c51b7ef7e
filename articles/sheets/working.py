"""The two pieces of work of an import: checking its rows, and writing what was previewed."""

import logging
import time
from typing import Any

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from articles.duplicates import kind_of, note_resemblances
from articles.models import SheetImport
from articles.models.sheet_import import SheetState
from articles.sheets import BY_NAME
from articles.sheets.files import Folder
from articles.sheets.rights import FormRights
from defense_ties.lib.background import Heartbeat
from defense_ties.lib.records import new_id
from defense_ties.lib.sheets.checking import Check, Options, Rights
from defense_ties.lib.sheets.limits import Unreadable
from defense_ties.lib.sheets.opening import open_sheet
from defense_ties.lib.sheets.plans import NEW, PlanWriter, read_plan, some_of
from defense_ties.lib.sheets.settling import Settling, amend
from defense_ties.lib.sheets.staging import Outdated, Stage
from defense_ties.lib.sheets.writing import Author, Writer
from people.sheets import merged_into

logger = logging.getLogger(__name__)
OFTEN = 500  # rows between two words on how far it is
LONGEST_REASON = 100
COMPARED = 200  # new records that are compared with those on record at once; of more, the report tells
TOLD = 5  # records that changed meanwhile
LOGGED = "A fault of the site ended the work; nothing was written. The reason is in its log."


class GivenUp(Exception):
    """Somebody called the import off, or started it again."""


def check(pk: str, run: str, message: str = "") -> None:
    """Compare the rows of a file with the records, and note what is to become of each."""
    sheet_import = _under_way(pk, run)
    if sheet_import is None:
        return
    folder = Folder(sheet_import)
    try:
        with Heartbeat(folder.progress):
            done: dict[str, Any] = _checked(sheet_import, folder) | {"message": message}
            state = SheetState.CHECKED
    except GivenUp:
        return
    except Unreadable as refused:
        done, state = {"message": str(refused), "finished_at": timezone.now()}, SheetState.REFUSED
    except Exception:
        logger.exception("Checking the import %s failed", pk)
        done, state = {"message": LOGGED}, SheetState.FAILED
    if _close(pk, run, state, **done) and state == SheetState.REFUSED:
        folder.remove()


def _checked(sheet_import: SheetImport, folder: Folder) -> dict[str, Any]:
    kind = BY_NAME[sheet_import.kind]
    sheet = open_sheet(folder.upload, sheet_import.file_name)
    options = Options(sheet_import.blanks_empty, merged_into(kind.model))
    checking = Check(kind, sheet, _rights(sheet_import), options)
    settling = Settling(kind)
    with folder.plan.open("w", encoding="utf-8") as file:
        writer = PlanWriter(file)
        for done, step in enumerate(checking.steps(), 1):
            settling.note(step)
            writer.write(step)
            if done % OFTEN == 0:
                _require_wanted(sheet_import)
                folder.progress.note(done, max(sheet.declared, done))
    heading = checking.heading
    if heading is None or not sum(writer.counts.values()):
        raise Unreadable("There are no rows below the heading.")
    if reasons := settling.reasons():
        writer = amend(folder.plan, reasons, heading, [field.attname for field in kind.selves])
    folder.write_faults()
    notes = list(sheet.notes)
    if heading.passed_over:
        notes.append(f"Not imported, since the site keeps them itself: {', '.join(heading.passed_over)}.")
    return {"notes": notes, **writer.counts}


def write(pk: str, run: str) -> None:
    """Write what was previewed, in one transaction; if records changed since, preview anew."""
    sheet_import = _under_way(pk, run)
    if sheet_import is None:
        return
    folder = Folder(sheet_import)
    try:
        with Heartbeat(folder.progress):
            _written(sheet_import, folder)
    except GivenUp:
        return
    except (Outdated, IntegrityError) as outdated:
        _preview_anew(sheet_import, getattr(outdated, "reasons", [str(outdated).splitlines()[0]]))
    except OperationalError:
        logger.exception("Writing the import %s found the database busy", pk)
        busy = "The database was busy, and nothing was written. Import it again in a minute."
        _close(pk, run, SheetState.CHECKED, message=busy)
    except Exception:
        logger.exception("Writing the import %s failed", pk)
        _close(pk, run, SheetState.FAILED, message=LOGGED)
    else:
        _compare_new(sheet_import, folder)
        folder.remove(keep_faults=sheet_import.faulty > 0)


def _written(sheet_import: SheetImport, folder: Folder) -> None:
    kind = BY_NAME[sheet_import.kind]
    author = Author(sheet_import.user, f"Imported from {sheet_import.file_name}"[:LONGEST_REASON])
    rights, done = _rights(sheet_import), 0

    def progress(number: int) -> None:
        nonlocal done
        done += number
        folder.progress.note(done, sheet_import.to_write)

    stage = Stage(kind, sheet_import.user, rights)
    stage.prepare(read_plan(folder.plan), folder.staged, progress)
    _require_wanted(sheet_import)
    done, began = 0, time.monotonic()
    with transaction.atomic():
        writer = Writer(kind, author, stage)
        writer.write(folder.plan, folder.staged, progress)
        if (writer.new, writer.changed) != (sheet_import.new, sheet_import.changed):
            raise Outdated(["The plan of the import is not the one that was previewed."])
        closed = _close(sheet_import.pk, sheet_import.run, SheetState.WRITTEN, finished_at=timezone.now())
        if not closed:
            raise GivenUp
    logger.info("%s: the database was locked for %.1f seconds", sheet_import, time.monotonic() - began)


def _compare_new(sheet_import: SheetImport, folder: Folder) -> None:
    """Note what the new records resemble; what is imported stays so, whatever comes of it."""
    model = BY_NAME[sheet_import.kind].model
    if not sheet_import.new or not kind_of(model):
        return
    if sheet_import.new > COMPARED:
        _tell(
            sheet_import,
            f"More than {COMPARED} are new: report_duplicates tells which were on record before.",
        )
        return
    try:
        keys = [step.pk for step in some_of(folder.plan, NEW, number=COMPARED)]
        noted = note_resemblances(model._default_manager.filter(pk__in=keys), most=COMPARED)
    except Exception:
        logger.exception("Comparing what the import %s made failed", sheet_import.pk)
        return
    if noted:
        _tell(sheet_import, f"{noted} may be on record already: see the pairs to decide on the desk.")


def _tell(sheet_import: SheetImport, message: str) -> None:
    SheetImport.objects.filter(pk=sheet_import.pk).update(message=message)


def _preview_anew(sheet_import: SheetImport, reasons: list[str]) -> None:
    run = new_id()
    told = " ".join(reasons[:TOLD])
    message = f"Nothing was written, since records changed after the preview. {told} This is a new preview."
    ours = SheetImport.objects.filter(pk=sheet_import.pk, run=sheet_import.run)
    if ours.update(state=SheetState.CHECKING, run=run, message=message):
        check(sheet_import.pk, run, message)


def _under_way(pk: str, run: str) -> SheetImport | None:
    return SheetImport.objects.select_related("user").filter(pk=pk, run=run).first()


def _require_wanted(sheet_import: SheetImport) -> None:
    if not SheetImport.objects.filter(pk=sheet_import.pk, run=sheet_import.run).exists():
        raise GivenUp


def _close(pk: str, run: str, state: str, **values: Any) -> bool:
    """Bring an import into its next state, unless it was given up or started again meanwhile."""
    return bool(SheetImport.objects.filter(pk=pk, run=run).update(state=state, **values))


def _rights(sheet_import: SheetImport) -> Rights:
    rights = FormRights(sheet_import.user)
    return Rights(rights.may_add, rights.may_change)
