"""The course of an import: received, checked, and on a word written or called off; never half of it."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from django.utils import timezone

from articles.models import SheetImport
from articles.models.sheet_import import OPEN, RUNNING, SheetState
from articles.sheets.files import Folder, clear_away
from articles.sheets.working import check, write
from defense_ties.lib.background import in_background
from defense_ties.lib.records import new_id
from defense_ties.lib.sheets.kinds import Kind
from defense_ties.lib.sheets.opening import require_name

LONGEST_NAME = 120


class Refused(Exception):
    """A step of an import was refused; the message says why."""


def receive(
    *, chunks: Iterable[bytes], name: str, kind: Kind, user: Any, blanks_empty: bool = False
) -> SheetImport:
    """Keep a file that was sent and return its import, not begun yet; Unreadable says why it is not taken."""
    clear_away()
    name = PurePath(name.replace("\\", "/")).name.replace("\0", "")[-LONGEST_NAME:]
    require_name(name)
    sheet_import = SheetImport(kind=kind.name, file_name=name, user=user, blanks_empty=blanks_empty)
    folder = Folder(sheet_import)
    folder.make()
    try:
        sheet_import.sha256 = folder.take(chunks)
        sheet_import.save()
    except BaseException:
        folder.remove()
        raise
    return sheet_import


def begin(*, sheet_import: SheetImport, wait: bool = False) -> None:
    """Check a file that was received, beside the request or before returning."""
    folder = Folder(sheet_import)
    folder.progress.note(0, 0)
    if wait:
        check(sheet_import.pk, sheet_import.run)
    else:
        in_background(check, sheet_import.pk, sheet_import.run)


def confirm(*, sheet_import: SheetImport, only_right: bool = False, wait: bool = False) -> None:
    """Write what was previewed; Refused if that is not offered, or somebody else was first."""
    if sheet_import.faulty and not only_right:
        raise Refused("Some rows are faulty: mend them, or import only the right ones.")
    if not sheet_import.to_write:
        raise Refused("There is nothing to import: no row is new or changed.")
    run = new_id()
    Folder(sheet_import).progress.note(0, sheet_import.to_write)
    ours = SheetImport.objects.filter(pk=sheet_import.pk, state=SheetState.CHECKED, run=sheet_import.run)
    if not ours.update(state=SheetState.WRITING, run=run, only_right=only_right, message=""):
        raise Refused("This import has gone on already.")
    if wait:
        write(sheet_import.pk, run)
    else:
        in_background(write, sheet_import.pk, run)


def cancel(*, sheet_import: SheetImport) -> None:
    """Call an import off and remove its files; Refused if it is written, or being written."""
    waiting = SheetImport.objects.filter(pk=sheet_import.pk, state__in=OPEN)
    if not is_stopped(sheet_import):
        waiting = waiting.exclude(state=SheetState.WRITING)
    if not waiting.update(state=SheetState.CANCELLED, run=new_id(), finished_at=timezone.now()):
        raise Refused("This import cannot be cancelled any more.")
    Folder(sheet_import).remove()


def start_again(*, sheet_import: SheetImport, wait: bool = False) -> None:
    """Check the file anew after the work on it stopped; Refused if it goes on, or the file is gone."""
    if not Folder(sheet_import).is_whole():
        raise Refused("The file is no longer here. Send it again.")
    if sheet_import.state in RUNNING and not is_stopped(sheet_import):
        raise Refused("The work on it goes on.")
    run = new_id()
    ours = SheetImport.objects.filter(pk=sheet_import.pk, state__in=OPEN, run=sheet_import.run)
    if not ours.update(state=SheetState.CHECKING, run=run, message=""):
        raise Refused("This import has gone on already.")
    sheet_import.run = run
    begin(sheet_import=sheet_import, wait=wait)


def is_stopped(sheet_import: SheetImport) -> bool:
    """Return whether the work on an import ended without a word, as when the site was restarted."""
    return sheet_import.state in RUNNING and Folder(sheet_import).progress.is_silent()
