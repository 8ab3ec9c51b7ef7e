"""Topics: what engagements and agreements are about."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from defense_ties.lib.constraints import never_itself
from defense_ties.lib.fields import FoldedField, NameField
from defense_ties.lib.records import Record
from defense_ties.lib.search import with_words


class TopicQuerySet(models.QuerySet):
    """Topics by their place in the vocabulary."""

    def groups(self):
        """Return the topics of the upper level."""
        return self.filter(parent__isnull=True)

    def search(self, words: str):
        """Return the topics with each of the words in the label or definition."""
        return with_words(self, words, "folded")


class Topic(Record):
    """A topic of a controlled vocabulary in two levels; its id is its code."""

    label = NameField(max_length=120, unique=True, help_text="What it is called.")
    definition = models.TextField(help_text="What belongs to it, in one sentence.")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        limit_choices_to={"parent__isnull": True},
        help_text="The group it belongs to; blank for a group.",
    )
    sequence = models.PositiveSmallIntegerField(default=0, help_text="Its place in the list.")
    folded_label = FoldedField(of=("label",), help_text="The label, folded for search.")
    folded = FoldedField(of=("label", "definition"), help_text="Label and definition, folded for search.")

    history = HistoricalRecords()
    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["sequence", "id"]
        constraints = [
            *Record.Meta.constraints,
            never_itself("parent", name="articles_topic_parent", message="A topic cannot be its own group."),
        ]

    def clean(self):
        super().clean()
        if self.parent and (self.parent.parent_id or self.children.exists()):
            raise ValidationError(
                {"parent": "There are two levels: a topic belongs to a group, and no group does."}
            )

    def __str__(self):
        return self.label


class TopicalQuerySet(models.QuerySet):
    """Records that have topics."""

    def about(self, topics):
        """Return the records with at least one of the topics, or of the topics under them."""
        return self._among(Q(topics__in=topics) | Q(topics__parent__in=topics))

    def _among(self, *conditions, **lookups):
        """Look the records up apart, so that none is found twice."""
        rows = self.model._base_manager.filter(*conditions, **lookups)
        return self.filter(pk__in=rows.values("pk"))
