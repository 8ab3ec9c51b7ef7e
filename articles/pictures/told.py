"""What is told apart wherever records are counted: what was held or signed, what is planned, what was not."""

from typing import Any

from django.utils.translation import gettext as _

from articles.pictures.picture import AGREEMENTS, Asked, KeyItem
from defense_ties.lib.charts.shades import ranges


def told_of(asked: Asked) -> tuple[str, ...]:
    """Return the words for the numbers of a picture, in the order of their columns."""
    if asked.section == AGREEMENTS:
        return _("signed or later"), _("not yet signed")
    return _("held"), _("planned"), _("postponed or cancelled")


def columns_of(asked: Asked) -> list[str]:
    """Return the names of these numbers in a CSV."""
    if asked.section == AGREEMENTS:
        return ["signed_or_later", "not_yet_signed"]
    return ["held", "planned", "called_off"]


def numbers_of(counted: Any, columns: list[str]) -> list[int]:
    """Return as many of the numbers held, planned and called off as there are columns."""
    return [counted.held, counted.planned, counted.called_off][: len(columns)]


def shades_key(most: int) -> list[KeyItem]:
    """Return what each shade of a ground stands for, up to the largest number."""
    return [
        KeyItem(f"q{shade}", f"{first:,}" if first == last else f"{first:,}–{last:,}")
        for shade, first, last in ranges(most)
    ]
