"""Which extractor drafted a record."""

from importlib import import_module


def extractor_version() -> str:
    """Return the version of the extractor, as drafts name it."""
    return str(getattr(import_module("articles.extraction"), "VERSION", "1"))
