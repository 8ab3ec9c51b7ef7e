"""What a citation says, before it is written in one form or another."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from articles.models import Article, Edition
from defense_ties.lib.addresses import address
from defense_ties.lib.date_words import date_words
from defense_ties.lib.dates import Basis
from defense_ties.lib.translating import in_english

# A year, month or day written out; what is doubtful or open is told in a note instead.
_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", re.ASCII)


@dataclass(frozen=True)
class Reference:
    """One work to be cited: a record of ours, or an article.

    `issued` has the parts of the first day and, for a span, of the last; none where nothing plain is known.
    """

    key: str
    title: str
    url: str
    author: str = ""
    container: str = ""
    issued: tuple[tuple[int, ...], ...] = ()
    note: str = ""
    language: str = ""
    is_article: bool = False


@in_english()
def refer_to_record(record: Any, *, date: str = "", changed: datetime | None = None) -> Reference:
    """Return what a citation of a record says: what it is, its version and its address."""
    noun = str(record._meta.verbose_name)
    version = (changed or record.changed_at).date()
    return Reference(
        key=f"defense_ties-{noun}-{record.pk}",
        title=f"{record}, {date}" if date else str(record),
        url=address(record),
        author=settings.SITE_NAME,
        container=settings.SITE_NAME,
        issued=((version.year, version.month, version.day),),
        note=f"{noun.capitalize()} {record.pk}, as of {version.isoformat()}",
        language="en",
    )


@in_english()
def refer_to_edition(edition: Edition) -> Reference:
    """Return what a citation of an edition says: its version, its day and its address."""
    day = edition.frozen_at.date()  # type: ignore[union-attr]
    return Reference(
        key=f"defense_ties-{edition.version}",
        title=f"{settings.SITE_NAME}: ties of defence diplomacy, edition {edition.version}",
        url=address(edition),
        author=settings.SITE_NAME,
        issued=((day.year, day.month, day.day),),
        note=f"Data set, SHA-256 {edition.sha256}",
        language="en",
    )


@in_english()
def refer_to_article(article: Article) -> Reference:
    """Return what a citation of an article says: author, title, publisher, date, and where it is read."""
    doubtful = article.date_basis != Basis.STATED or not parts_of_date(article.date)
    words = date_words(article.date, article.date_basis)
    notes = [f"Dated {words}" if doubtful and article.date else "", f"Coded at {address(article)}"]
    return Reference(
        key=f"defense_ties-article-{article.pk}",
        title=str(article),
        url=article.url or article.archive_url or address(article),
        author=article.author,
        container=str(article.publisher or ""),
        issued=() if article.date_basis == Basis.INFERRED else parts_of_date(article.date),
        note="; ".join(filter(None, notes)),
        language=article.language,
        is_article=True,
    )


def parts_of_date(text: str) -> tuple[tuple[int, ...], ...]:
    """Return the numbers of a date written out, one tuple for each end; none for any other."""
    ends = [_PLAIN.fullmatch(end) for end in text.split("/")]
    if not all(ends) or len(ends) > 2:
        return ()
    return tuple(tuple(int(part) for part in end.groups() if part) for end in ends if end)
