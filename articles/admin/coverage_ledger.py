"""The ledger page: publishers by months, to look at, to mark as read and to take home as CSV."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin.coverage_cells import NO_PUBLISHER, head_cells, shown_rows, undated_links
from articles.admin.coverage_csv import ledger_csv
from articles.choices import MonthState
from articles.coverage import mark_months, past_months, publishers_with_gaps, read_ledger
from articles.coverage.months import FIRST_YEAR, LAST_YEAR, months_of
from articles.models import Article, Evidence, Publisher

PER_PAGE = 50
LEDGER = "articles_coveragemonth_ledger"


class LedgerForm(forms.Form):
    """Which part of the ledger is looked at."""

    year = forms.IntegerField(
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={"invalid": "Write a year: 2022."},
        widget=forms.NumberInput(attrs={"class": "year"}),
    )
    q = forms.CharField(label="Publisher", required=False, max_length=200)
    gaps = forms.BooleanField(label="only with months not read", required=False)
    p = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, data):
        given = {name: data[name] for name in data}
        super().__init__({"year": str(localdate().year)} | given)


class LedgerPages:
    """Mixin of the pages of months that adds the ledger."""

    admin_site: Any
    opts: Any

    def get_urls(self):
        guard = self.admin_site.admin_view
        view = require_http_methods(["GET", "HEAD", "POST"])(self.ledger_view)
        return [
            path("ledger/", guard(view), name=LEDGER),
            path("ledger/csv/", guard(require_safe(self.ledger_download)), name=f"{LEDGER}_csv"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def may_mark(self, request) -> bool:
        """Return whether the user may say how far months were read."""
        return self.has_add_permission(request) and self.has_change_permission(request)  # type: ignore[attr-defined]

    def ledger_view(self, request):
        """Show the ledger, or mark the months that were chosen."""
        form = self._asked(request)
        if request.method == "POST":
            return self._mark(request, form)
        context = {"form": form, "title": "Coverage", "may_mark": self.may_mark(request)}
        if form.is_valid():
            context |= self._grid(request, form)
        return TemplateResponse(
            request,
            "admin/articles/coveragemonth/ledger.html",
            self.admin_site.each_context(request)
            | {"opts": self.opts, "is_nav_sidebar_enabled": False, "states": MonthState.choices}
            | context,
            status=200 if form.is_valid() else 400,
        )

    def ledger_download(self, request):
        """Answer with the ledger as a file, all publishers of the page's choice."""
        form = self._asked(request)
        if not form.is_valid():
            return HttpResponseRedirect(f"{reverse(f'admin:{LEDGER}')}?{request.GET.urlencode()}")
        return ledger_csv(form.cleaned_data["year"], self._publishers(request, form), **self._seen(request))

    def _asked(self, request) -> LedgerForm:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        return LedgerForm(request.GET)

    def _seen(self, request) -> dict[str, Any]:
        """Return the articles and passages that the user may see."""
        pages = self.admin_site.get_model_admin
        return {
            "articles": pages(Article).get_queryset(request).standing(),
            "evidence": pages(Evidence).get_queryset(request),
        }

    def _publishers(self, request, form):
        asked = form.cleaned_data
        found = Publisher.objects.search(asked["q"])
        if asked["gaps"]:
            articles = self._seen(request)["articles"]
            found = found.filter(pk__in=publishers_with_gaps(articles, asked["year"], localdate()))
        return found

    def _page(self, request, form):
        paginator = Paginator(self._publishers(request, form), PER_PAGE)
        return paginator.get_page(form.cleaned_data["p"] or 1)

    def _grid(self, request, form) -> dict[str, Any]:
        asked, seen = form.cleaned_data, self._seen(request)
        page = self._page(request, form)
        publishers = list(page.object_list)
        is_whole = page.number == page.paginator.num_pages and not asked["q"] and not asked["gaps"]
        unnamed = [NO_PUBLISHER] if is_whole else []
        ledger = read_ledger(year=asked["year"], publishers=[*publishers, *unnamed], **seen)
        return {
            "page": page,
            "heads": head_cells(seen["articles"], ledger, localdate()),
            "rows": shown_rows(ledger, localdate()),
            "undated": undated_links(seen["articles"], asked["year"]),
            "is_whole": is_whole,
            "csv": f"{reverse(f'admin:{LEDGER}_csv')}?{request.GET.urlencode()}",
            "before": _query(request, year=asked["year"] - 1, p=None),
            "after": _query(request, year=asked["year"] + 1, p=None),
            "year": asked["year"],
        }

    def _mark(self, request, form):
        if not self.may_mark(request):
            raise PermissionDenied
        back = HttpResponseRedirect(f"{request.path}?{request.GET.urlencode()}")
        if not form.is_valid():
            return back
        chosen = self._chosen(request, form)
        if not chosen:
            messages.warning(request, "Nothing was marked: choose months first.")
            return back
        try:
            number = mark_months(
                months=chosen,
                state=request.POST.get("state", ""),
                note=request.POST.get("note", "").strip(),
                user=request.user,
            )
        except ValidationError as fault:
            messages.error(request, f"Nothing was marked. {fault.messages[0]}")
        else:
            months = "1 month" if number == 1 else f"{number} months"
            messages.success(request, f"{months} marked." if number else "These months were marked so already.")
        return back

    def _chosen(self, request, form) -> set[tuple[str, str]]:
        """Return the months that were chosen one by one, by publisher, and by month for the page."""
        year = form.cleaned_data["year"]
        months = past_months(year, localdate())
        cells = [tuple(cell.rpartition(":")[::2]) for cell in request.POST.getlist("cell")]
        rows = [(publisher, month) for publisher in request.POST.getlist("row") for month in months]
        columns = set(request.POST.getlist("column")) & set(months_of(year))
        publishers = list(self._page(request, form).object_list) if columns else []
        return {*cells, *rows, *((publisher.pk, month) for publisher in publishers for month in columns)}


def _query(request, **changed: Any) -> str:
    query = {name: request.GET[name] for name in request.GET} | changed
    return f"?{urlencode({name: value for name, value in query.items() if value not in (None, '')})}"


