"""Combining: another installation's package is merged into this database by natural keys."""

from articles.combining.merging import MergeRefused, merge
from articles.combining.previewing import PREVIEW
from articles.combining.reports import MergeReport

__all__ = ["PREVIEW", "MergeRefused", "MergeReport", "merge"]
