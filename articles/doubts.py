"""What a reader should doubt in a record: what was inferred rather than stated."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Agreement, Article, Engagement
from defense_ties.lib.date_words import date_words
from defense_ties.lib.dates import Basis
from people.models import Official

# At most so many lines of one kind; the tables of the page mark every date.
MOST = 5

_BASIS = {
    Basis.WORKED_OUT: gettext_lazy("%(what)s, %(date)s, was worked out from the article’s own date."),
    Basis.INFERRED: gettext_lazy(
        "%(what)s, %(date)s, was inferred by the coder; no article states it in full."
    ),
}


def inferred(record: Any, shown: dict[str, Any]) -> list[str]:
    """Return a sentence for each thing that a page shows and no article states; `shown` is its context."""
    if isinstance(record, Engagement):
        found = [*_date(_("The date"), record), *_posts(shown.get("participants", ()))]
    elif isinstance(record, Agreement):
        found = [line for event in record.events.all() for line in _date(_event(event), event)]
    elif isinstance(record, Official):
        found = _appointments(shown.get("appointments", ()))
    elif isinstance(record, Article):
        found = [*_date(_("The date"), record)]
    else:
        found = []
    return found


def _date(what: str, dated: Any) -> Iterator[str]:
    said = {"what": what, "date": date_words(dated.date, dated.date_basis)}
    if dated.date and dated.date_basis in _BASIS:
        yield _BASIS[dated.date_basis] % said
    elif "%" in dated.date:
        yield _("%(what)s, %(date)s, is uncertain and approximate.") % said
    elif "?" in dated.date:
        yield _("%(what)s, %(date)s, is uncertain.") % said
    elif "~" in dated.date:
        yield _("%(what)s, %(date)s, is approximate.") % said


def _event(event: Any) -> str:
    return _("The date of “%(step)s”") % {"step": event.get_kind_display().lower()}


def _posts(participants: Any) -> Iterator[str]:
    if any(participation.posts for participation in participants):
        yield _("Posts beside the one as written follow from the appointments on record for that date.")


def _appointments(appointments: Any) -> list[str]:
    """Return what follows from the flags of appointments, and the dates that were not stated."""
    cited = [row for row in appointments if row.date and not row.true_start]
    found = [line for row in appointments for line in _date(_time_as(row), row)][:MOST]
    if cited:
        found.append(_("“First cited” is when an article names the post; when it began is not known."))
    if any(row.standing() == "unknown" for row in appointments):
        found.append(_("Whether a post without a known end is held still does not follow from the articles."))
    return found


def _time_as(appointment: Any) -> str:
    return _("The time as %(post)s") % {"post": appointment.position.title}
