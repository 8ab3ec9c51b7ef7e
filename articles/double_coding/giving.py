"""Giving articles to two coders, who code them apart."""

import random
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.choices import CodingState
from articles.models import Agreement, Article, Coding, Engagement, Evidence
from defense_ties.lib.reviewing import Drafter, ReviewStatus

# What somebody has to be allowed to do to code an article.
CODER_RIGHTS = ("articles.add_engagement", "articles.add_agreement", "articles.change_article")
MOST = 500
DRAFTED: tuple[Any, ...] = (Engagement, Agreement)
CLEARED = "Cleared before two coders read the article apart"


class NotGiven(ValueError):
    """Articles were not given to coders; `sentences` say why."""

    def __init__(self, *sentences: str):
        self.sentences = sentences
        super().__init__(" ".join(sentences))


def coders() -> list[Any]:
    """Return the active members of staff who may code, by name."""
    staff = get_user_model().objects.filter(is_active=True, is_staff=True).order_by("username")
    return [user for user in staff.prefetch_related("groups") if user.has_perms(CODER_RIGHTS)]


def uncoded() -> QuerySet[Article]:
    """Return the articles with a text that nobody has coded, and that nobody codes apart."""
    waiting = Article.objects.filter(coding_state=CodingState.UNCODED).exclude(body="")
    waiting = waiting.exclude(review_status=ReviewStatus.REJECTED)
    return waiting.filter(~Exists(Coding.objects.standing().filter(article=OuterRef("pk"))))


def blank() -> QuerySet[Article]:
    """Return the uncoded articles of which neither a person nor the extractor has drawn records."""
    return uncoded().filter(~Exists(Evidence.objects.in_common().filter(article=OuterRef("pk"))))


@transaction.atomic
def give(
    *, articles: Iterable[Article], coders: Sequence[Any], user: Any, note: str = "", clear: bool = False
) -> list[Coding]:
    """Give each article to both coders, and return the codings; NotGiven unless all can be.

    With `clear`, what the extractor drafted from an article, and nobody has touched, is deleted first.
    """
    _check_coders(coders)
    keys = sorted({article.pk for article in articles})
    if not keys:
        raise NotGiven("Choose at least one article.")
    if len(keys) > MOST:
        raise NotGiven(f"At most {MOST} articles are given at once; these are {len(keys)}.")
    rows = Article.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    found = list(rows.select_related("publisher").order_by("pk"))
    reasons = [f"“{article}” {reason}" for article in found if (reason := _obstacle(article, clear))]
    if reasons:
        raise NotGiven(*reasons)
    if clear:
        for article in found:
            _clear(article, user)
    return [
        give_one(article=article, coder=coder, slot=slot, user=user, note=note)
        for article in found
        for slot, coder in enumerate(coders, start=1)
    ]


@transaction.atomic
def give_sample(
    *, number: int, coders: Sequence[Any], user: Any, note: str = "", among: QuerySet[Article] | None = None
) -> list[Coding]:
    """Give a random sample of articles without any records to both coders, and return the codings."""
    rows = blank() if among is None else blank() & among
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    if not 1 <= number <= MOST:
        raise NotGiven(f"A sample has 1 to {MOST} articles.")
    if len(keys) < number:
        raise NotGiven(
            f"Only {len(keys)} uncoded articles have a text and no records; {number} were asked for."
        )
    chosen = random.SystemRandom().sample(keys, number)
    return give(articles=Article.objects.filter(pk__in=chosen), coders=coders, user=user, note=note)


def _check_coders(chosen: Sequence[Any]) -> None:
    if len(chosen) != 2 or chosen[0].pk == chosen[1].pk:
        raise NotGiven("Choose two different coders.")
    able = {user.pk for user in coders()}
    unable = [str(user) for user in chosen if user.pk not in able]
    if unable:
        raise NotGiven(
            f"{' and '.join(unable)} may not code: choose active staff with the rights of a coder."
        )


def _obstacle(article: Article, clear: bool) -> str:
    """Return why the article cannot be given, or nothing."""
    if article.codings.standing().exists():
        return "was given to two coders already."
    if not uncoded().filter(pk=article.pk).exists():
        return "is not an uncoded article with a text."
    if not Evidence.objects.in_common().filter(article=article).exists():
        return ""
    if touched(article):
        return "has records that somebody has worked on: only what nobody has coded is coded apart."
    if not clear:
        return "has drafts of the extractor: say that they are to be cleared, or choose another article."
    return ""


def ties_of(model: Any, article: Article) -> QuerySet:
    """Return the engagements or agreements in common that an article is cited for."""
    return model.objects.in_common().filter(pk__in=model.objects.filter(_cites(model, article)).values("pk"))


def _cites(model: Any, article: Article) -> Q:
    paths = {
        Engagement: ("evidence", "sides__evidence", "participations__evidence"),
        Agreement: ("evidence", "events__evidence", "parties__evidence", "signatures__evidence"),
    }[model]
    cited = Q()
    for path in paths:
        cited |= Q(**{f"{path}__article": article})
    return cited


def touched(article: Article) -> bool:
    """Return whether a tie drawn from the article is more than an untouched draft of the extractor."""
    for model in DRAFTED:
        ties = ties_of(model, article)
        fresh = ties.filter(review_status=ReviewStatus.DRAFT, drafted_by=Drafter.EXTRACTOR)
        if fresh.count() != ties.count():
            return True
        if model.history.filter(id__in=ties.values("pk")).exclude(history_type="+").exists():
            return True
        others = Evidence.objects.about_any(ties).exclude(article=article)
        if others.exists():
            return True
    return False


def _clear(article: Article, user: Any) -> None:
    """Delete what the extractor drafted from the article; its history keeps it."""
    for model in (Agreement, Engagement):
        ties = list(ties_of(model, article))
        for tie in sorted(ties, key=lambda tie: getattr(tie, "part_of_id", None) is None):
            tie._change_reason, tie._history_user = CLEARED, user
            tie.delete()
    for passage in Evidence.objects.in_common().filter(article=article):
        passage._change_reason, passage._history_user = CLEARED, user
        passage.delete()
    if article.drafted_with:
        article.drafted_with = ""
        article._change_reason, article._history_user = CLEARED, user  # type: ignore[attr-defined]
        article.save()


def give_one(*, article: Article, coder: Any, slot: int, user: Any, note: str = "") -> Coding:
    """Put an article into the hands of one coder."""
    coding = Coding(article=article, coder=coder, slot=slot, given_by=user, note=note.strip())
    coding._change_reason, coding._history_user = "Given", user  # type: ignore[attr-defined]
    coding.save()
    return coding
