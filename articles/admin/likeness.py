"""The staff's pages of likenesses, and how they show on the pages of articles."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.views.decorators.http import require_POST

from articles.choices import LikenessDecision
from articles.ingest.likenesses import compare, judge
from articles.models import Fingerprint, Likeness
from people.admin.decisions import DecisionAdmin

# What the pages show of the two articles; their texts stay where they are.
SHOWN = [f"{side}__{column}" for side in ("article", "other") for column in ("id", "title")]


def with_titles(likenesses):
    """Return likenesses with the titles of their articles, and without their texts."""
    own = [field.name for field in Likeness._meta.concrete_fields]
    return likenesses.select_related("article", "other", "decided_by").only(*own, *SHOWN)


@admin.register(Likeness)
class LikenessAdmin(DecisionAdmin):
    """Articles of much the same wording; whoever sees articles sees them."""

    list_display = ("__str__", "part", "decision", "decided_by", "decided_at", "found_at")
    list_filter = ("decision",)
    search_fields = ("article__folded", "other__folded")
    date_hierarchy = "found_at"

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related("article", "other", "decided_by")
            .defer("article__body", "other__body")
        )

    @admin.display(description="in common", ordering="share")
    def part(self, likeness):
        """Show the share in percent."""
        return f"{likeness.percent} %"

    def has_module_permission(self, request):
        return request.user.has_perm("articles.view_article")

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.view_article")


class LikenessPages:
    """Mixin of the pages of articles: “same report as”, and what staff judge of it."""

    admin_site: Any

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.judge_likeness))
        return [
            path("likeness/<int:key>/", view, name="articles_article_likeness"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def judge_likeness(self, request, key: int):
        """Record what a member of staff judges, and go back to the article."""
        if not self.has_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        likeness = get_object_or_404(with_titles(Likeness.objects.all()), pk=key)
        decision, back = request.POST.get("decision"), request.POST.get("article")
        if decision not in LikenessDecision.values or back not in (likeness.article_id, likeness.other_id):
            raise Http404
        judge(likeness=likeness, decision=decision, user=request.user)
        messages.success(request, f"{likeness}: {likeness.get_decision_display().lower()}.")
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[back]))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            likenesses = with_titles(Likeness.objects.of(obj)).closest_first()
            context["likenesses"] = [(likeness, likeness.beside(obj)) for likeness in likenesses]
            context["may_judge"] = self.has_change_permission(request)  # type: ignore[attr-defined]
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)  # type: ignore[misc]
        if "body" in form.changed_data:
            compare(article=obj)

    def brought_back(self, request, record):
        super().brought_back(request, record)  # type: ignore[misc]
        compare(article=record)

    def for_list(self, queryset):
        standing = with_titles(Likeness.objects.standing())
        sides = ("likenesses_as_first", "likenesses_as_second")
        return (
            super().for_list(queryset).prefetch_related(*(Prefetch(side, standing) for side in sides))  # type: ignore[misc]
        )

    @admin.display(description="same as")
    def same_as(self, article):
        """Show how like other articles it is, unless these were judged to be different reports."""
        found = [*article.likenesses_as_first.all(), *article.likenesses_as_second.all()]
        pairs = [(likeness, likeness.beside(article)) for likeness in found]
        return format_html_join(
            ", ",
            '<a href="{}" title="Same report as {}">{} %</a>',
            (
                (reverse("admin:articles_article_change", args=[other.pk]), other, likeness.percent)
                for likeness, other in pairs
            ),
        )

    def get_deleted_objects(self, objs, request):
        """List what goes with an article; the index of its text and its likenesses go without saying."""
        listed, counts, missing, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        silent = {Fingerprint, Likeness}
        for model in silent:
            counts.pop(model._meta.verbose_name_plural, None)
            missing.discard(model._meta.verbose_name)
        return _without(listed, silent), counts, missing, protected


def _without(listed: list, models: set) -> list:
    """Return a nested list of lines without those of some models."""
    starts = tuple(f"{model._meta.verbose_name.capitalize()}: " for model in models)
    return [
        _without(line, models) if isinstance(line, list) else line
        for line in listed
        if isinstance(line, list) or not str(line).startswith(starts)
    ]
