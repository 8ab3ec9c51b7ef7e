"""Through time: a mark for each record where they are few, else counts by month, year or decade."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.pictures import marked
from articles.pictures.codes import Way, labels_of, statuses_shown, ways_to
from articles.pictures.counting import (
    KIND,
    LEVEL,
    TOGETHER,
    TOPIC,
    Counts,
    count_engagements,
    count_signatures,
)
from articles.pictures.notes import notes_on, numbers_told, told_columns
from articles.pictures.picture import AGREEMENTS, Asked, Drawn, KeyItem, Option, Picture, TableRow
from defense_ties.lib.charts.periods import HELD, PLANNED, Periods, Place, Strip, periods
from defense_ties.lib.charts.units import DECADE, MONTH, UNITS, YEAR, Unit
from defense_ties.lib.facets import MOST_COUNTED
from defense_ties.lib.filters.when import UNDATED

FIT, EACH = "fit", "each"
# The most strips that are drawn, and the most months and years that have room for a bar each.
MOST_STRIPS, MOST_MONTHS, MOST_YEARS = 16, 600, 400
# Up to so many years are counted by month, and by year, where a reader leaves it to us.
FIT_MONTHS, FIT_YEARS = 4, 80

BY = {
    KIND: gettext_lazy("kind"),
    TOPIC: gettext_lazy("topic"),
    LEVEL: gettext_lazy("seniority"),
    TOGETHER: gettext_lazy("all together"),
}
UNIT_WORDS = {
    FIT: gettext_lazy("as fits"),
    EACH: gettext_lazy("one mark each"),
    "month": gettext_lazy("month"),
    "year": gettext_lazy("year"),
    "decade": gettext_lazy("decade"),
}


class TimelinePicture(Picture):
    """What was held and what is planned, through time, by kind, topic or seniority."""

    code, label = "timeline", gettext_lazy("Timeline")

    def options(self, section: str) -> Mapping[str, Option]:
        by = {code: words for code, words in BY.items() if section != AGREEMENTS or code in (KIND, TOGETHER)}
        return {
            "by": Option(gettext_lazy("Told apart by"), by),
            "unit": Option(gettext_lazy("Count by"), UNIT_WORDS),
        }

    def draw(self, asked: Asked) -> Drawn | None:
        if self._too_many(asked):
            return None
        if asked.options["unit"] in (FIT, EACH) and (drawn := marked.draw(asked)):
            return drawn
        return _counted(asked)

    def nothing(self, asked: Asked) -> str:
        if self._too_many(asked):
            return _("Topics and seniority are counted once the list is down to %(most)s.") % {
                "most": f"{MOST_COUNTED:,}"
            }
        return _("None of these records can be drawn: no date is known of any that was held or is planned.")

    def _too_many(self, asked: Asked) -> bool:
        if asked.options["by"] not in (TOPIC, LEVEL):
            return False
        return asked.records.values("pk")[: MOST_COUNTED + 1].count() > MOST_COUNTED


def _counted(asked: Asked) -> Drawn | None:
    by = asked.options["by"]
    count = count_signatures if asked.section == AGREEMENTS else count_engagements
    counts = count(asked, by)
    unit = _unit(counts, asked.options["unit"])
    labels, way = labels_of(asked.section, by), ways_to(asked, by)
    within = counts.within(unit)
    shown = [code for code in counts.codes(by) if within.get(code)][:MOST_STRIPS]
    told = numbers_told(asked.section)
    strips = [Strip(labels.get(code, code), within[code], _one_way(way, unit, code)) for code in shown]
    chart = periods(unit, strips, told)
    if chart is None:
        return None
    notes = notes_on(asked, counts, by)
    if unit.code != asked.options["unit"] and asked.options["unit"] in UNITS:
        notes.insert(0, _("There is no room for so many bars, so longer times are counted."))
    if len(within) > len(shown):
        notes.append(_("The %(most)s most frequent are drawn, all are in the table.") % {"most": MOST_STRIPS})
    if chart.left_out:
        notes.append(
            _("%(left)s of longer times had no room and are in the table.") % {"left": chart.left_out}
        )
    return Drawn(
        title=_title(asked, by, unit),
        desc=_desc(asked),
        template="pictures/periods.html",
        chart=chart,
        height=chart.height,
        header=[str(BY[by]).capitalize(), _("Time"), told[HELD].capitalize(), told[PLANNED].capitalize()],
        columns=["code", "label", "time", "first_day", "last_day", *told_columns(asked.section)],
        rows=_rows(asked, counts, unit, labels, way),
        key=_key(chart, told),
        notes=notes,
    )


def _one_way(way: Way, unit: Unit, code: str) -> Callable[[Place], str]:
    return lambda place: way(code, unit.names(*place[:2]), [place[2]])


def _unit(counts: Counts, wanted: str) -> Unit:
    """Return the unit that a reader wants, or one that fits; a longer one where there is no room for it."""
    ends = {end for places in counts.by_code.values() for place in places for end in place[:2]}
    ends -= set(MONTH.open_ends)
    years = (max(ends) - min(ends)) // 12 + 1 if ends else 1
    if wanted not in UNITS:
        wanted = MONTH.code if years <= FIT_MONTHS else YEAR.code if years <= FIT_YEARS else DECADE.code
    if wanted == MONTH.code and years * 12 <= MOST_MONTHS:
        return MONTH
    return YEAR if wanted != DECADE.code and years <= MOST_YEARS else DECADE


def _title(asked: Asked, by: str, unit: Unit) -> str:
    what = {
        ("engagements", "month"): _("Engagements by month"),
        ("engagements", "year"): _("Engagements by year"),
        ("engagements", "decade"): _("Engagements by decade"),
        ("agreements", "month"): _("Agreements by month of signature"),
        ("agreements", "year"): _("Agreements by year of signature"),
        ("agreements", "decade"): _("Agreements by decade of signature"),
    }[asked.section, unit.code]
    return what if by == TOGETHER else _("%(what)s and %(by)s") % {"what": what, "by": BY[by]}


def _desc(asked: Asked) -> str:
    if asked.section == AGREEMENTS:
        return _(
            "Bars count the agreements that were signed, and apart from them those to be signed. A date "
            "known only in part is a span below the bars, over the whole time that it may mean."
        )
    return _(
        "Bars count what was held, and apart from it what is planned. A date known only in part, or one that "
        "runs over several bars, is a span below them, over the whole time that it may mean."
    )


def _rows(asked: Asked, counts: Counts, unit: Unit, labels: Mapping[str, str], way: Way) -> list[TableRow]:
    """Return a row for each code and time that occurs, and one for what has no date."""
    within, rows = counts.within(unit), []
    statuses = [HELD] if asked.section == AGREEMENTS else statuses_shown(asked)
    for code in counts.codes(asked.options["by"]):
        places = within.get(code, {})
        label = labels.get(code, code)
        for first, last in sorted({place[:2] for place in places}):
            numbers = [places.get((first, last, status), 0) for status in (HELD, PLANNED)]
            time = unit.names(first, last)
            ends = [unit.first(first) if first not in unit.open_ends else None]
            ends.append(unit.last(last) if last not in unit.open_ends else None)
            href = way(code, time, statuses if numbers[0] else [PLANNED])
            rows.append(
                TableRow(
                    [label, unit.words(first, last), *numbers], href, [code, label, time, *ends, *numbers]
                )
            )
        if any(counts.undated[code].values()):
            numbers = [counts.undated[code].get(status, 0) for status in (HELD, PLANNED)]
            href = way(code, UNDATED, statuses if numbers[0] else [PLANNED])
            values = [code, label, UNDATED, None, None, *numbers]
            rows.append(TableRow([label, _("undated"), *numbers], href, values))
    return rows


def _key(chart: Periods, told: Mapping[str, str]) -> list[KeyItem]:
    key = [KeyItem("block", told[HELD])]
    if chart.planned:
        key.append(KeyItem("off", told[PLANNED]))
    if chart.spanning:
        key.append(KeyItem("span", _("some time within, or all of it; the number beside it says how many")))
    return key
