"""What was read: publishers by months, so that silence can be told from absence."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.core.validators import MinValueValidator
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.coverage import Cell, Row, counted, read_ledger
from articles.coverage.months import FIRST_YEAR, LAST_YEAR
from articles.exports.coverage import COVERAGE, months_on_record
from articles.models import Article, CoverageMonth, Publisher
from defense_ties.lib.asking import AskedPage, ChoiceField
from defense_ties.lib.date_words import MONTHS, date_words
from defense_ties.lib.exports import FORMS, download
from defense_ties.lib.faults import refusal
from defense_ties.lib.years import YearOf

PAGE = 50
PAGES_COUNTED_FROM_1 = MinValueValidator(1, gettext_lazy("Pages are counted from 1."))


class Asked(forms.Form):
    """Which year is looked at, and which page of publishers."""

    year = forms.IntegerField(
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            "invalid": gettext_lazy("Write a year: 2022."),
            "min_value": gettext_lazy("Write a year: 2022."),
            "max_value": gettext_lazy("Write a year: 2022."),
        },
    )
    page = forms.IntegerField(
        required=False,
        validators=[PAGES_COUNTED_FROM_1],
        error_messages={"invalid": gettext_lazy("Write the number of a page.")},
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["format"] = ChoiceField(["page", *FORMS], label=gettext_lazy("Format"))


@dataclass(frozen=True)
class Head:
    """The head of a column: a month, or the articles of the year without one; and the sum below it."""

    label: str
    name: str
    sum: Cell


class CoveragePage(AskedPage):
    """A year of what was read: of each publisher, the articles of each month and what rests on them."""

    template_name = "coverage/page.html"
    section = "coverage"
    form_class = Asked

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if "format" in request.GET and self.faults:
            return refusal(self.faults)
        self.years = _years()
        self.year = self.asked.get("year") or (max(self.years) if self.years else localdate().year)
        if (form := self.asked.get("format", "page")) != "page":
            publishers = [*_publishers(self.year), None]
            rows = list(
                months_on_record(self.year, publishers, articles=Article.objects.published(), published=True)
            )
            return download(COVERAGE, rows, name=f"defense_ties-coverage-{self.year}", form=form)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = {} if self.faults else self._grid()
        return super().get_context_data(years=sorted(self.years), year=self.year, **found, **kwargs)

    def _grid(self) -> dict[str, Any]:
        articles = Article.objects.published()
        number = self.asked.get("page") or 1
        paginator = Paginator(_publishers(self.year), PAGE)
        page = paginator.get_page(number)
        shown: list[Publisher | None] = list(page.object_list)
        if page.number == paginator.num_pages:
            shown.append(None)
        ledger = read_ledger(year=self.year, publishers=shown, articles=articles, published=True)
        sums = counted(articles, self.year, by_publisher=False)
        return {
            "page": page,
            "number": number,
            "rows": [row for row in ledger.rows if row.publisher or row.total.articles],
            "heads": [_head(column, sums.get((None, column), Cell())) for column in ledger.columns],
            "whole": _whole(sums),
            "undated": articles.undated().count(),
            "over": articles.running_over(self.year).count(),
            "marks": _marks(ledger.rows),
        }


def _head(column: str, cell: Cell) -> Head:
    month = column.partition("-")[2]
    if not month:
        return Head(_("No month"), _("%(year)s without a month") % {"year": column}, cell)
    return Head(str(MONTHS[int(month)]), str(date_words(column)), cell)


def _whole(sums: dict[Any, Cell]) -> Cell:
    whole = Cell()
    for cell in sums.values():
        whole.add(cell)
    return whole


def _marks(rows: list[Row]) -> bool:
    return any(cell.mark for row in rows for cell in row.cells.values())


def _publishers(year: int) -> QuerySet:
    """Return the publishers with published articles of a year, or with months of it that were searched."""
    read = CoverageMonth.objects.within(f"{year:04}-01", f"{year:04}-12")
    cited = Article.objects.published().within_year(year)
    known = Q(pk__in=cited.order_by().values("publisher")) | Q(pk__in=read.order_by().values("publisher"))
    return Publisher.objects.filter(known)


def _years() -> dict[int, int]:
    """Return the years in which published articles appeared or months were searched, with the articles."""
    dated = Article.objects.published().order_by().filter(earliest__isnull=False)
    rows = dated.annotate(year=YearOf(F("earliest"))).values_list("year").annotate(Count("pk"))
    years = {year: number for year, number in rows if FIRST_YEAR <= year <= LAST_YEAR}
    for (month,) in CoverageMonth.objects.order_by().values_list("month").distinct():
        years.setdefault(int(month[:4]), 0)
    return years
