"""Lists: filtered, sorted and paged by their address, and downloaded whole."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.core.validators import MinValueValidator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from django_htmx.http import push_url

from defense_ties.lib.exports import FORMS, RowExport, download
from defense_ties.lib.faults import Fault, given_often, not_among, refusal
from defense_ties.lib.filters import RecordFilter
from defense_ties.lib.filters.quoting import printable, quoted
from defense_ties.lib.remembering import remembered
from defense_ties.lib.taking import TakingForm
from defense_ties.lib.translating import in_english

PAGE_SIZES = (25, 50, 100)
LONGEST_SOUGHT = 200
DEEP = 2_000  # records, after which it takes long to pass over them
LONGEST_ADDRESS = 8000  # to which readers are sent on
LABELS = {
    "sort": gettext_lazy("Sort"),
    "page": gettext_lazy("Page"),
    "per_page": gettext_lazy("Per page"),
}


@dataclass(frozen=True)
class Sort:
    """An order of a list: what it is called, and how records are put into it."""

    label: Any
    order: Callable[[Any], QuerySet]


class Arrangement(TakingForm):
    """How a list is laid out: its order, its page; and how it is taken home."""

    sort = forms.CharField(required=False)
    page = forms.IntegerField(
        required=False,
        validators=[MinValueValidator(1, gettext_lazy("Pages are counted from 1."))],
        error_messages={"invalid": gettext_lazy("Write the number of a page.")},
    )
    per_page = forms.CharField(required=False)

    def __init__(self, data: QueryDict, *, sorts: Iterable[str], export: RowExport):
        self.known = {"sort": list(sorts), "per_page": list(map(str, PAGE_SIZES))}
        super().__init__(data, export=export)

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
    export: RowExport
    section: str
    feed = ""  # the name of the address of its feed, where it has one
    noun: Any
    nouns: Any
    page_sizes = PAGE_SIZES
    forms = FORMS

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        # Tables that are taken home are the same in every language; pages and pictures follow the address.
        with in_english() if request.GET.get("format") in FORMS else nullcontext():
            return super().dispatch(request, *args, **kwargs)

    def published(self) -> QuerySet:
        """Return all records of the list."""
        raise NotImplementedError

    def prepare(self, rows: list) -> None:
        """Fill in what the rows of a page show beyond their own columns."""

    def arranged(self, asked: QueryDict) -> Arrangement:
        """Return how the list is to be laid out."""
        return Arrangement(asked, sorts=self.sorts, export=self.export)

    def listed(self, page: Page) -> list:
        """Return the rows of a page."""
        start = (page.number - 1) * page.paginator.per_page
        if start < DEEP:
            return list(page.object_list)
        # What is passed over is counted in the index; only the rows of the page are read.
        shown: Any = page.object_list
        ids = list(shown.values_list("pk", flat=True))
        places = {pk: place for place, pk in enumerate(ids)}
        found = self._rows().filter(pk__in=ids)
        return sorted(found, key=lambda row: places[row.pk])

    def codes(self, row: Any) -> Iterable[str]:
        """Return the country codes that a row shows, to be explained below the list."""
        return [str(row.country)]

    def get(self, request: HttpRequest, *args: Any, facet: str = "", **kwargs: Any) -> Any:
        if facet:
            return self._found_in(facet)
        asked = _without_blanks(request.GET)
        address = f"?{asked.urlencode()}" if asked else request.path
        if asked != request.GET and len(address) <= LONGEST_ADDRESS:
            return HttpResponseRedirect(address)
        self._read(asked)
        return self._download() if "format" in request.GET else self._page()

    def asked_of_list(self) -> list[tuple[str, list[str]]]:
        """Return what is asked of the list beside how it is laid out on screen or taken home."""
        own = {"page", "per_page", "view", "format", "columns", "labels"}
        return [(name, values) for name, values in self.request.GET.lists() if name not in own]

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
            return refusal(self.faults)
        return download(
            self.export,
            self._rows(),
            name=f"defense_ties-{self.section}",
            form=self.arrangement.cleaned_data["format"],
            columns=self.arrangement.chosen(),
        )

    def _page(self) -> HttpResponse:
        asked = {} if self.faults else self.arrangement.cleaned_data
        paginator = Paginator(self._rows(), int(asked.get("per_page") or PAGE_SIZES[0]))
        if not self.faults:
            paginator.count = self.filterset.glance.total
        number = asked.get("page") or 1
        found = number <= paginator.num_pages
        page = paginator.page(number if found else paginator.num_pages)
        rows = self.listed(page) if found else []
        self.prepare(rows)
        total = counted(self.published())
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
        facet = None if self.faults else self.filterset.find(name, text, counted(self.published()))
        if facet is None and not self.faults:
            raise Http404
        context = {"view": self, "name": name, "facet": facet, "sought": printable(text)}
        return self.response_class(self.request, ["partials/filters/found.html"], context)


def counted(records: QuerySet) -> int:
    """Return how many records there are, remembered until the data changes."""
    try:
        sql, params = records.order_by().query.sql_with_params()
    except EmptyResultSet:
        return 0
    return remembered(records.count, "count", sql, params)


def _without_blanks(asked: QueryDict) -> QueryDict:
    """Return an address without the filters that a form sends though they are left empty."""
    kept = QueryDict(mutable=True)
    for name, values in asked.lists():
        if filled := [value for value in values if value.strip()]:
            kept.setlist(name, filled)
    return kept
