"""Articles: the reports that records rest on."""

import calendar
import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import Combinable
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.choices import CodingState, CodingStep
from articles.models.publisher import Publisher
from defense_ties.lib.constraints import matches, one_of
from defense_ties.lib.dates import Dated, DatedQuerySet
from defense_ties.lib.fields import BodyField, DigestField, FoldedField, NameField
from defense_ties.lib.indexes import OrderIndex
from defense_ties.lib.records import Record
from defense_ties.lib.reviewing import PERMISSIONS, Reviewable, ReviewableQuerySet, ReviewStatus
from defense_ties.lib.search import with_words
from defense_ties.lib.texts import digest, normalise
from people.models.alias import LANGUAGE_PATTERN

# The order of lists, and of the indexes by which they are read.
NEWEST_FIRST: list[str | Combinable] = [F("earliest").desc(nulls_last=True), "id"]


class ArticleQuerySet(DatedQuerySet, ReviewableQuerySet):  # type: ignore[override]
    """Articles by their words, and by what they are cited for."""

    def search(self, words: str, *, public: bool = False):
        """Return the articles with each of the words in title, abstract, author or publisher."""
        return with_words(self, words, "folded", "publisher__folded", public=public)

    def awaiting_draft(self):
        """Return the uncoded articles with a text from which no records were drafted yet."""
        waiting = self.filter(coding_state=CodingState.UNCODED, drafted_with="").exclude(body="")
        return waiting.exclude(review_status=ReviewStatus.REJECTED).not_coded_apart()

    def coded_apart(self):
        """Return the articles that two coders have in hand, who do not see each other's drafts."""
        return self.filter(codings__state__in=(CodingStep.GIVEN, CodingStep.HANDED_IN)).distinct()

    def not_coded_apart(self):
        """Return the articles that are not in the hands of two coders."""
        return self.exclude(codings__state__in=(CodingStep.GIVEN, CodingStep.HANDED_IN))

    def standing(self):
        """Return the articles that were not rejected."""
        return self.exclude(review_status=ReviewStatus.REJECTED)

    def to_code(self):
        """Return the articles that nobody has read for facts yet."""
        return self.standing().filter(coding_state=CodingState.UNCODED)

    def within_year(self, year: int):
        """Return the articles that appeared in a year, as far as their dates say so."""
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        return self.filter(earliest__range=(first, last), latest__lte=last)

    def in_month(self, year: int, month: int):
        """Return the articles that appeared in a month; one dated to its year only is in none."""
        last = datetime.date(year, month, calendar.monthrange(year, month)[1])
        return self.filter(earliest__range=(last.replace(day=1), last), latest__lte=last)

    def in_year_only(self, year: int):
        """Return the articles of which the year is known and the month is not."""
        return self.within_year(year).filter(latest__month__gt=F("earliest__month"))

    def running_over(self, year: int):
        """Return the articles whose date begins in a year and ends in a later one."""
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        return self.filter(earliest__range=(first, last), latest__gt=last)


class Article(Record, Reviewable, Dated):
    """A report. Its body is for staff only: articles are other people's copyright."""

    title = NameField(
        max_length=500,
        blank=True,
        help_text="Headline as printed; blank where the text was read without one.",
    )
    publisher = models.ForeignKey(
        Publisher,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text="Who published it; blank where the text does not say.",
    )
    url = models.URLField(max_length=1000, blank=True, help_text="Address at the publisher's.")
    archive_url = models.URLField(max_length=1000, blank=True, help_text="Address of an archived copy.")
    author = NameField(blank=True, help_text="Author or authors, as printed.")
    translator = NameField(blank=True, help_text="Translator, as printed.")
    language = models.CharField(
        max_length=20, default="en", help_text="Language, as a BCP 47 code: en, km, vi."
    )
    abstract = models.TextField(blank=True, help_text="What it reports, in our own words.")
    body = BodyField(blank=True, help_text="The text itself. Staff only: never published or exported.")
    body_sha256 = DigestField(
        of="body",
        help_text="SHA-256 of the text in its normal form, by which whoever has the text can recognise it.",
    )
    coding_state = models.CharField(
        max_length=15,
        choices=CodingState.choices,
        default=CodingState.UNCODED,
        db_index=True,
        help_text="Whether it has been read for facts: uncoded, coded, nothing to code.",
    )
    drafted_with = models.CharField(
        max_length=40,
        blank=True,
        editable=False,
        db_index=True,
        help_text="Version of the extractor that last drafted records from it; blank where none has.",
    )
    folded_title = FoldedField(of=("title",), help_text="The title, folded for search.")
    folded = FoldedField(
        of=("title", "abstract", "author"), help_text="Title, abstract and author, folded for search."
    )

    history = HistoricalRecords()
    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = NEWEST_FIRST
        default_permissions = PERMISSIONS
        indexes = [
            OrderIndex(*NEWEST_FIRST, name="articles_article_newest"),
            OrderIndex("coding_state", *NEWEST_FIRST, name="articles_article_to_code"),
            models.Index(fields=["language"], name="articles_article_language_is"),
            models.Index(fields=["coding_state", "created_at", "id"], name="articles_article_oldest"),
            models.Index(
                fields=["publisher", "review_status", "earliest", "latest"],
                name="articles_article_published_by",
            ),
        ]
        constraints = [
            *Record.Meta.constraints,
            *Reviewable.Meta.constraints,
            *Dated.Meta.constraints,
            one_of("coding_state", CodingState.values, name="articles_article_coding_state"),
            matches(
                "body_sha256",
                r"^[0-9a-f]{64}$",
                name="articles_article_sha256",
                message="A SHA-256 is 64 hexadecimal digits in lower case.",
            ),
            matches(
                "language",
                LANGUAGE_PATTERN,
                name="articles_article_language",
                message="A language is a BCP 47 code such as en, km or zh-Hans.",
                blank=False,
            ),
            models.UniqueConstraint(
                fields=["body_sha256"],
                condition=~Q(body_sha256=""),
                name="articles_article_body_once",
                violation_error_message="Another article has this very text.",
            ),
            models.UniqueConstraint(
                fields=["url"],
                condition=~Q(url=""),
                name="articles_article_url_once",
                violation_error_message="Another article has this address.",
            ),
        ]

    def __str__(self):
        return self.title or f"[Untitled report {self.pk}]"

    def get_absolute_url(self):
        return reverse("article", args=[self.pk])

    def clean(self):
        super().clean()
        if self.coding_state == CodingState.NOTHING_TO_CODE and (why := self.why_not_empty()):
            raise ValidationError({"coding_state": why[0].upper() + why[1:]})
        if self.body and self.moves_passages():
            raise ValidationError({"body": "Passages are cited by their place in another text."})

    def why_not_empty(self) -> str:
        """Return why there is something to code in it; empty if no published tie rests on it."""
        number = self.evidence.for_published_ties().count() if not self._state.adding else 0
        if not number:
            return ""
        passages = "passage is" if number == 1 else "passages are"
        rest = f"published engagements or agreements rest on it ({number} {passages} cited)"
        return f"{rest}, so there is something to code."

    def moves_passages(self) -> bool:
        """Return whether the text differs from the stored one where that is cited."""
        stored = type(self)._base_manager.filter(pk=self.pk).values_list("body", "body_sha256").first()
        if not stored or stored[1] in ("", digest(self.body)):
            return False
        cited = self.evidence.filter(start__isnull=False).values_list("start", "end")
        if not stored[0]:  # only its checksum is known, and this text has another
            return cited.exists()
        new = normalise(self.body)
        return any(stored[0][start:end] != new[start:end] for start, end in cited)
