"""The staff's pages of codings: who codes what apart, and how far it has come."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.urls import path, reverse
from django.utils.html import format_html

from articles.admin.coding_giving import GivingPages
from articles.admin.coding_reconciling import ReconcilingPages
from articles.admin.coding_report import ReportPages
from articles.admin.coding_steps import StepPages
from articles.admin.reviewing import review_url
from articles.choices import CodingStep
from articles.models import Coding
from articles.models.coding import RIGHT
from people.admin.decisions import DecisionAdmin


class OpenFilter(admin.SimpleListFilter):
    """Shows what is open unless all is asked for."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("to_reconcile", "To reconcile"), *CodingStep.choices, ("all", "All")]

    def choices(self, changelist):
        everything, *others = super().choices(changelist)
        yield everything | {"display": "Open"}
        yield from others

    def queryset(self, request, queryset):
        value = self.value()
        if value == "all":
            return queryset
        if value == "to_reconcile":
            return queryset.filter(article__in=Coding.objects.to_reconcile().values("article")).handed_in()
        if value in CodingStep.values:
            return queryset.filter(state=value)
        return queryset.open()


@admin.register(Coding)
class CodingAdmin(GivingPages, StepPages, ReconcilingPages, ReportPages, DecisionAdmin):
    """Codings of all articles; a coder sees their own."""

    list_display = ("article", "coder", "state_word", "given_at", "handed_in_at", "next_step")
    list_display_links = None
    list_filter = (OpenFilter, ("coder", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("article", "coder")
    search_fields = ("article__folded", "coder__username")
    search_help_text = "Title of the article, name of the coder."
    date_hierarchy = "given_at"
    change_list_template = "admin/articles/coding/list.html"
    change_form_template = "admin/articles/coding/coding.html"
    fields = (
        "article",
        "coder",
        "slot",
        "state",
        "given_by",
        "given_at",
        "handed_in_at",
        "closed_by",
        "closed_at",
    )

    def get_queryset(self, request):
        others = Coding.objects.standing().filter(article=OuterRef("article")).exclude(pk=OuterRef("pk"))
        rows: Any = super().get_queryset(request)
        rows = rows.visible_to(request.user)
        return rows.annotate(other_state=Subquery(others.values("state")[:1])).defer("article__body", "facts")

    def get_list_display(self, request):
        shown = super().get_list_display(request)
        return shown if self.may_oversee(request) else [name for name in shown if name != "coder"]

    def get_list_filter(self, request):
        return super().get_list_filter(request) if self.may_oversee(request) else (OpenFilter,)

    def has_view_permission(self, request, obj=None):
        if obj is not None and obj.coder_id == request.user.pk:
            return True
        return self.may_oversee(request) or (obj is None and request.user.has_perm("articles.change_article"))

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def may_oversee(self, request) -> bool:
        """Return whether the user gives articles to coders and reconciles what they hand in."""
        return request.user.is_active and request.user.has_perm(RIGHT)

    def get_urls(self):
        pages = [
            ("give/", self.give_view, "give"),
            ("agreement/", self.report_view, "report"),
            ("reconcile/<path:article_id>/", self.reconcile_view, "reconcile"),
            ("<int:key>/back/", self.back_view, "back"),
            ("<int:key>/withdraw/", self.withdraw_view, "withdraw"),
        ]
        own = [
            path(address, self.admin_site.admin_view(view), name=f"articles_coding_{name}")
            for address, view, name in pages
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        more = {"may_oversee": self.may_oversee(request), "title": "Codings apart"}
        return super().changelist_view(request, more | (extra_context or {}))

    @admin.display(description="state", ordering="state")
    def state_word(self, coding):
        """Show how far it has come."""
        return format_html('<span class="status {}">{}</span>', coding.state, coding.get_state_display())

    @admin.display(description="what next")
    def next_step(self, coding):
        """Show the link to what can be done with it now."""
        user = self.request_user
        if coding.coder_id == user.pk and coding.is_given:
            return _link(review_url(coding.article), "Code it")
        if not user.has_perm(RIGHT):
            return _link(_page(coding, "change"), "Look at it")
        both = coding.state == coding.other_state == CodingStep.HANDED_IN
        links = [_link(reverse("admin:articles_coding_reconcile", args=[coding.article_id]), "Reconcile")]
        links = links if both and coding.coder_id != user.pk else []
        return format_html(
            " · ".join("{}" for _ in [*links, 0]), *links, _link(_page(coding, "change"), "Details")
        )

    def get_changelist_instance(self, request):
        self.request_user: Any = request.user
        return super().get_changelist_instance(request)


def _page(coding: Coding, name: str) -> str:
    return reverse(f"admin:articles_coding_{name}", args=[coding.pk])


def _link(url: str, words: str) -> Any:
    return format_html('<a href="{}">{}</a>', url, words)
