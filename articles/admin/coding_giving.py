"""Giving articles to two coders, from the list of articles, from one article, or as a random sample."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles import double_coding
from articles.admin.coding_forms import GiveForm
from articles.double_coding.giving import MOST, blank
from articles.models import Article, Coding
from articles.models.coding import RIGHT
from defense_ties.lib.admin import Link


def give_url(*keys: str) -> str:
    """Return the address at which the articles are given to two coders."""
    return f"{reverse('admin:articles_coding_give')}?ids={','.join(keys)}"


class GivingPages:
    """Mixin of the pages of codings: the page on which articles are given."""

    admin_site: Any

    def give_view(self, request: HttpRequest) -> HttpResponse:
        """Show the form, or give what was chosen to those who were chosen."""
        if not self.may_oversee(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else request.GET
        keys = [key for key in sent.get("ids", "").replace("\0", "").split(",") if key][: MOST + 1]
        found = Article.objects.filter(pk__in=keys).select_related("publisher").defer("body", "folded")
        articles = list(found.order_by("pk"))
        if keys and not articles:
            messages.error(request, "None of the chosen articles is there any more.")
            return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
        form = GiveForm(request.POST if request.method == "POST" else None, sample=not keys)
        faults: tuple[str, ...] = ()
        if request.method == "POST" and form.is_valid():
            try:
                codings = _give(form.cleaned_data, articles, request.user)
            except double_coding.NotGiven as refused:
                faults = refused.sentences
            else:
                words = f"{len(codings) // 2} article{'s' if len(codings) > 2 else ''} given to "
                words += f"{form.cleaned_data['first']} and {form.cleaned_data['second']}."
                messages.success(request, words)
                return HttpResponseRedirect(reverse("admin:articles_coding_changelist"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Give to two coders",
            "opts": Coding._meta,
            "form": form,
            "articles": articles,
            "ids": ",".join(article.pk for article in articles),
            "blank": None if keys else blank().count(),
            "faults": faults,
        }
        status = 422 if request.method == "POST" else 200
        return TemplateResponse(request, "admin/articles/coding/give.html", context, status=status)


def _give(chosen: dict, articles: list[Article], user: Any) -> list[Coding]:
    coders = (chosen["first"], chosen["second"])
    if "number" in chosen:
        return double_coding.give_sample(
            number=chosen["number"], coders=coders, user=user, note=chosen["note"]
        )
    return double_coding.give(
        articles=articles, coders=coders, user=user, note=chosen["note"], clear=chosen["clear"]
    )


class GivenPages:
    """Mixin of the pages of articles: the way to have them coded by two apart."""

    def get_actions(self, request):
        """Return the actions of the list; only who oversees coders gives articles to them."""
        actions = super().get_actions(request)  # type: ignore[misc]
        if not request.user.has_perm(RIGHT):
            actions.pop("give_to_two", None)
        return actions

    @admin.action(description="Give to two coders…")
    def give_to_two(self, request, queryset):
        """Go on to the choice of the coders."""
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if len(keys) > MOST:
            messages.error(request, f"At most {MOST} articles are given at once.")
            return None
        return HttpResponseRedirect(give_url(*keys))

    def links(self, request, record) -> list:
        """Return the links of an article; to whom it may be given is asked of who oversees coders."""
        own = super().links(request, record)  # type: ignore[misc]
        if record.coding_state != "uncoded" or not request.user.has_perm(RIGHT):
            return own
        return [*own, Link("Give to two coders", give_url(record.pk))]
