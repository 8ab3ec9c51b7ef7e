"""A calendar of heat: the months, or the days, in which the filtered records lie."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.pictures.codes import statuses_shown, way_to_time
from articles.pictures.counting import TOGETHER, Counts, count_days, count_engagements, count_signatures
from articles.pictures.notes import notes_on, numbers_told, told_columns
from articles.pictures.picture import AGREEMENTS, Asked, Drawn, KeyItem, Option, Picture, TableRow
from defense_ties.lib.charts.calendars import Calendar, Numbers, Told, days_calendar, months_calendar
from defense_ties.lib.charts.periods import HELD, PLANNED
from defense_ties.lib.charts.periods import figures as charted
from defense_ties.lib.charts.shades import ranges
from defense_ties.lib.charts.units import MONTH, YEAR, Unit
from defense_ties.lib.date_words import date_words

FIT, DAY = "fit", "day"
# The most years that are drawn by day and by month, and up to how many are drawn by day if it is left to us.
MOST_BY_DAY, MOST_BY_MONTH, FIT_DAYS = 6, 60, 2


class CalendarPicture(Picture):
    """In which months, or on which days, something was held or is planned."""

    code, label = "calendar", gettext_lazy("Calendar")

    def options(self, section: str) -> Mapping[str, Option]:
        cells = {FIT: gettext_lazy("as fits"), DAY: gettext_lazy("day"), "month": gettext_lazy("month")}
        return {"cells": Option(gettext_lazy("A cell for each"), cells)}

    def draw(self, asked: Asked) -> Drawn | None:
        figures = _figures(asked)
        if figures is None:
            return None
        shown = figures.years[-(MOST_BY_DAY if figures.by_day else MOST_BY_MONTH) :]
        told = Told(
            figures.cells, lambda *cell: _cell(asked, *cell), lambda year: _year(asked, figures, year)
        )
        chart = (days_calendar if figures.by_day else months_calendar)(shown, told)
        words = numbers_told(asked.section)
        return Drawn(
            title=_title(asked, by_day=figures.by_day),
            desc=_desc(by_day=figures.by_day),
            template="pictures/calendar.html",
            chart=chart,
            height=chart.height,
            header=[_("Time"), words[HELD].capitalize(), words[PLANNED].capitalize()],
            columns=["time", "known_to", *told_columns(asked.section)],
            rows=_rows(asked, figures),
            key=_key(chart, words),
            notes=_notes(asked, figures, len(shown)),
        )

    def nothing(self, asked: Asked) -> str:
        return _("Nothing to draw: no year is known in which one of these was held or is planned.")


@dataclass(frozen=True)
class Figures:
    """The numbers of a calendar: by cell, by year with all that lies in it, and those of no single year."""

    counts: Counts
    cells: Mapping[str, Numbers]
    in_years: Mapping[int, Numbers]
    longer: int
    by_day: bool

    @property
    def years(self) -> list[int]:
        """The years from the first to the last."""
        return list(range(min(self.in_years), max(self.in_years) + 1))

    def beside(self, year: int) -> Numbers:
        """Return how many lie in a year, but in none of its cells."""
        held, planned = self.in_years.get(year, (0, 0))
        cells = [numbers for time, numbers in self.cells.items() if int(time[:4]) == year]
        return held - sum(numbers[0] for numbers in cells), planned - sum(numbers[1] for numbers in cells)


def _figures(asked: Asked) -> Figures | None:
    count = count_signatures if asked.section == AGREEMENTS else count_engagements
    counts = count(asked, TOGETHER)
    by_year = _spans(counts, YEAR)
    in_years = {first: numbers for (first, last), numbers in by_year.items() if first == last}
    if not in_years:
        return None
    span = max(in_years) - min(in_years) + 1
    wanted = asked.options["cells"]
    by_day = wanted == DAY or (wanted == FIT and span <= FIT_DAYS)
    months = {
        MONTH.name(first): numbers
        for (first, last), numbers in _spans(counts, MONTH).items()
        if first == last
    }
    cells = _days(asked, max(in_years) - MOST_BY_DAY + 1) if by_day else months
    longer = sum(sum(numbers) for (first, last), numbers in by_year.items() if first != last)
    return Figures(counts, dict(sorted(cells.items())), in_years, longer, by_day)


def _spans(counts: Counts, unit: Unit) -> dict[tuple[int, int], Numbers]:
    """Return held and planned by the units in which they begin and end."""
    found: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    for (first, last, status), number in counts.within(unit).get("", {}).items():
        found[first, last][status == PLANNED] += number
    return {span: (held, planned) for span, (held, planned) in found.items()}


def _days(asked: Asked, since: int) -> dict[str, Numbers]:
    """Return what lies on each day, in the years that are drawn alone: there may be very many days."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (day, status), number in count_days(
        asked.records, asked.section, datetime.date(max(since, 1), 1, 1)
    ).items():
        found[day.isoformat()][status == PLANNED] += number
    return {day: (held, planned) for day, (held, planned) in found.items()}


