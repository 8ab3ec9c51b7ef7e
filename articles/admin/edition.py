"""The staff's pages of editions: begin one, watch it being made, and see what was published."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from articles.editions import Folder, Refused, is_stopped, publish_in_background
from articles.kinds import KINDS
from articles.models import Edition
from articles.models.edition import EditionState
from defense_ties.lib.reviewing import ReviewStatus
from defense_ties.lib.search import MOST_WORDS


class EditionForm(forms.ModelForm):
    """What a reviewer says of a new edition."""

    class Meta:
        model = Edition
        fields = ("version", "notes")

    def validate_unique(self) -> None:
        """Leave it to the publishing, which lets an edition that failed be begun again."""


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    """Editions, which are begun here and never changed."""

    list_display = ("version", "state_word", "frozen_at", "before", "made_by")
    list_filter = ("state",)
    list_select_related = ("before", "made_by")
    search_fields = ("version", "notes")
    search_help_text = "Version, words of the notes."
    actions = None

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_search_results(self, request, queryset, search_term):
        if len(search_term.split()) > MOST_WORDS:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.again_view))
        return [path("<path:key>/again/", view, name="articles_edition_again"), *super().get_urls()]

    @admin.display(description="state", ordering="state")
    def state_word(self, edition):
        """Show how far it has come."""
        return "Stopped" if is_stopped(edition) else edition.get_state_display()

    def add_view(self, request, form_url="", extra_context=None):
        """Ask for the version and the notes, and begin the edition."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = EditionForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                edition = publish_in_background(**form.cleaned_data, user=request.user)
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                self.log_addition(request, edition, [{"added": {}}])
                return HttpResponseRedirect(_page(edition.pk))
        context = {
            "form": form,
            "title": "Publish an edition",
            "newest": Edition.objects.published().newest_first().first(),
            "counts": [_count(model) for model in KINDS.values()],
        }
        return self._respond(request, "add", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show how far an edition is, or what was published."""
        if request.method == "POST" or not self.has_view_permission(request):
            raise PermissionDenied
        edition = self.get_object(request, object_id)
        if edition is None:
            self.message_user(request, "There is no such edition.", messages.WARNING)
            return HttpResponseRedirect(reverse("admin:articles_edition_changelist"))
        stopped = is_stopped(edition)
        done, total = Folder(edition).progress.read()
        context = {
            "title": str(edition),
            "edition": edition,
            "is_running": edition.state == EditionState.WRITING and not stopped,
            "is_published": edition.state == EditionState.PUBLISHED,
            "is_stopped": stopped,
            "may_begin": self.has_add_permission(request),
            "done": done,
            "total": total,
            "percent": min(100 * done // total, 100) if total else 0,
        }
        return self._respond(request, "edition", context)

    def again_view(self, request: HttpRequest, key: str) -> HttpResponseBase:
        """Begin an edition anew that failed, or on which the work stopped."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        edition = get_object_or_404(Edition, pk=key)
        try:
            publish_in_background(version=edition.version, notes=edition.notes, user=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        return HttpResponseRedirect(_page(edition.pk))

    def _respond(self, request: HttpRequest, name: str, context: dict[str, Any]) -> TemplateResponse:
        whole = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        form = context.get("form")
        status = 422 if form is not None and form.errors else 200
        return TemplateResponse(request, f"admin/articles/edition/{name}.html", whole, status=status)


def _page(version: str) -> str:
    return reverse("admin:articles_edition_change", args=[version])


def _count(model: Any) -> tuple[Any, int, int]:
    """Return what records of a kind are called, how many are published, and how many stay out."""
    published = model.objects.published().count()
    waiting = model.objects.filter(review_status__in=(ReviewStatus.DRAFT, ReviewStatus.READY)).count()
    return model._meta.verbose_name_plural, published, waiting
