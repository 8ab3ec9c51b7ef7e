"""The page on which the agreement of coders is reported, and its CSV."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.http import urlencode

from articles.admin.coding_forms import PeriodForm
from articles.double_coding.reporting import AGREEMENT_FIGURES, report, rows_of
from articles.models import Coding
from defense_ties.lib.exports import download


class ReportPages:
    """Mixin of the pages of codings: how far coders agree."""

    admin_site: Any

    def report_view(self, request: HttpRequest) -> HttpResponseBase:
        """Show the agreement by kind of record and field, of all coders and by pair."""
        if not self.may_oversee(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        form = PeriodForm(request.GET)
        period = form.cleaned_data if form.is_valid() else {}
        agreed = report(**period) if form.is_valid() else []
        if "csv" in request.GET and form.is_valid():
            return download(AGREEMENT_FIGURES, rows_of(agreed), name="coder_agreement")
        context = {
            **self.admin_site.each_context(request),
            "title": "Agreement of coders",
            "opts": Coding._meta,
            "form": form,
            "agreed": agreed,
            "csv": "?" + urlencode({"csv": "1"} | {name: day for name, day in period.items() if day}),
        }
        return TemplateResponse(
            request, "admin/articles/coding/report.html", context, status=200 if form.is_valid() else 422
        )
