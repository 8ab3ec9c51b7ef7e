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
from articles.models import Article, Publisher

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
        publishers = [*self._publishers(request, form), *_unnamed(form)]
        return ledger_csv(form.cleaned_data["year"], publishers, articles=self._articles(request))

    def _asked(self, request) -> LedgerForm:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        return LedgerForm(request.GET)

    def _articles(self, request) -> Any:
        """Return the articles that the user may see."""
        return self.admin_site.get_model_admin(Article).get_queryset(request).standing()

    def _publishers(self, request, form):
        asked = form.cleaned_data
        found = Publisher.objects.search(asked["q"])
        if asked["gaps"]:
            gaps = publishers_with_gaps(self._articles(request), asked["year"], localdate())
            found = found.filter(pk__in=gaps)
        return found

    def _publishers_page(self, request, form):
        paginator = Paginator(self._publishers(request, form), PER_PAGE)
        return paginator.get_page(form.cleaned_data["p"] or 1)

    def _grid(self, request, form) -> dict[str, Any]:
        asked, articles = form.cleaned_data, self._articles(request)
        page = self._publishers_page(request, form)
        publishers = list(page.object_list)
        unnamed = _unnamed(form) if page.number == page.paginator.num_pages else []
        ledger = read_ledger(year=asked["year"], publishers=[*publishers, *unnamed], articles=articles)
        return {
            "page": page,
            "heads": head_cells(articles, ledger, localdate()),
            "rows": shown_rows(ledger, localdate()),
            "undated": undated_links(articles, asked["year"]),
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
        chosen = self._chosen_months(request, form)
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
            messages.success(
                request, f"{months} marked." if number else "These months were marked so already."
            )
        return back

    def _chosen_months(self, request, form) -> set[tuple[str, str]]:
        """Return the months that were chosen one by one, by publisher, and by month for the page."""
        year = form.cleaned_data["year"]
        months = past_months(year, localdate())
        cells = [tuple(cell.rpartition(":")[::2]) for cell in request.POST.getlist("cell")]
        rows = [(publisher, month) for publisher in request.POST.getlist("row") for month in months]
        columns = set(request.POST.getlist("column")) & set(months_of(year))
        publishers = list(self._publishers_page(request, form).object_list) if columns else []
        return {*cells, *rows, *((publisher.pk, month) for publisher in publishers for month in columns)}


def _unnamed(form) -> list[None]:
    """Return the row of the articles that name no publisher, unless some publishers were asked for."""
    return [] if form.cleaned_data["q"] or form.cleaned_data["gaps"] else [NO_PUBLISHER]


def _query(request, **changed: Any) -> str:
    query = {name: request.GET[name] for name in request.GET} | changed
    return f"?{urlencode({name: value for name, value in query.items() if value not in (None, '')})}"
