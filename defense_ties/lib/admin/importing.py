"""Importing records from spreadsheets on the staff's pages."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from defense_ties.lib.admin.import_page import ImportPage
from defense_ties.lib.sheets import limits
from defense_ties.lib.sheets.limits import Unreadable, in_megabytes
from defense_ties.lib.sheets.opening import FILES
from defense_ties.lib.sheets.templates import csv_template, explained, workbook_template

RECENT = 10
ROOM = limits.MEGABYTE  # for what a request holds beside the file
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportingAdmin:
    """Mixin of the pages of records that can be imported from a spreadsheet."""

    admin_site: Any
    opts: Any
    model: Any

    @property
    def sheet_kind(self) -> Any:
        """What sheets of these records hold, or None where none are imported."""
        door = self.admin_site.sheets
        return door.kind_of(self.model) if door else None

    def get_urls(self):
        urls = super().get_urls()  # type: ignore[misc]
        if self.sheet_kind is None:
            return urls
        guard, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}_import"
        return [
            path("import/", csrf_exempt(self._import_guarded), name=name),
            path("import/template.<str:form>", guard(self.import_template), name=f"{name}_template"),
            path("import/<slug:key>/", guard(self.import_run), name=f"{name}_run"),
            path("import/<slug:key>/faults.csv", guard(self.import_faults), name=f"{name}_faults"),
            *urls,
        ]

    def import_address(self, *args: str, page: str = "") -> str:
        """Return the address of the page of imports, or of one of the pages under it."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_import"
        return reverse(f"{self.admin_site.name}:{name}{page and '_'}{page}", args=args)

    def has_import_permission(self, request) -> bool:
        """Return whether the user may import such records: whoever may add or change some of them."""
        return self.sheet_kind is not None and self.admin_site.sheets.may_import(request.user, self.model)

    def changelist_view(self, request, extra_context=None):
        if self.has_import_permission(request):
            extra_context = {"import_url": self.import_address()} | (extra_context or {})
        return super().changelist_view(request, extra_context)  # type: ignore[misc]

    # -- Sending a file -----------------------------------------------------------

    def _import_guarded(self, request):
        """Answer a file that is too large before it is read; all others as usual, CSRF token included."""
        if request.method == "POST" and self.admin_site.has_permission(request):
            size = int(request.META.get("CONTENT_LENGTH") or 0)
            if size > limits.LARGEST + ROOM:
                most = in_megabytes(limits.LARGEST)
                messages.error(request, f"The file has {in_megabytes(size)}; {most} are the most.")
                return HttpResponseRedirect(self.import_address())
        return self.admin_site.admin_view(self.import_view)(request)

    def import_view(self, request):
        """Explain how records are imported, and take in a file."""
        self._require_right(request)
        fault = ""
        if request.method == "POST":
            try:
                return HttpResponseRedirect(self._received(request))
            except Unreadable as refused:
                fault = str(refused)
        door, kind = self.admin_site.sheets, self.sheet_kind
        context = {
            "title": f"Import {kind.plural} from a spreadsheet",
            "kind": kind,
            "columns": explained(kind),
            "fault": fault,
            "files": ",".join(FILES),
            "largest": in_megabytes(limits.LARGEST),
            "most_rows": f"{limits.MOST_ROWS:,}",
            "recent": self._recent(door.imports_of(request.user, kind)[:RECENT]),
        }
        return self.import_response(request, "import", context, status=400 if fault else 200)

    def _received(self, request) -> str:
        """Keep the file, begin to check it, and return the address of its page."""
        sent = request.FILES.get("file")
        if sent is None:
            raise Unreadable("Choose a file.")
        door = self.admin_site.sheets
        found = door.receive(
            chunks=sent.chunks(),
            name=sent.name or "",
            kind=self.sheet_kind,
            user=request.user,
            blanks_empty="blanks_empty" in request.POST,
        )
        door.begin(sheet_import=found)
        return self.import_address(found.pk, page="run")

    def _recent(self, imports) -> list[tuple[Any, str, str]]:
        door = self.admin_site.sheets
        return [
            (
                each,
                self.import_address(each.pk, page="run"),
                "Stopped" if door.is_stopped(each) else each.get_state_display(),
            )
            for each in imports
        ]

    def import_template(self, request, form):
        """Send the template, as a workbook or as CSV."""
        self._require_right(request)
        kind = self.sheet_kind
        if form == "csv":
            content, media = csv_template(kind).encode(), "text/csv; charset=utf-8"
        elif form == "xlsx":
            content, media = workbook_template(kind), WORKBOOK
        else:
            raise Http404
        name = f"attachment; filename={kind.name}-template.{form}"
        return HttpResponse(content, content_type=media, headers={"Content-Disposition": name})

    # -- One import -----------------------------------------------------------------

    def import_run(self, request, key):
        """Show how far an import has come and what it would do, and do what is asked."""
        return ImportPage(self, request, self._import_of(request, key)).respond()

    def import_faults(self, request, key):
        """Send all that is wrong with a file, as CSV."""
        return require_GET(self._faults)(request, key)

    def _faults(self, request, key):
        found = self._import_of(request, key)
        faults = self.admin_site.sheets.Folder(found).faults
        if not faults.exists():
            raise Http404
        return FileResponse(
            faults.open("rb"), as_attachment=True, filename=f"faults-{found.pk}.csv", content_type="text/csv"
        )

    def _import_of(self, request, key):
        self._require_right(request)
        found = self.admin_site.sheets.imports_of(request.user, self.sheet_kind).filter(pk=key).first()
        if found is None:
            raise Http404
        return found

    def _require_right(self, request) -> None:
        if not self.has_import_permission(request):
            raise PermissionDenied

    def import_response(self, request, template: str, context: dict, status: int = 200):
        """Return a page of the import, with what every page of the site needs."""
        context = self.admin_site.each_context(request) | {"opts": self.opts} | context
        return TemplateResponse(request, f"admin/{template}.html", context, status=status)
