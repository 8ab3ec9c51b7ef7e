"""Closing an article: its facts are coded, or there is nothing in it to code; and opening it again."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from articles.choices import CodingState
from articles.models import RESTS_ON, Agreement, Article, Engagement, Evidence
from defense_ties.lib.reviewing import ReviewStatus

TIES: tuple[type[models.Model], ...] = (Engagement, Agreement)
WAITING = (ReviewStatus.DRAFT, ReviewStatus.READY)
SAID = {
    CodingState.CODED: "Coded",
    CodingState.NOTHING_TO_CODE: "Nothing to code",
    CodingState.UNCODED: "Opened for coding again",
}


class NotClosed(Exception):
    """An article could not be closed; `reasons` holds a sentence for each such article."""

    def __init__(self, reasons: dict):
        self.reasons = reasons
        super().__init__(" ".join(self.sentences()))

    def sentences(self) -> list[str]:
        """Return one sentence for each article that stands in the way."""
        return [f"{article}: {reason}" for article, reason in self.reasons.items()]


@transaction.atomic
def set_coding_state(*, articles: Iterable[Article], state: str, user: Any, reason: str = "") -> int:
    """Say how far articles have been coded, and return how many were changed; NotClosed if one may not be."""
    locked = _locked(articles)
    apart = Article.objects.coded_apart().filter(pk__in=[article.pk for article in locked])
    if keys := set(apart.values_list("pk", flat=True)):
        sentence = "two coders code it apart; that is reconciled first."
        raise NotClosed({article: sentence for article in locked if article.pk in keys})
    if state == CodingState.NOTHING_TO_CODE:
        reasons = {article: why for article in locked if (why := article.why_not_empty())}
        if reasons:
            raise NotClosed(reasons)
    changed = [article for article in locked if article.coding_state != state]
    for article in changed:
        _set(article, state, user, f"{SAID[CodingState(state)]}: {reason}" if reason else "")
    return len(changed)


@transaction.atomic
def settle(*, articles: Iterable[Article], user: Any) -> int:
    """Mark as coded the articles with public ties of which no draft is undecided; return how many."""
    open_still = [article for article in articles if article.coding_state != CodingState.CODED]
    done = 0
    for article in _locked(open_still):
        if article.coding_state == CodingState.CODED or not _has_ties(article, ReviewStatus.PUBLISHED):
            continue
        if not _has_ties(article, *WAITING):
            _set(article, CodingState.CODED, user, "Coded: its drafts are published or rejected")
            done += 1
        elif article.coding_state == CodingState.NOTHING_TO_CODE:
            _set(article, CodingState.UNCODED, user, "Opened again: a record that rests on it is published")
    return done


def reported_by(records: Iterable[Any]) -> list[Article]:
    """Return the articles that are cited for engagements and agreements, without their texts."""
    cited: set[str] = set()
    for record in records:
        if type(record) in TIES:
            cited.update(Evidence.objects.about(record).order_by().values_list("article", flat=True))
    return list(Article.objects.filter(pk__in=cited).defer("body"))


def _has_ties(article: Article, *statuses: str) -> bool:
    """Return whether the article is cited for an engagement or agreement of one of the statuses."""
    return any(
        Evidence.objects.filter(article=article, **{f"{path}__review_status__in": statuses}).exists()
        for model in TIES
        for path in RESTS_ON[model]
    )


def _locked(articles: Iterable[Article]) -> list[Article]:
    keys = [article.pk for article in articles]
    return list(Article._base_manager.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def _set(article: Any, state: str, user: Any, reason: str) -> None:
    article.coding_state = state
    article._change_reason = (reason or SAID[CodingState(state)])[:100]
    article._history_user = user
    article.save()
