"""Another name of a record."""

from django.db import models

from defense_ties.lib.constraints import filled, matches, one_of
from defense_ties.lib.fields import FoldedField, NameField, Settled
from people.choices import AliasKind

LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


class Alias(Settled):
    """Another name of an official or an institution, with its language and kind."""

    name = NameField(help_text="The other name, as it is written.")
    language = models.CharField(
        max_length=20,
        blank=True,
        help_text="Language of the name, as a BCP 47 code: en, km, vi, ru, zh-Hans.",
    )
    kind = models.CharField(
        max_length=10,
        choices=AliasKind.choices,
        default=AliasKind.ALIAS,
        help_text="How the name relates to the main one: alias, former, native or acronym.",
    )
    folded = FoldedField(of=("name",), help_text="The name without accents and case, for search.")

    class Meta:
        abstract = True
        ordering = ["kind", "name"]
        verbose_name = "alias"
        verbose_name_plural = "aliases"
        constraints = [
            filled("name", name="%(app_label)s_%(class)s_name"),
            one_of("kind", AliasKind.values, name="%(app_label)s_%(class)s_kind"),
            matches(
                "language",
                LANGUAGE_PATTERN,
                name="%(app_label)s_%(class)s_language",
                message="A language is a BCP 47 code such as en, km or zh-Hans.",
            ),
        ]

    def __str__(self):
        return self.name
