"""What timelines tell records apart by: the labels of the codes, and the ways to their records."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from articles.choices import AgreementKind, EngagementKind
from articles.filters.levels import NO_LEVEL
from articles.models import Topic
from articles.pictures.counting import KIND, LEVEL, NO_TOPIC, SHOWN, TOGETHER, TOPIC
from articles.pictures.picture import AGREEMENTS, Asked
from defense_ties.lib.charts.periods import PLANNED
from people.choices import Seniority

# From a code, a time as addresses write it, and what became of the records, to the address of their list.
Way = Callable[[str, str, Iterable[str]], str]


def labels_of(section: str, by: str) -> Mapping[str, str]:
    """Return the label of each code by which the records of a list are told apart."""
    if by == TOPIC:
        return dict(Topic.objects.values_list("pk", "label")) | {NO_TOPIC: _("No topic given")}
    if by == LEVEL:
        levels = {str(level): str(label) for level, label in Seniority.choices}
        return levels | {NO_LEVEL: _("No post named")}
    if by == KIND:
        kinds: Any = AgreementKind if section == AGREEMENTS else EngagementKind
        return {code: str(label) for code, label in kinds.choices}
    return {"": _("Agreements") if section == AGREEMENTS else _("Engagements")}


def statuses_shown(asked: Asked) -> list[str]:
    """Return what is drawn of engagements: held and planned, as far as the filter lets them through."""
    chosen = asked.filtered.get("status") or SHOWN
    return [status for status in SHOWN if status in chosen]


def way_to_time(asked: Asked, when: str, statuses: Iterable[str]) -> str:
    """Return the address of the records that begin and end in a time."""
    return ways_to(asked, TOGETHER)("", when, statuses)


def ways_to(asked: Asked, by: str) -> Way:
    """Return the way from a code and a time to the list of the records that are counted there."""

    def engagements(code: str, when: str, statuses: Iterable[str]) -> str:
        # What has no topic cannot be asked for: the way leads to all of that time.
        told = {by: code} if (code and code != NO_TOPIC) or by == LEVEL else {}
        return asked.link(**told, status=list(statuses), when=when)

    def agreements(code: str, when: str, statuses: Iterable[str]) -> str:
        told = {by: code} if code else {}
        time = "to_be_signed" if list(statuses) == [PLANNED] else "signed"
        return asked.link(**told, **{time: when})

    return agreements if asked.section == AGREEMENTS else engagements
