"""A mark for each record, in lanes: the timeline of lists that are short."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from articles.filters.levels import NO_LEVEL, highest_level
from articles.models import Agreement, Engagement
from articles.pictures.codes import labels_of
from articles.pictures.counting import KIND, LEVEL, NO_TOPIC, SHOWN, TOPIC
from articles.pictures.notes import called_off, standing
from articles.pictures.picture import AGREEMENTS, Asked, Drawn, KeyItem, TableRow
from articles.ties.marks import agreement_marks, engagement_marks
from articles.ties.through_time import MARKED
from defense_ties.lib.charts import MOST_MARKS, Mark, Timeline, timeline
from defense_ties.lib.date_words import date_words

# A mark, the label of its lane, what its date is known by, and the record it stands for.
Told = tuple[Mark, Any, Any]


def draw(asked: Asked) -> Drawn | None:
    """Return a timeline with one mark a record; None where they are too many, or none is dated."""
    ids = asked.records.order_by().values_list("pk", flat=True)[: MOST_MARKS + 1]
    if len(ids) > MOST_MARKS:
        return None
    told = list(_agreements(asked) if asked.section == AGREEMENTS else _engagements(asked))
    if len(told) > MOST_MARKS:
        return None
    lanes = list(dict.fromkeys(mark.lane for mark, _dated, _record in told))
    chart = timeline([mark for mark, _dated, _record in told], sorted(lanes, key=_order(asked)))
    if chart is None:
        return None
    notes = []
    if asked.options["by"] == TOPIC:
        notes.append(_("What has several topics has a mark in each of them."))
    if chart.undated:
        notes.append(_("Without a date and not drawn: %(number)s.") % {"number": chart.undated})
    is_agreements = asked.section == AGREEMENTS
    return Drawn(
        title=_("Agreements, step by step") if is_agreements else _("Engagements, one by one"),
        desc=(
            _("A mark for each step in the history of an agreement.")
            if is_agreements
            else _("A mark for each engagement that was held or is planned.")
        ),
        template="charts/timeline.html",
        chart=chart,
        height=chart.height + 22,
        header=[_("In"), _("Date"), _("What"), _("Record")],
        columns=["group", "date", "date_basis", "earliest", "latest", "what", "title", "id"],
        rows=[_row(*one) for one in told],
        key=_key(chart),
        notes=notes + (standing(asked) if is_agreements else called_off(asked)),
    )


def _engagements(asked: Asked) -> Iterator[Told]:
    by = asked.options["by"]
    shown: Any = asked.records.filter(status__in=SHOWN).only(*MARKED)
    if by == LEVEL:
        shown = shown.annotate(highest=highest_level())
    if by == TOPIC:
        shown = shown.prefetch_related("topics")
    engagements = list(shown.oldest_first())
    labels = labels_of(asked.section, by)
    for engagement, mark in zip(engagements, engagement_marks(engagements), strict=True):
        for code in _codes(engagement, by):
            yield replace(mark, lane=labels[code]), engagement, engagement


def _codes(engagement: Engagement, by: str) -> list[str]:
    if by == TOPIC:
        return [topic.pk for topic in engagement.topics.all()] or [NO_TOPIC]
    if by == LEVEL:
        highest = engagement.highest  # type: ignore[attr-defined]
        return [NO_LEVEL if highest is None else str(highest)]
    return [engagement.kind if by == KIND else ""]


def _agreements(asked: Asked) -> Iterator[Told]:
    by = asked.options["by"]
    found = asked.records.select_related("signed_at").prefetch_related("events").order_by("title", "pk")
    labels = labels_of(asked.section, by)
    for agreement in found:
        lane = labels[agreement.kind if by == KIND else ""]
        dated: list[Any] = [*agreement.events.all(), agreement.signed_at]
        # A signature that is planned comes last, after the events.
        for mark, source in zip(agreement_marks([agreement]), dated, strict=False):
            yield replace(mark, lane=lane), source, agreement


def _order(asked: Asked) -> Any:
    """Return the key that puts lanes in the order of the vocabulary."""
    places = {
        label: place for place, label in enumerate(labels_of(asked.section, asked.options["by"]).values())
    }
    return lambda lane: places.get(lane, len(places))


def _row(mark: Mark, dated: Any, record: Engagement | Agreement) -> TableRow:
    what = mark.label if isinstance(record, Agreement) else record.get_status_display()
    return TableRow(
        [mark.lane, str(date_words(dated.date, dated.date_basis)), what, record.title],
        mark.href,
        [
            mark.lane,
            dated.date,
            dated.date_basis,
            dated.earliest,
            dated.latest,
            what,
            record.title,
            record.pk,
        ],
    )


def _key(chart: Timeline) -> list[KeyItem]:
    words: Iterable[tuple[str, str, str, str]] = (
        ("disc", "on", _("day known"), "disc"),
        ("diamond", "on", _("step of an agreement, day known"), "diamond"),
        ("span", "span", _("some time within"), "rect"),
        ("guess", "guess", _("year or date inferred by the coder"), "rect"),
        ("off", "off", _("planned"), "rect"),
    )
    return [KeyItem(css, text, figure) for kind, css, text, figure in words if kind in chart.kinds]
