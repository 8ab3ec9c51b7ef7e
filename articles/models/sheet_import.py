"""Imports of spreadsheets: what was sent, how far it has come, and what came of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from defense_ties.lib.constraints import one_of
from defense_ties.lib.records import IdField, new_id
from defense_ties.lib.vocabulary import Vocabulary


class SheetState(Vocabulary):
    """How far the import of a spreadsheet has come."""

    CHECKING = "checking", "The rows are being compared with the records.", _("Being checked")
    CHECKED = "checked", "The preview is ready, and nothing has been written.", _("Ready to import")
    WRITING = "writing", "The rows are being written.", _("Being imported")
    WRITTEN = "written", "What was previewed has been written.", _("Imported")
    CANCELLED = "cancelled", "It was called off, and nothing was written.", _("Cancelled")
    REFUSED = "refused", "The file could not be read, and nothing was written.", _("Refused")
    FAILED = "failed", "It came to a halt by a fault of the site, and nothing was written.", _("Failed")


RUNNING = (SheetState.CHECKING, SheetState.WRITING)
OPEN = (*RUNNING, SheetState.CHECKED, SheetState.FAILED)


class SheetImport(models.Model):
    """The import of one spreadsheet by one member of staff."""

    id = IdField(
        primary_key=True, default=new_id, editable=False, help_text="Part of the address of its page."
    )
    kind = models.CharField(max_length=40, help_text="What its rows are: officials, engagements …")
    file_name = models.CharField(max_length=200, help_text="Name of the file that was sent.")
    sha256 = models.CharField(max_length=64, help_text="SHA-256 of the file, by which it is recognised.")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who sent it.",
    )
    blanks_empty = models.BooleanField(default=False, help_text="Whether blank cells empty fields on record.")
    only_right = models.BooleanField(default=False, help_text="Whether only the right rows were imported.")
    state = models.CharField(
        max_length=10,
        choices=SheetState.choices,
        default=SheetState.CHECKING,
        db_index=True,
        help_text="How far it has come.",
    )
    run = IdField(default=new_id, help_text="Tells the work under way from work that was given up.")
    message = models.TextField(blank=True, help_text="Why it was refused or failed, or is checked anew.")
    notes = models.JSONField(default=list, blank=True, help_text="What to know of how the file was read.")
    new = models.PositiveIntegerField(default=0, help_text="Number of rows that are new records.")
    changed = models.PositiveIntegerField(default=0, help_text="Number of rows that change a record.")
    equal = models.PositiveIntegerField(default=0, help_text="Number of rows that say what is on record.")
    faulty = models.PositiveIntegerField(default=0, help_text="Number of rows with something wrong.")
    started_at = models.DateTimeField(auto_now_add=True, help_text="When the file was sent.")
    finished_at = models.DateTimeField(null=True, blank=True, help_text="When it was imported or given up.")

    class Meta:
        ordering = ["-started_at", "id"]
        # Whoever may add or change records of the kind may import them.
        default_permissions = ()
        verbose_name = "import of a spreadsheet"
        verbose_name_plural = "imports of spreadsheets"
        constraints = [one_of("state", SheetState.values, name="articles_sheetimport_state")]

    def __str__(self):
        return f"{self.file_name} ({self.kind.replace('_', ' ')})"

    @property
    def rows(self) -> int:
        """The number of rows that were read."""
        return self.new + self.changed + self.equal + self.faulty

    @property
    def to_write(self) -> int:
        """The number of rows that an import would write."""
        return self.new + self.changed
