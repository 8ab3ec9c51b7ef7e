"""The page of one import: how far it is, what it would change, and the word to go on."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst

from defense_ties.lib.sheets.plans import CHANGED, EQUAL, FAULTY, NEW, some_of

SHOWN = 100  # rows on a page
TABS = {FAULTY: "faulty", CHANGED: "changed", NEW: "new", EQUAL: "as on record"}


class ImportPage:
    """One request for the page."""

    def __init__(self, model_admin: Any, request: Any, sheet_import: Any):
        self._admin, self._request, self._import = model_admin, request, sheet_import
        self._door = model_admin.admin_site.sheets
        self._folder = self._door.Folder(sheet_import)

    def respond(self) -> Any:
        """Return the page, or do what was asked and go on."""
        if self._request.method == "POST":
            return self._act(self._request.POST.get("step", ""))
        found, state = self._import, self._door.SheetState
        is_stopped = self._door.is_stopped(found)
        context = {
            "title": f"{capfirst(self._admin.sheet_kind.plural)} from {found.file_name}",
            "kind": self._admin.sheet_kind,
            "found": found,
            "is_stopped": is_stopped,
            "is_running": found.state in self._door.RUNNING and not is_stopped,
            "is_ready": found.state == state.CHECKED,
            "is_written": found.state == state.WRITTEN,
            "is_over": found.state not in self._door.OPEN,
            "may_restart": (is_stopped or found.state == state.FAILED) and self._folder.is_whole(),
            "has_faults": self._folder.faults.exists(),
            "list_url": self._list_url(),
            "import_url": self._admin.import_address(),
            "faults_url": self._admin.import_address(found.pk, page="faults"),
        }
        if context["is_running"]:
            context |= self._progress()
        if found.state == state.CHECKED and self._folder.plan.exists():
            context |= self._preview()
        return self._admin.import_response(self._request, "import_run", context)

    # -- What is asked -------------------------------------------------------------

    def _act(self, step: str) -> HttpResponseRedirect:
        steps = {
            "all": self._import_all,
            "right": self._import_right,
            "cancel": self._cancel,
            "again": self._start_again,
        }
        if step not in steps:
            raise BadRequest("There is no such step of an import.")
        try:
            address = steps[step]()
        except self._door.Refused as refused:
            messages.error(self._request, str(refused))
            address = self._address()
        return HttpResponseRedirect(address)

    def _import_all(self) -> str:
        self._door.confirm(sheet_import=self._seen())
        return self._address()

    def _import_right(self) -> str:
        self._door.confirm(sheet_import=self._seen(), only_right=True)
        return self._address()

    def _cancel(self) -> str:
        self._door.cancel(sheet_import=self._import)
        messages.success(self._request, "The import was cancelled. Nothing was written.")
        return self._admin.import_address()

    def _start_again(self) -> str:
        self._door.start_again(sheet_import=self._import)
        return self._address()

    def _seen(self) -> Any:
        """Return the import as the page showed it, which need not be as it is now."""
        self._import.run = self._request.POST.get("run", "")
        return self._import

    def _address(self) -> str:
        return self._admin.import_address(self._import.pk, page="run")

    # -- What is shown -----------------------------------------------------------------

    def _progress(self) -> dict[str, Any]:
        done, total = self._folder.progress.read()
        return {"done": done, "total": total, "percent": min(100 * done // total, 100) if total else 0}

    def _preview(self) -> dict[str, Any]:
        counts = {what: getattr(self._import, what) for what in TABS}
        first = next((what for what in TABS if counts[what]), NEW)
        shown = self._request.GET.get("show", first)
        shown = shown if shown in TABS else first
        page = self._request.GET.get("page", "1")
        last = max(-(-counts[shown] // SHOWN), 1)
        number = min(max(int(page), 1), last) if page.isdecimal() and len(page) < 9 else 1
        return {
            "tabs": [(what, label, counts[what], what == shown) for what, label in TABS.items()],
            "shown": shown,
            "steps": some_of(self._folder.plan, shown, start=(number - 1) * SHOWN, number=SHOWN),
            "number": number,
            "last": last,
            "before": number - 1,
            "after": number + 1 if number < last else 0,
        }

    def _list_url(self) -> str:
        opts = self._admin.opts
        return reverse(f"{self._admin.admin_site.name}:{opts.app_label}_{opts.model_name}_changelist")
