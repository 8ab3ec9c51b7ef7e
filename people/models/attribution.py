"""How an article presents an official, and what that means on the day."""

from django.db import models

from people.models.position import Position
from people.models.rank import Rank


class Attribution(models.Model):
    """Name, rank and title as written, and the rank and position they resolve to as of the date."""

    name_as_written = models.CharField(
        max_length=300, blank=True, help_text="The name as the article writes it."
    )
    rank_as_written = models.CharField(
        max_length=120, blank=True, help_text="The rank as the article writes it: Lt. Gen."
    )
    title_as_written = models.CharField(
        max_length=500, blank=True, help_text="The post or posts as the article writes them."
    )
    rank = models.ForeignKey(
        Rank,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        help_text="The rank on that date.",
    )
    position = models.ForeignKey(
        Position,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        help_text="The position on that date in which the official took part.",
    )

    class Meta:
        abstract = True
