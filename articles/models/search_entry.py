"""What the site-wide search looks into; written by triggers of the database and by nothing else."""

from django.db import models

from defense_ties.lib.fulltext.entries import Entry
from defense_ties.lib.indexes import OrderIndex

NEWEST_FIRST = models.F("newest").desc(nulls_last=True)


class SearchEntry(Entry):
    """The words by which a published record is found."""

    class Meta(Entry.Meta):
        abstract = False
        indexes = [OrderIndex("kind", NEWEST_FIRST, "id", name="articles_searchentry_newest")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "record_id"], name="articles_searchentry_once"),
        ]

    def __str__(self):
        return f"{self.kind} {self.record_id}"


class SearchWord(models.Model):
    """A word of an entry, from which a misspelt one can be corrected; some are of entries that are gone."""

    term = models.TextField(primary_key=True, help_text="The word, folded.")

    class Meta:
        managed = False
        db_table = "articles_searchword"
        default_permissions = ()

    def __str__(self):
        return self.term
