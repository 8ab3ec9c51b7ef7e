"""From a text to facts: pure Python, no Django, no database, no network; the same text, the same facts."""

from articles.extraction.extracting import extract

__all__ = ["extract"]
