"""The next article to code, and the next record to review, each one click away."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.cache import never_cache

from articles.admin.queues import GIVEN, TO_CODE
from articles.admin.reviewing import review_url
from articles.admin.reviewing.targets import key_of
from articles.models import Agreement, Article, Claim, Engagement, Evidence
from articles.models.claim import claim
from defense_ties.lib.reviewing import ReviewStatus

MOST_TRIED = 20
ALL_TAKEN = "Others have taken each of the articles that still wait, in the last half hour."


class NextPages:
    """Mixin of the pages of articles that leads to what has waited longest."""

    admin_site: Any

    def get_urls(self):
        guard = self.admin_site.admin_view
        return [
            path("next/", guard(never_cache(self.next_to_code)), name="articles_article_next"),
            path("next-to-review/", guard(never_cache(self.next_to_review)), name="articles_article_judge"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def next_to_code(self, request):
        """Open the article that has waited longest to be coded, those given to the user first."""
        if not self.may_review_drafts(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        articles = self.get_queryset(request).defer("body", "folded").order_by("created_at", "pk")  # type: ignore[attr-defined]
        articles = articles.exclude(pk__in=request.GET.getlist("skip"))
        given = GIVEN.select(articles, request).first()
        waiting = TO_CODE.select(articles, request)
        article = given or take_first(waiting, request.user)
        if article is not None:
            return HttpResponseRedirect(review_url(article))
        if waiting.exclude(body="").exists():
            return self._nothing(request, ALL_TAKEN)
        return self._nothing(request, "Every article with a text has been coded.")

    def next_to_review(self, request):
        """Open the article of the engagement or agreement that has waited longest for a reviewer."""
        if not self.has_review_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        waiting = [record for model in (Engagement, Agreement) if (record := self._oldest(request, model))]
        if not waiting:
            return self._nothing(request, "No engagement or agreement waits for a reviewer.")
        record = min(waiting, key=lambda record: record.changed_at)
        passage = Evidence.objects.about(record).select_related("article").defer("article__body").first()
        if passage is None:
            opts = record._meta
            page = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
            return HttpResponseRedirect(page)
        key = key_of(record)
        return HttpResponseRedirect(f"{review_url(passage.article)}?at={key}#{key}")

    def _oldest(self, request, model):
        records = self.admin_site.get_model_admin(model).get_queryset(request)
        return records.filter(review_status=ReviewStatus.READY).order_by("changed_at", "pk").first()

    def _nothing(self, request, sentence: str):
        messages.info(request, sentence)
        return HttpResponseRedirect(reverse("admin:index"))


def take_first(articles: Any, user: Any) -> Article | None:
    """Take the article with a text that has waited longest and that nobody else has just taken."""
    # Whoever is quicker by a moment gets it; then the next one is tried.
    for _ in range(MOST_TRIED):
        taken = Claim.objects.standing().of_others(user).order_by().values("article")
        article = next(iter(first_waiting(articles.exclude(pk__in=taken), 1)), None)
        if article is None or claim(article=article, user=user):
            return article
    return None


def first_waiting(articles, number: int) -> list[Article]:
    """Return the articles with a text that have waited longest, without their texts."""
    # Only the keys are put in order: what else the list asks of each article would be worked out for all.
    keys = articles.exclude(body="").order_by("created_at", "pk").values_list("pk", flat=True)[:number]
    found = Article.objects.filter(pk__in=list(keys)).defer("body", "folded")
    return list(found.select_related("publisher").order_by("created_at", "pk"))
