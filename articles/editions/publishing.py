"""Publishing an edition: begun once, made beside the request, and there as a whole or not at all."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import Error, IntegrityError, transaction
from django.utils import timezone

from articles.editions.changes import write_changes
from articles.editions.files import CHANGES, Folder, make_root, sha256
from articles.kinds import KINDS
from articles.models import Edition
from articles.models.edition import EditionState
from articles.package import ExportReport, PackageError, export
from articles.package.choice import Choice
from articles.package.tables import TABLES
from defense_ties.lib.background import Heartbeat, in_background
from defense_ties.lib.records import new_id

logger = logging.getLogger(__name__)
LOGGED = "A fault of the site ended the work. The reason is in its log."
GIVEN_UP = "The work on it stopped, as when the site is restarted."


class Refused(Exception):
    """An edition cannot be begun; the message says why."""


def publish(
    *,
    version: str,
    notes: str = "",
    user: Any = None,
    note: Callable[[int, int], Any] = lambda done, total: None,
) -> Edition:
    """Make an edition and return it when it is published or has failed; Refused says why it was not begun.

    `note` is told how many rows are written, and of how many.
    """
    edition = begin(version=version, notes=notes, user=user)
    make(edition.pk, edition.run, note)
    edition.refresh_from_db()
    return edition


def publish_in_background(*, version: str, notes: str = "", user: Any = None) -> Edition:
    """Begin an edition and have it made beside the request; Refused says why it was not begun."""
    edition = begin(version=version, notes=notes, user=user)
    in_background(make, edition.pk, edition.run)
    return edition


def begin(*, version: str, notes: str = "", user: Any = None) -> Edition:
    """Note that an edition is being made; Refused if its version is taken, or another one is being made.

    An edition that failed, or on which the work stopped, can be begun again.
    """
    if not any(model.objects.published().exists() for model in KINDS.values()):
        raise Refused("No record is published: there is nothing to freeze.")
    make_root()
    edition = Edition(version=version, notes=notes, made_by=user)
    try:
        with transaction.atomic():
            _give_up_stopped()
            Edition.objects.filter(pk=version, state=EditionState.FAILED).delete()
            edition.full_clean()
            edition.save(force_insert=True)
            Folder(edition).progress.note(0, 0)
    except ValidationError as error:
        raise Refused(" ".join(_sentences(error))) from error
    except IntegrityError as error:  # somebody else was faster
        raise Refused("Another edition is being made.") from error
    return edition


def is_stopped(edition: Edition) -> bool:
    """Return whether the work on an edition ended without a word, as when the site was restarted."""
    return edition.state == EditionState.WRITING and Folder(edition).progress.is_silent()


def make(version: str, run: str, note: Callable[[int, int], Any] = lambda done, total: None) -> None:
    """Write the package and the change log of an edition that was begun, and publish it."""
    edition = Edition.objects.filter(pk=version, run=run, state=EditionState.WRITING).first()
    if edition is None:
        return
    folder = Folder(edition)
    try:
        with Heartbeat(folder.progress):
            _make(edition, folder, note)
    except (PackageError, OSError, Error) as error:
        logger.warning("Edition %s failed", version, exc_info=True)
        _fail(edition, f"{getattr(error, 'strerror', None) or error}")
    except Exception:
        logger.exception("Edition %s failed", version)
        _fail(edition, LOGGED)
    finally:
        folder.clear()


def _make(edition: Edition, folder: Folder, note: Callable[[int, int], Any]) -> None:
    draft = folder.begin()
    total = _number_of_rows()
    edition.frozen_at = timezone.now()

    def tell(report: ExportReport) -> None:
        done = sum(report.rows.values())
        folder.progress.note(done, total)
        note(done, total)

    package = draft / folder.package.name
    report = export(package, edition=edition.version, created=edition.frozen_at, note=tell)
    edition.rows = report.rows | report.derived
    edition.size, edition.sha256 = package.stat().st_size, sha256(package)
    edition.before = Edition.objects.published().newest_first().first()
    if edition.before:
        with (draft / CHANGES).open("xb") as file:
            edition.changes = write_changes(file, Folder(edition.before).package, package)
    edition.state = EditionState.PUBLISHED
    with transaction.atomic():
        # Held until the files stand: the work may have been given up for lost, and begun anew by others.
        ours = Edition.objects.select_for_update().filter(pk=edition.pk, run=edition.run)
        if ours.filter(state=EditionState.WRITING).exists():
            edition.save(force_update=True)
            folder.appear()


def _number_of_rows() -> int:
    choice = Choice()
    return sum(choice.rows(table.model).count() for table in TABLES)


def _fail(edition: Edition, message: str) -> None:
    ours = Edition.objects.filter(pk=edition.pk, run=edition.run, state=EditionState.WRITING)
    ours.update(state=EditionState.FAILED, message=message)


def _give_up_stopped() -> None:
    """Mark work on which nobody is any more as failed, and let it publish nothing should it wake."""
    for edition in Edition.objects.filter(state=EditionState.WRITING):
        if is_stopped(edition):
            Edition.objects.filter(pk=edition.pk, run=edition.run).update(
                state=EditionState.FAILED, run=new_id(), message=GIVEN_UP
            )


def _sentences(error: ValidationError) -> list[str]:
    """Return what is wrong with an edition, the version that is taken in plain words."""
    found = []
    for name, faults in error.error_dict.items():
        for fault in faults:
            if name == "version" and fault.code == "unique":
                found.append("There is an edition of this version already.")
            else:
                found += [
                    f"{name.capitalize()}: {each}" if name != "__all__" else each for each in fault.messages
                ]
    return found
