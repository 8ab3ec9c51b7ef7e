"""Citations in plain text."""

from datetime import datetime

from django.db.models import Model

from articles.models import Article, Edition
from defense_ties.lib.addresses import address
from defense_ties.lib.date_words import date_words
from defense_ties.lib.translating import in_english


@in_english()
def cite_article(article: Article) -> str:
    """Return an article as a bibliography names it: author, title, publisher, date."""
    title = f"“{article.title}”" if article.title else str(article)
    date = str(date_words(article.date, article.date_basis))
    parts = [article.author, title, str(article.publisher or ""), date]
    return ". ".join(part for part in parts if part) + "."


@in_english()
def cite_record(record: Model, *, date: str = "", changed: datetime | None = None) -> str:
    """Return a record of ours as a footnote names it: what it is, its version and its address."""
    noun = record._meta.verbose_name
    called = f"{record}, {date}" if date else str(record)
    version = (changed or record.changed_at).date().isoformat()  # type: ignore[attr-defined]
    return f"defense_ties. {called}. {str(noun).capitalize()} {record.pk}, as of {version}. {address(record)}"


@in_english()
def cite_edition(edition: Edition) -> str:
    """Return an edition as a footnote names it: its version, its day and its address."""
    day = edition.frozen_at.date().isoformat()  # type: ignore[union-attr]
    return f"defense_ties: ties of defence diplomacy. Edition {edition.version}, {day}. {address(edition)}"
