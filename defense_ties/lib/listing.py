"""Lists: filtered, sorted and paged by their address, and downloaded whole."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.core.validators import MinValueValidator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from django_htmx.http import push_url

from defense_ties.lib.exports import CsvExport
from defense_ties.lib.filters import RecordFilter
from defense_ties.lib.filters.quoting import printable, quoted
from defense_ties.lib.translating import in_english

PAGE_SIZES = (25, 50, 100)
FORMATS = ["csv"]
LONGEST_SOUGHT = 200
LABELS = {
    "sort": gettext_lazy("Sort"),
    "page": gettext_lazy("Page"),
    "per_page": gettext_lazy("Per page"),
    "format": gettext_lazy("Format"),
}


@dataclass(frozen=True)
class Sort:
    """An order of a list: what it is called, and how records are put into it."""

    label: Any
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
        validators=[MinValueValidator(1, gettext_lazy("Pages are counted from 1."))],
        error_messages={"invalid": gettext_lazy("Write the number of a page.")},
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
                self.add_error(name, not_among(cleaned[name], known))
        return cleaned


class RecordList(TemplateView):
    """A list of published records; what cannot be read in its address is said, and nothing is listed then."""

    http_method_names = ["get", "head", "options"]
    filterset_class: type[RecordFilter]
    sorts: dict[str, Sort]  # the first is the order without a choice
    export: CsvExport
    section: str
    feed = ""  # the name of the address of its feed, where it has one
    noun: Any
    nouns: Any
    page_sizes = PAGE_SIZES

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        # Tables that are taken home are the same in every language; pages and pictures follow the address.
        with in_english() if request.GET.get("format") == "csv" else nullcontext():
            return super().dispatch(request, *args, **kwargs)

    def published(self) -> QuerySet:
        """Return all records of the list."""
        raise NotImplementedError

    def prepare(self, rows: list) -> None:
        """Fill in what the rows of a page show beyond their own columns."""

    def arranged(self, asked: QueryDict) -> Arrangement:
        """Return how the list is to be laid out."""
        return Arrangement(asked, sorts=self.sorts)

    def listed(self, page: Page) -> list:
        """Return the rows of a page."""
        return list(page.object_list)

    def codes(self, row: Any) -> Iterable[str]:
        """Return the country codes that a row shows, to be explained below the list."""
        return [str(row.country)]

    def get(self, request: HttpRequest, *args: Any, facet: str = "", **kwargs: Any) -> Any:
        if facet:
            return self._found_in(facet)
        asked = _without_blanks(request.GET)
        if asked != request.GET:
            return HttpResponseRedirect(f"?{asked.urlencode()}" if asked else request.path)
        self._read(request.GET)
        return self._download() if "format" in request.GET else self._page()

    def _read(self, asked: QueryDict) -> None:
        self.filterset = self.filterset_class(asked, queryset=self.published(), request=self.request)
        self.arrangement = self.arranged(asked)
        self.faults = list(self._faults(asked))

    def _faults(self, asked: QueryDict) -> Iterator[Fault]:
        fields = self.filterset.form.fields | self.arrangement.fields
        for name, values in asked.lists():
            if name not in fields:
                message = _("%(text)s is not a filter of this list.") % {"text": quoted(name)}
                yield Fault(name, _("Address"), message)
            elif len(values) > 1 and not getattr(fields[name], "several", False):
                yield Fault(name, _("Address"), given_often(name, len(values)))
        for form in (self.filterset.form, self.arrangement):
            for name, messages in form.errors.items():
                label = fields[name].label or LABELS.get(name) or name.replace("_", " ").capitalize()
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
        rows = self.listed(page) if found else []
        self.prepare(rows)
        total = self.published().count()
        # Scripts ask for the results and the filters alone, to put them into the page that is open.
        htmx: Any = getattr(self.request, "htmx", None)
        live = bool(htmx) and htmx.target == "results" and not htmx.history_restore_request
        context = self.get_context_data(
            frame="partials/list/live.html" if live else "base.html",
            live=live,
            page=page,
            number=number,
            rows=rows,
            sort=asked.get("sort") or next(iter(self.sorts)),
            active=self.filterset.active(),
            codes=sorted({code for row in rows for code in self.codes(row) if code}),
            total=total,
            facets=self.filterset.facets(total),
            years=self.filterset.years(),
            candidates=self.filterset.candidates(),
        )
        response = self.render_to_response(context, status=200 if found else 404)
        patch_vary_headers(response, ["HX-Request"])
        return push_url(response, self.request.get_full_path()) if live else response

    def _found_in(self, name: str) -> HttpResponse:
        """Show the choices of one filter that a few letters may mean."""
        asked = _without_blanks(self.request.GET)
        sought = asked.pop("find", [""])
        self._read(asked)
        if name not in self.filterset.filters:
            raise Http404
        if len(sought) > 1:
            self.faults.append(Fault("find", _("Address"), given_often("find", len(sought))))
        text = sought[-1].replace("\0", "")[:LONGEST_SOUGHT]
        facet = None if self.faults else self.filterset.find(name, text, self.published().count())
        if facet is None and not self.faults:
            raise Http404
        context = {"view": self, "name": name, "facet": facet, "sought": printable(text)}
        return self.response_class(self.request, ["partials/filters/found.html"], context)


def not_among(text: str, known: Iterable[str]) -> str:
    """Return what is said of a text that is none of the words known."""
    message = _("%(text)s is not one of the choices. They are %(choices)s.")
    return message % {"text": quoted(text), "choices": ", ".join(known)}


def given_often(name: str, times: int) -> str:
    """Return what is said of a parameter that is given more than once."""
    message = _("%(text)s is given %(number)s times; once is enough.")
    return message % {"text": quoted(name), "number": times}


def _without_blanks(asked: QueryDict) -> QueryDict:
    """Return an address without the filters that a form sends though they are left empty."""
    kept = QueryDict(mutable=True)
    for name, values in asked.lists():
        if filled := [value for value in values if value.strip()]:
            kept.setlist(name, filled)
    return kept
