"""What a reader should doubt in a record: what was inferred rather than stated."""

from collections.abc import Iterator
from typing import Any

from articles.models import Agreement, Article, Engagement
from defense_ties.lib.date_words import date_words
from defense_ties.lib.dates import Basis
from people.models import Official

# At most so many lines of one kind; the tables of the page mark every date.
MOST = 5

_BASIS = {
    Basis.WORKED_OUT: "was worked out from the article’s own date",
    Basis.INFERRED: "was inferred by the coder; no article states it in full",
}


def inferred(record: Any, shown: dict[str, Any]) -> list[str]:
    """Return a sentence for each thing that a page shows and no article states; `shown` is its context."""
    if isinstance(record, Engagement):
        found = [*_date("The date", record), *_posts(shown.get("participants", ()))]
    elif isinstance(record, Agreement):
        found = [line for event in record.events.all() for line in _date(_event(event), event)]
    elif isinstance(record, Official):
        found = _appointments(shown.get("appointments", ()))
    elif isinstance(record, Article):
        found = [*_date("The date", record)]
    else:
        found = []
    return found


def _date(what: str, dated: Any) -> Iterator[str]:
    words = date_words(dated.date, dated.date_basis)
    if dated.date and dated.date_basis in _BASIS:
        yield f"{what}, {words}, {_BASIS[dated.date_basis]}."
    elif "%" in dated.date:
        yield f"{what}, {words}, is uncertain and approximate."
    elif "?" in dated.date:
        yield f"{what}, {words}, is uncertain."
    elif "~" in dated.date:
        yield f"{what}, {words}, is approximate."


def _event(event: Any) -> str:
    return f"The date of “{event.get_kind_display().lower()}”"


def _posts(participants: Any) -> Iterator[str]:
    if any(participation.posts for participation in participants):
        yield "Posts beside the one as written follow from the appointments on record for that date."


def _appointments(appointments: Any) -> list[str]:
    """Return what follows from the flags of appointments, and the dates that were not stated."""
    cited = [row for row in appointments if row.date and not row.true_start]
    found = [line for row in appointments for line in _date(f"The time as {row.position.title}", row)][:MOST]
    if cited:
        found.append("“First cited” is when an article names the post; when it began is not known.")
    if any(row.standing() == "unknown" for row in appointments):
        found.append("Whether a post without a known end is held still does not follow from the articles.")
    return found