def _way(asked: Asked, time: str, numbers: Numbers) -> str:
    return way_to_time(asked, time, statuses_shown(asked) if numbers[0] else [PLANNED])


def _said(asked: Asked, numbers: Numbers) -> str:
    words = numbers_told(asked.section)
    told = zip(numbers, (words[HELD], words[PLANNED]), strict=True)
    return ", ".join(f"{number:,} {word}" for number, word in told if number)


def _cell(asked: Asked, time: str, numbers: Numbers) -> tuple[str, str]:
    return f"{date_words(time)}: {_said(asked, numbers)}", _way(asked, time, numbers)


def _year(asked: Asked, figures: Figures, year: int) -> tuple[str, str]:
    """Return what is said beside a year: how many lie in it, and how many of these in none of its cells."""
    numbers = figures.in_years.get(year, (0, 0))
    if not any(numbers):
        return "", ""
    beside = sum(figures.beside(year))
    text = charted(*numbers)
    if beside and figures.by_day:
        text = _("%(all)s in the year, %(some)s of them on no single day") % {
            "all": text,
            "some": f"{beside:,}",
        }
    elif beside:
        text = _("%(all)s, %(some)s in no month") % {"all": text, "some": f"{beside:,}"}
    return text, _way(asked, f"{year:04}", numbers)


def _rows(asked: Asked, figures: Figures) -> list[TableRow]:
    """Return a row for each cell with something in it, and one for each year with all that lies in it."""
    rows = []
    for year in figures.years:
        numbers = figures.in_years.get(year, (0, 0))
        if any(numbers):
            name = f"{year:04}"
            words = _("%(year)s, all") % {"year": name}
            rows.append(TableRow([words, *numbers], _way(asked, name, numbers), [name, "year", *numbers]))
        for time, in_cell in figures.cells.items():
            if int(time[:4]) == year:
                known_to = "day" if figures.by_day else "month"
                href, words = _way(asked, time, in_cell), str(date_words(time))
                rows.append(TableRow([words, *in_cell], href, [time, known_to, *in_cell]))
    return rows


def _notes(asked: Asked, figures: Figures, shown: int) -> list[str]:
    notes = notes_on(asked, figures.counts, TOGETHER)
    if shown < len(figures.years):
        text = (
            _("The latest %(most)s years are drawn by day; narrow the dates to see others.")
            if figures.by_day
            else _("The latest %(most)s years are drawn; all are in the table.")
        )
        notes.insert(0, text % {"most": shown})
    if figures.longer:
        text = ngettext(
            "%(number)s that may lie in several years is not drawn.",
            "%(number)s that may lie in several years are not drawn.",
            figures.longer,
        )
        notes.append(text % {"number": f"{figures.longer:,}"})
    return notes


def _title(asked: Asked, *, by_day: bool) -> str:
    if asked.section == AGREEMENTS:
        return _("Signatures by day") if by_day else _("Signatures by month of the year")
    return _("Engagements by day") if by_day else _("Engagements by month of the year")


def _desc(*, by_day: bool) -> str:
    if by_day:
        return _(
            "A cell stands for a day, a column for a week from Monday to Sunday. Only what lies on a single "
            "day is in a cell; the rest is told beside its year."
        )
    return _(
        "A cell stands for a month. Only what lies in a single month is in a cell; what is known to the "
        "year only, or runs over several months, is told beside its year."
    )


def _key(chart: Calendar, words: Mapping[str, str]) -> list[KeyItem]:
    key = [
        KeyItem(f"q{shade}", f"{first:,} {words[HELD]}" if first == last else f"{first:,}–{last:,}")
        for shade, first, last in ranges(chart.most)
    ]
    if chart.planned:
        key.append(KeyItem("off", words[PLANNED] if chart.by_day else f"+ {words[PLANNED]}"))
    return key
