"""From readings to articles: a text that is known is never stored twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.db.models import Q

from articles.ingest.likenesses import closest, compare
from articles.ingest.outcomes import ADDED, Alike, Kind, Outcome
from articles.ingest.publishers import publisher_for
from articles.ingest.reading import Reading, completed
from articles.models import Article, Publisher
from defense_ties.lib.alone import alone
from defense_ties.lib.dates import parse_span


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a reading is to the articles that are there: the one it is, and what that makes it."""

    kind: Kind
    article: Article | None = None
    reason: str = ""


@transaction.atomic
def store_all(readings: Iterable[Reading], *, user: Any = None) -> list[Outcome]:
    """Store readings together; one that fails leaves nothing behind, and the others are stored."""
    return [store(reading, user=user) for reading in readings]


def store(reading: Reading, *, user: Any = None, publisher: Publisher | None = None) -> Outcome:
    """Make an article of a reading, or attach its text to the one that lacks it."""
    if reading.fault:
        return Outcome(reading.name, Kind.REFUSED, reason=reading.fault)
    try:
        with transaction.atomic():
            # Of two reports that are much alike, one has to see the other.
            alone("ingest")
            return _stored(reading, recognise(reading), user, publisher)
    except IntegrityError:
        # Somebody else stored it at the same moment; then it is known now.
        found = recognise(reading)
        if found.kind != Kind.NEW:
            return outcome_of(reading, found)
        return Outcome(reading.name, Kind.REFUSED, reason="The database refuses it: it breaks a rule.")
    except DataError as error:
        return Outcome(reading.name, Kind.REFUSED, reason=f"The database refuses it: {error}.")


def recognise(reading: Reading) -> Recognised:
    """Return which article a reading is: by its text, or else by its address."""
    # SQLite uses the indexes of what is not empty only where a query says so.
    same = Q(body_sha256=reading.sha256) & ~Q(body_sha256="")
    if reading.url:
        same |= Q(url=reading.url) & ~Q(url="")
    articles = Article.objects.filter(same).order_by()
    found = {article.body_sha256 == reading.sha256: article for article in articles}
    if article := found.get(True):
        return Recognised(Kind.KNOWN if article.body else Kind.ATTACHED, article)
    if article := found.get(False):
        if article.body or article.body_sha256:
            return Recognised(
                Kind.DIFFERS,
                article,
                "The article of this address has another text, which was left as it is.",
            )
        return Recognised(Kind.ATTACHED, article)
    return Recognised(Kind.NEW)


def rehearse(reading: Reading) -> Outcome:
    """Return what would become of a reading; nothing is written."""
    if reading.fault:
        return Outcome(reading.name, Kind.REFUSED, reason=reading.fault)
    found = recognise(reading)
    near = closest(reading.body, but=found.article) if found.kind in ADDED else []
    return outcome_of(reading, found, near)


def outcome_of(reading: Reading, found: Recognised, near: Iterable[tuple[Article, float]] = ()) -> Outcome:
    """Return the outcome for a reading that was recognised."""
    article = found.article
    return Outcome(
        reading.name,
        found.kind,
        article=article.pk if article else "",
        title=str(article) if article else reading.title,
        reason=found.reason or (reading.note if found.kind in ADDED else ""),
        alike=tuple(Alike(other.pk, str(other), part) for other, part in near),
    )


def _stored(reading: Reading, found: Recognised, user: Any, publisher: Publisher | None) -> Outcome:
    reading = completed(reading) if found.kind in ADDED else reading
    if found.kind == Kind.NEW:
        found = Recognised(Kind.NEW, _new(reading, user, publisher))
    elif found.kind == Kind.ATTACHED and found.article is not None:
        found.article.body = reading.body
        found.article._change_reason = "The text was attached."  # type: ignore[attr-defined]
        found.article.save(update_fields=["body"])
    else:
        return outcome_of(reading, found)
    assert found.article is not None
    is_new = found.kind == Kind.NEW
    return outcome_of(reading, found, compare(article=found.article, keys=reading.keys, is_new=is_new))


def _new(reading: Reading, user: Any, publisher: Publisher | None) -> Article:
    return Article.objects.create(
        title=reading.title,
        author=reading.author,
        date=_date(reading.date),
        url=reading.url,
        language=reading.language,
        body=reading.body,
        publisher=publisher or publisher_for(site=reading.site, host=reading.host),
        drafter=user,
    )


def _date(text: str) -> str:
    try:
        parse_span(text)
    except ValueError:
        return ""
    return text
