"""The page on which a reviewer makes one set of records of two codings."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin.coding_columns import Columns
from articles.admin.reviewing import review_url
from articles.double_coding.deciding import Undecided, questions
from articles.double_coding.reconciling import both_of, check_reviewer, compared, reconcile
from articles.double_coding.steps import NotDone
from articles.models import Article, Coding, Topic


class ReconcilingPages:
    """Mixin of the pages of codings: two of them side by side."""

    admin_site: Any

    def reconcile_view(self, request: HttpRequest, article_id: str) -> HttpResponse:
        """Show two codings side by side, or make one set of records of them."""
        if not self.may_oversee(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        article = Article.objects.select_related("publisher").filter(pk=unquote(article_id)).first()
        if article is None:
            raise Http404("There is no such article.")
        faults: list[str] = []
        status = 200
        if request.method == "POST":
            try:
                kept = reconcile(
                    article=article,
                    sent=request.POST,
                    user=request.user,
                    mark_ready="ready" in request.POST,
                )
            except (NotDone, Undecided) as refused:
                status = 422
                found = refused.faults.values() if isinstance(refused, Undecided) else [str(refused)]
                faults = list(found)
            else:
                number = len(kept)
                messages.success(
                    request, f"Reconciled: {number} record{'s are' if number != 1 else ' is'} kept."
                )
                return HttpResponseRedirect(review_url(article))
        try:
            codings = both_of(article)
            check_reviewer(codings, request.user)
        except NotDone as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(reverse("admin:articles_coding_changelist"))
        return self._page(request, article, codings, faults, status)

    def _page(
        self,
        request: Any,
        article: Article,
        codings: tuple[Coding, Coding],
        faults: list[str],
        status: int,
    ) -> HttpResponse:
        comparison, token = compared(codings)
        decisions = questions(comparison, request.POST if request.method == "POST" else {})
        columns = Columns(decisions, dict(Topic.objects.values_list("pk", "label")), faults=bool(faults))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Reconcile: {article}",
            "opts": Coding._meta,
            "article": article,
            "codings": codings,
            "columns": columns,
            "token": token,
            "faults": faults,
            "ready": "ready" in request.POST,
            "review_url": review_url(article),
            "is_nav_sidebar_enabled": False,
        }
        return TemplateResponse(request, "admin/articles/coding/reconcile.html", context, status=status)
