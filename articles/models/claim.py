"""Claims: who has taken an article from the queue just now."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from articles.models.article import Article

# Whoever has not coded an article by then is taken to have left it.
LASTS = timedelta(minutes=30)


class ClaimQuerySet(models.QuerySet):
    """Claims by how long ago they were made, and by whom."""

    def standing(self):
        """Return the claims that have not run out."""
        return self.filter(taken_at__gt=timezone.now() - LASTS)

    def of_others(self, user: Any):
        """Return the claims of everybody else."""
        return self.exclude(coder=user.pk)


class Claim(models.Model):
    """An article that somebody took from the queue: for a while nobody else gets it as the next one."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, related_name="claim", help_text="The article that was taken."
    )
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", help_text="Who took it."
    )
    taken_at = models.DateTimeField(default=timezone.now, help_text="When it was taken.")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.article_id}: {self.coder}"


def claim(*, article: Article, user: Any) -> bool:
    """Take an article from the queue, giving back what the user took before; False if another has it."""
    try:
        with transaction.atomic():
            Claim.objects.filter(coder=user).exclude(article=article).delete()
            theirs = Claim.objects.filter(article=article).of_others(user)
            theirs.filter(taken_at__lte=timezone.now() - LASTS).delete()
            _, is_new = Claim.objects.get_or_create(article=article, coder=user)
            if not is_new:
                Claim.objects.filter(article=article, coder=user).update(taken_at=timezone.now())
    except IntegrityError:  # one article has one claim: somebody was quicker
        return False
    return True


def claim_of_another(article: Article, user: Any) -> Claim | None:
    """Return the claim that somebody else has on an article just now, or None."""
    theirs = Claim.objects.standing().of_others(user).filter(article=article)
    return theirs.select_related("coder").first()
