"""Lists: filtered, sorted and paged by their address, and downloaded whole."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.core.validators import MinValueValidator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.views.generic import TemplateView

from defense_ties.lib.exports import CsvExport
from defense_ties.lib.filters import RecordFilter
from defense_ties.lib.filters.codes import CodesField
from defense_ties.lib.filters.quoting import quoted

PAGE_SIZES = (25, 50, 100)
FORMATS = ["csv"]


@dataclass(frozen=True)
class Sort:
    """An order of a list: what it is called, and how records are put into it."""

    label: str
    order: Callable[[Any], QuerySet]


@dataclass(frozen=True)
class Fault:
    """What in the address of a list cannot be read, and why; `name` is the parameter."""

    name: str
    label: str
    message: str

    def __str__(self):
        return f"{self.label}: {self.message}"


class Arrangement(forms.Form):
    """How a list is laid out: its order, its page, its form."""

    sort = forms.CharField(required=False)
    page = forms.IntegerField(
        required=False,
        validators=[MinValueValidator(1, "Pages are counted from 1.")],
        error_messages={"invalid": "Write the number of a page."},
    )
    per_page = forms.CharField(required=False)
    format = forms.CharField(required=False)

    def __init__(self, data: QueryDict, *, sorts: Iterable[str]):
        self.known = {"sort": list(sorts), "per_page": list(map(str, PAGE_SIZES)), "format": FORMATS}
        super().__init__(data)

    def clean(self):
        cleaned: Any = super().clean()
        for name, known in self.known.items():
            if cleaned.get(name) and cleaned[name] not in known:
                message = f"{quoted(cleaned[name])} is not one of the choices. They are {', '.join(known)}."
                self.add_error(name, message)
        return cleaned


class RecordList(TemplateView):
    """A list of published records; what cannot be read in its address is said, and nothing is listed then."""

    http_method_names = ["get", "head", "options"]
    filterset_class: type[RecordFilter]
    sorts: dict[str, Sort]  # the first is the order without a choice
    export: CsvExport
    section: str
    noun: str
    nouns: str
    page_sizes = PAGE_SIZES

    def published(self) -> QuerySet:
        """Return all records of the list."""
        raise NotImplementedError

    def prepare(self, rows: list) -> None:
        """Fill in what the rows of a page show beyond their own columns."""

    def codes(self, row: Any) -> Iterable[str]:
        """Return the country codes that a row shows, to be explained below the list."""
        return [str(row.country)]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if any(not value.strip() for values in request.GET.lists() for value in values[1]):
            return HttpResponseRedirect(self._without_blanks(request))
        self.filterset = self.filterset_class(request.GET, queryset=self.published(), request=request)
        self.arrangement = Arrangement(request.GET, sorts=self.sorts)
        self.faults = list(self._faults())
        if "format" in request.GET:
            return self._download()
        return self._page()

    def _faults(self) -> Iterator[Fault]:
        fields = self.filterset.form.fields | self.arrangement.fields
        for name, values in self.request.GET.lists():
            if name not in fields:
                yield Fault(name, "Address", f"{quoted(name)} is not a filter of this list.")
            elif len(values) > 1 and not isinstance(fields[name], CodesField):
                yield Fault(name, "Address", f"{quoted(name)} is given {len(values)} times; once is enough.")
        for form in (self.filterset.form, self.arrangement):
            for name, messages in form.errors.items():
                label = fields[name].label or name.replace("_", " ").capitalize()
                yield from (Fault(name, str(label), str(message)) for message in messages)

    def _rows(self) -> QuerySet:
        if self.faults:
            return self.published().none()
        chosen = self.arrangement.cleaned_data["sort"] or next(iter(self.sorts))
        return self.sorts[chosen].order(self.filterset.qs)

    def _download(self) -> HttpResponseBase:
        if self.faults:
            message = "\n".join(map(str, self.faults))
            return HttpResponse(message, status=400, content_type="text/plain; charset=utf-8")
        return self.export.response(self._rows(), f"defense_ties-{self.section}.csv")

    def _page(self) -> HttpResponse:
        asked = {} if self.faults else self.arrangement.cleaned_data
        paginator = Paginator(self._rows(), int(asked.get("per_page") or PAGE_SIZES[0]))
        number = asked.get("page") or 1
        found = number <= paginator.num_pages
        page = paginator.page(number if found else paginator.num_pages)
        rows = list(page.object_list) if found else []
        self.prepare(rows)
        self.filterset.offer_what_occurs()
        context = self.get_context_data(
            page=page,
            number=number,
            rows=rows,
            sort=asked.get("sort") or next(iter(self.sorts)),
            active=self.filterset.active(),
            codes=sorted({code for row in rows for code in self.codes(row) if code}),
            total=self.published().count(),
        )
        return self.render_to_response(context, status=200 if found else 404)

    @staticmethod
    def _without_blanks(request: HttpRequest) -> str:
        """Return the address without the filters that a form sends though they are left empty."""
        query = QueryDict(mutable=True)
        for name, values in request.GET.lists():
            query.setlistdefault(name, [value for value in values if value.strip()])
        return f"?{query.urlencode()}" if any(values for _, values in query.lists()) else request.path
