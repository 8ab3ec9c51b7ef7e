"""Articles that have much of their wording in common: a repost, a wire story under another headline."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from articles.choices import LikenessDecision
from articles.models.article import Article
from defense_ties.lib.constraints import one_of


class LikenessQuerySet(models.QuerySet):
    """Likenesses by the article they are of, and by what was decided."""

    def of(self, article: Article):
        """Return the likenesses of an article."""
        return self.filter(Q(article=article) | Q(other=article))

    def undecided(self):
        """Return the likenesses that nobody has judged."""
        return self.filter(decision=LikenessDecision.OPEN)

    def standing(self):
        """Return the likenesses that were not judged to be of different reports."""
        return self.exclude(decision=LikenessDecision.DIFFERENT)

    def closest_first(self):
        """Return the likenesses by how much the texts share, the most first."""
        return self.order_by("-share", "id")


class Likeness(models.Model):
    """Two articles that share much of their wording, and whether they are one report."""

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="likenesses_as_first",
        help_text="The article with the lower id.",
    )
    other = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="likenesses_as_second",
        help_text="The article with the higher id.",
    )
    share = models.FloatField(
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text="How much of the shorter text stands word for word in the longer one, from 0 to 1.",
    )
    decision = models.CharField(
        max_length=10,
        choices=LikenessDecision.choices,
        default=LikenessDecision.OPEN,
        db_index=True,
        help_text="Whether a person has judged them to be the same report.",
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who judged.",
    )
    decided_at = models.DateTimeField(null=True, blank=True, help_text="When it was judged.")
    found_at = models.DateTimeField(auto_now_add=True, help_text="When the likeness was found.")

    objects = LikenessQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at", "id"]
        # Whoever may see an article may see what it is like; nobody types a likeness in.
        default_permissions = ()
        verbose_name_plural = "likenesses"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "other"],
                name="articles_likeness_once",
                violation_error_message="The two have been compared already.",
            ),
            models.CheckConstraint(
                condition=Q(article__lt=F("other")),
                name="articles_likeness_order",
                violation_error_message="An article is not like itself; the lower id comes first.",
            ),
            models.CheckConstraint(
                condition=Q(share__gte=0, share__lte=1),
                name="articles_likeness_share",
                violation_error_message="A share is a number from 0 to 1.",
            ),
            one_of("decision", LikenessDecision.values, name="articles_likeness_decision"),
            models.CheckConstraint(
                condition=Q(decision=LikenessDecision.OPEN, decided_at__isnull=True)
                | (~Q(decision=LikenessDecision.OPEN) & Q(decided_at__isnull=False)),
                name="articles_likeness_decided_when",
                violation_error_message="A decision says when it was taken; what is open has no such time.",
            ),
        ]

    def __str__(self):
        return f"{self.article} ≈ {self.other}"

    def beside(self, article: Article) -> Article:
        """Return the other one of the two articles."""
        return self.other if self.article_id == article.pk else self.article

    @property
    def percent(self) -> int:
        """The share in percent, never rounded up to all of it."""
        return int(self.share * 100)


class Fingerprint(models.Model):
    """A part of the fingerprint of a text: two articles with a part in common may be alike."""

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="fingerprints",
        help_text="The article whose text it is worked out from.",
    )
    key = models.BigIntegerField(help_text="A number that like texts are likely to have in common.")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["key", "article"],
                name="articles_fingerprint_once",
                violation_error_message="The article has this part of a fingerprint already.",
            ),
        ]

    def __str__(self):
        return f"{self.key:x} of {self.article_id}"
