"""From a text to facts: pure Python, no Django, no database, no network; the same text, the same facts."""

from articles.extraction.extracting import VERSION, extract

__all__ = ["VERSION", "extract"]
