"""Evidence: this article, these characters of it, say so."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from articles.choices import Stance
from articles.models.agreement import Agreement
from articles.models.agreement_event import AgreementEvent
from articles.models.article import Article
from articles.models.coded import CodedQuerySet, cited_for_drafts, coding_field
from articles.models.coding import Coding
from articles.models.engagement import Engagement
from articles.models.participation import Participation
from articles.models.party import Party
from articles.models.side import Side
from articles.models.signature import Signature
from defense_ties.lib.among import found_by_any
from defense_ties.lib.constraints import exactly_one, one_of
from defense_ties.lib.indexes import where_given
from defense_ties.lib.records import Record
from defense_ties.lib.reviewing import ReviewStatus
from defense_ties.lib.texts import paragraphs
from people.models import Appointment, Institution, Official

# Every kind of record that a passage can be cited for, and the foreign key that points at it.
SUBJECTS: dict[str, type[models.Model]] = {
    "official": Official,
    "institution": Institution,
    "appointment": Appointment,
    "engagement": Engagement,
    "side": Side,
    "participation": Participation,
    "agreement": Agreement,
    "agreement_event": AgreementEvent,
    "party": Party,
    "signature": Signature,
}

# By which passages a record stands: its own, and those of what belongs to it.
RESTS_ON: dict[type[models.Model], tuple[str, ...]] = {
    Engagement: ("engagement", "side__engagement", "participation__engagement"),
    Agreement: ("agreement", "agreement_event__agreement", "party__agreement", "signature__agreement"),
    Appointment: ("appointment",),
    Official: ("official", "appointment__official", "participation__official", "signature__official"),
    Institution: (
        "institution",
        "appointment__position__institution",
        "participation__institution",
        "participation__position__institution",
        "signature__position__institution",
        "party__institution",
    ),
}

# The record together with which each subject goes public.
PUBLISHED_WITH: dict[str, str] = {
    "official": "official",
    "institution": "institution",
    "appointment": "appointment",
    "engagement": "engagement",
    "side": "side__engagement",
    "participation": "participation__engagement",
    "agreement": "agreement",
    "agreement_event": "agreement_event__agreement",
    "party": "party__agreement",
    "signature": "signature__agreement",
}


# The kinds of records that are, or belong to, the drafts of a coding.
CODED_SUBJECTS = {
    name: model for name, model in SUBJECTS.items() if model not in (Official, Institution, Appointment)
}
AGAINST = Q(stance=Stance.CONTRADICTS)


class EvidenceQuerySet(CodedQuerySet):
    """Evidence by what it is cited for."""

    def public(self):
        """Return the evidence that stands in published articles."""
        return self.filter(coding__isnull=True, article__review_status=ReviewStatus.PUBLISHED)

    def visible_to(self, user):
        """Return the evidence that the user may see: none for the drafts of the other coder of an article."""
        return self._without(Coding.objects.hidden_from(user))

    def in_common(self):
        """Return the evidence that neither is, nor is for, a part of an independent coding."""
        return self._without(Coding.objects.all())

    def shared_with(self, user):
        """Return the evidence in common, and that of the user's own codings."""
        return self._without(Coding.objects.exclude(pk__in=Coding.objects.open().filter(coder=user.pk)))

    def apart(self):
        """Return the evidence that is, or is for, a part of an independent coding."""
        return self.filter(cited_for_drafts(Coding.objects.all(), CODED_SUBJECTS, PUBLISHED_WITH))

    def _without(self, codings):
        return self.exclude(cited_for_drafts(codings, CODED_SUBJECTS, PUBLISHED_WITH))

    def of_coding(self, coding):
        """Return the evidence that belongs to an independent coding, for its drafts and for people."""
        own = Q(coding=coding)
        for name in CODED_SUBJECTS:
            own |= Q(**{f"{PUBLISHED_WITH[name]}__coding": coding})
        return self.filter(own)

    def for_published(self):
        """Return the evidence for published records and for what belongs to them."""
        found = Q()
        for path in PUBLISHED_WITH.values():
            found |= Q(**{f"{path}__review_status": ReviewStatus.PUBLISHED})
        return self.filter(found, coding__isnull=True)

    def for_published_ties(self):
        """Return the evidence for published engagements and agreements and for what belongs to them."""
        found = Q()
        for path in (*RESTS_ON[Engagement], *RESTS_ON[Agreement]):
            found |= Q(**{f"{path}__review_status": ReviewStatus.PUBLISHED})
        return self.filter(found)

    def about_any(self, records):
        """Return the evidence for the records of a queryset and for what belongs to them."""
        return self._by_any(*({f"{path}__in": records} for path in RESTS_ON[records.model]))

    def about(self, record):
        """Return the evidence for a record and for what belongs to it."""
        return self._by_any(*({path: record} for path in RESTS_ON[type(record)]))

    def _by_any(self, *lookups):
        """Return the evidence found by any of the lookups, each of which can use an index of its own."""
        rows = self.model._base_manager.order_by().values("pk")
        return self.filter(pk__in=found_by_any(rows.filter(**lookup) for lookup in lookups))

    def supporting(self):
        """Return the evidence that supports what it is cited for."""
        return self.filter(stance=Stance.SUPPORTS)

    def in_order_of_text(self):
        """Return the evidence by article and place in the text."""
        return self.order_by("article_id", F("start").asc(nulls_first=True), "id")


