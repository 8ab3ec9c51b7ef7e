"""How a record or an article is cited: in words, and in the files that reference managers read."""

from articles.citations.formats import FORMATS, Format
from articles.citations.reference import Reference, refer_to_article, refer_to_edition, refer_to_record
from articles.citations.words import cite_article, cite_edition, cite_record

__all__ = [
    "FORMATS",
    "Format",
    "Reference",
    "cite_article",
    "cite_edition",
    "cite_record",
    "refer_to_article",
    "refer_to_edition",
    "refer_to_record",
]
