"""What is said below a picture: what could not be drawn, and why."""

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.choices import AgreementEventKind
from articles.pictures.counting import SHOWN, TOPIC, Counts
from articles.pictures.picture import AGREEMENTS, Asked
from defense_ties.lib.charts.periods import HELD, PLANNED


def numbers_told(section: str) -> dict[str, str]:
    """Return what held and planned are called in a list: agreements are signed, and to be signed."""
    if section == AGREEMENTS:
        return {HELD: _("signed"), PLANNED: _("to be signed")}
    return {HELD: _("held"), PLANNED: _("planned")}


def told_columns(section: str) -> list[str]:
    """Return the names of the same columns of a CSV."""
    return ["signed", "to_be_signed"] if section == AGREEMENTS else ["held", "planned"]


def notes_on(asked: Asked, counts: Counts, by: str) -> list[str]:
    """Return what is to be said of the records that a picture of counts was drawn from."""
    told = numbers_told(asked.section)
    notes = []
    if by == TOPIC:
        notes.append(_("What has several topics counts in each of them."))
    for status in (HELD, PLANNED):
        if by != TOPIC and (number := sum(found[status] for found in counts.undated.values())):
            text = ngettext(
                "%(number)s %(status)s without a date is not drawn.",
                "%(number)s %(status)s without a date are not drawn.",
                number,
            )
            notes.append(text % {"number": f"{number:,}", "status": told[status]})
    return notes + (standing(asked) if asked.section == AGREEMENTS else called_off(asked))


def called_off(asked: Asked) -> list[str]:
    """Say how many engagements were postponed or cancelled."""
    number = asked.records.order_by().exclude(status__in=SHOWN).count()
    if not number:
        return []
    text = ngettext(
        "%(number)s postponed or cancelled is not drawn.",
        "%(number)s postponed or cancelled are not drawn.",
        number,
    )
    return [text % {"number": f"{number:,}"}]


def standing(asked: Asked) -> list[str]:
    """Say how the agreements stand today, as far as the articles read say."""
    rows = asked.records.order_by().values_list("status").annotate(number=Count("pk")).order_by("-number")
    labels = dict(AgreementEventKind.choices)
    stands = [
        f"{labels.get(status, _('not known')) if status else _('not known')} {number:,}".lower()
        for status, number in rows
    ]
    return [_("Latest status: %(stands)s.") % {"stands": ", ".join(stands)}] if stands else []