def _subject(model: type[models.Model]) -> models.ForeignKey:
    return models.ForeignKey(
        model,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        db_index=False,  # each has an index of its own below
        related_name="evidence",
        help_text=f"The {model._meta.verbose_name} that the passage is cited for.",
    )


class Evidence(Record):
    """A passage of an article that supports or contradicts one record, or one field of it."""

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="evidence", help_text="The article that says so."
    )
    official = _subject(Official)
    institution = _subject(Institution)
    appointment = _subject(Appointment)
    engagement = _subject(Engagement)
    side = _subject(Side)
    participation = _subject(Participation)
    agreement = _subject(Agreement)
    agreement_event = _subject(AgreementEvent)
    party = _subject(Party)
    signature = _subject(Signature)
    field = models.CharField(
        max_length=60,
        blank=True,
        help_text="The field the passage is about; blank for the record as a whole.",
    )
    start = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="First character of the passage, counted from 0 in the normal form of the text.",
    )
    end = models.PositiveIntegerField(
        null=True, blank=True, help_text="The character after the last of the passage."
    )
    paragraph = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="Number of the paragraph, counted from 1 over lines that are not blank.",
    )
    stance = models.CharField(
        max_length=12,
        choices=Stance.choices,
        default=Stance.SUPPORTS,
        help_text="Whether the passage supports or contradicts the record.",
    )
    note = models.TextField(blank=True, help_text="What a reader should know, in our own words.")
    coding = coding_field("evidence")

    history = HistoricalRecords()
    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", F("start").asc(nulls_first=True), "id"]
        verbose_name_plural = "evidence"
        indexes = [models.Index(fields=["stance"], condition=AGAINST, name="articles_evidence_against")]
        indexes += where_given(SUBJECTS, prefix="evidence_of")
        constraints = [
            *Record.Meta.constraints,
            exactly_one(
                SUBJECTS,
                name="articles_evidence_one_subject",
                message="Evidence is cited for exactly one record.",
            ),
            one_of("stance", Stance.values, name="articles_evidence_stance"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, start__lt=F("end")),
                name="articles_evidence_passage",
                violation_error_message="A passage ends after it starts; give both ends or neither.",
            ),
            models.CheckConstraint(
                condition=Q(paragraph__isnull=True) | Q(paragraph__gte=1),
                name="articles_evidence_paragraph",
                violation_error_message="Paragraphs are counted from 1.",
            ),
            models.UniqueConstraint(
                "article",
                *(Coalesce(F(subject), Value("")) for subject in SUBJECTS),
                "field",
                Coalesce(F("start"), Value(-1)),
                Coalesce(F("end"), Value(-1)),
                name="articles_evidence_once",
                violation_error_message="This passage is cited for this already.",
            ),
        ]

    def __str__(self):
        place = f" ¶{self.paragraph}" if self.paragraph else ""
        return f"{self.article}{place}"

    def clean(self):
        super().clean()
        self._refuse_while_coded_apart()
        body = self.article.body if self.article_id else ""
        if not body:
            return
        if self.end is not None and self.end > len(body):
            raise ValidationError({"end": f"The text of the article ends at character {len(body)}."})
        number = len(paragraphs(body))
        if self.paragraph is not None and self.paragraph > number:
            raise ValidationError({"paragraph": f"The text of the article has {number} paragraphs."})

    def _refuse_while_coded_apart(self) -> None:
        """Raise ValidationError if the article is coded by two apart, and this is for neither of them."""
        if not self.article_id:
            return
        open_codings = set(Coding.objects.open().filter(article=self.article_id).values_list("pk", flat=True))
        if open_codings and self.part_of_coding not in open_codings:
            sentence = (
                "Two coders code this article apart: it is cited for other records once that is reconciled."
            )
            raise ValidationError({"article": sentence})

    @property
    def part_of_coding(self) -> int | None:
        """The key of the independent coding to which the passage belongs, by itself or by its subject."""
        subject: Any = self.subject
        for step in ("engagement", "agreement"):
            subject = getattr(subject, step, subject)
        return self.coding_id or getattr(subject, "coding_id", None)

    @property
    def subject(self) -> models.Model | None:
        """The record that the passage is cited for."""
        for name in SUBJECTS:
            if getattr(self, f"{name}_id") is not None:
                return getattr(self, name)
        return None

    @property
    def quote(self) -> str:
        """The words of the passage, where the text is at hand. Staff only."""
        if self.start is None or not self.article.body:
            return ""
        return self.article.body[self.start : self.end]


def unsupported(records: models.QuerySet) -> models.QuerySet:
    """Return those of the records that no passage supports."""
    for path in RESTS_ON.get(records.model, ()):
        supporting = Evidence.objects.supporting().filter(**{path: OuterRef("pk")})
        records = records.filter(~Exists(supporting))
    return records if records.model in RESTS_ON else records.none()
