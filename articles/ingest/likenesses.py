"""Finding articles of much the same wording, and recording what a person judged of them."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from articles.choices import LikenessDecision
from articles.ingest.shingles import fingerprint, share, shingles
from articles.models import Article, Fingerprint, Likeness

# Two newsrooms that report one event share names and quotations, a tenth of the wording at most; a repost
# shares nearly all of it, a shortened or edited one more than half.
NEAR = 0.5
MOST = 20  # articles that one is compared with, the most promising first


def closest(
    body: str, *, keys: Sequence[int] | None = None, but: Article | None = None
) -> list[tuple[Article, float]]:
    """Return the articles of much the same wording as a text with the share in common, the closest first."""
    found = Fingerprint.objects.filter(key__in=fingerprint(body) if keys is None else keys)
    if but is not None:
        found = found.exclude(article=but)
    counted = found.values("article").annotate(common=Count("pk")).order_by("-common", "article")
    promising = [row["article"] for row in counted[:MOST]]
    if not promising:
        return []
    runs = shingles(body)
    others = Article.objects.filter(pk__in=promising).only("pk", "title", "body")
    near = [(other, share(runs, shingles(other.body))) for other in others]
    return sorted(
        ((other, part) for other, part in near if part >= NEAR), key=lambda pair: (-pair[1], pair[0].pk)
    )


@transaction.atomic
def compare(
    *, article: Article, keys: Sequence[int] | None = None, is_new: bool = False
) -> list[tuple[Article, float]]:
    """Compare an article with all others and keep what it is like; what a person judged is left as it is."""
    keys = fingerprint(article.body) if keys is None else keys
    if not is_new:
        article.fingerprints.all().delete()
    Fingerprint.objects.bulk_create(Fingerprint(article=article, key=key) for key in dict.fromkeys(keys))
    near = closest(article.body, keys=keys, but=article)
    found = {other.pk: part for other, part in near}
    if not is_new:
        _bring_up_to_date(article, found)
    # Two that are compared with one another at the same moment make the same row.
    Likeness.objects.bulk_create(
        (_likeness(article.pk, other, part) for other, part in found.items()), ignore_conflicts=True
    )
    return near


def _bring_up_to_date(article: Article, found: dict[str, float]) -> None:
    """Mend the likenesses that are kept of an article, and take those out of what was found."""
    for likeness in Likeness.objects.of(article).select_for_update():
        other = likeness.other_id if likeness.article_id == article.pk else likeness.article_id
        part = found.pop(other, None)
        if part is not None:
            likeness.share = part
            likeness.save(update_fields=["share"])
        elif likeness.decision == LikenessDecision.OPEN:
            likeness.delete()


def _likeness(one: str, other: str, part: float) -> Likeness:
    first, second = sorted((one, other))
    return Likeness(article_id=first, other_id=second, share=part)


@transaction.atomic
def judge(*, likeness: Likeness, decision: str, user) -> None:
    """Record whether two articles are the same report."""
    likeness.decision = decision
    likeness.decided_by = None if decision == LikenessDecision.OPEN else user
    likeness.decided_at = None if decision == LikenessDecision.OPEN else timezone.now()
    likeness.save(update_fields=["decision", "decided_by", "decided_at"])
