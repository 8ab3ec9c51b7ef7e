"""What imports of spreadsheets put on the desk: those that wait for a word of whoever sent them."""

from django.contrib import admin
from django.urls import reverse

from articles.models import SheetImport
from articles.models.sheet_import import OPEN
from articles.sheets import BY_NAME, door
from defense_ties.lib.admin.desk import Line, Panel

SHOWN = 5


def _spreadsheets(request):
    waiting = SheetImport.objects.filter(user=request.user, state__in=OPEN)[:SHOWN]
    lines = [Line(str(each), _address(each), _state(each)) for each in waiting if each.kind in BY_NAME]
    return Panel("Spreadsheets", lines=lines) if lines else None


def _address(sheet_import: SheetImport) -> str:
    opts = BY_NAME[sheet_import.kind].model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_import_run", args=[sheet_import.pk])


def _state(sheet_import: SheetImport) -> str:
    return "Stopped" if door.is_stopped(sheet_import) else str(sheet_import.get_state_display())


admin.site.desk.append(_spreadsheets)  # type: ignore[attr-defined]
