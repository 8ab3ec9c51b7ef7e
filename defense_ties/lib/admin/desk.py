"""The desk: what waits for whoever has signed in, as counts that lead to lists, and a search over all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.dateformat import format as in_format
from django.utils.timezone import localtime

from defense_ties.lib.admin.finding import FindingPages
from defense_ties.lib.admin.queues import CAME_BACK, MINE, PARAMETER, Queue
from defense_ties.lib.admin.site import Link
from defense_ties.lib.reviewing import ReviewStatus

# Nobody needs to know whether a heap has more than this; counting on would keep the page waiting.
MOST = 1000
DAY = "j F"


@dataclass(frozen=True)
class Entry:
    """A number of records that wait, and the list of exactly these."""

    label: str
    count: int
    url: str
    note: str = ""

    @property
    def shown(self) -> str:
        """The number as it is shown: beyond a thousand it is not counted."""
        return f"{MOST:,}+" if self.count > MOST else f"{self.count:,}"


@dataclass(frozen=True)
class Line:
    """One record: where it is, and what is to be said of it."""

    label: str
    url: str
    note: str = ""
    time: str = ""


@dataclass(frozen=True)
class Panel:
    """A part of the desk: counts, single records and links under one title."""

    title: str
    entries: Sequence[Entry] = ()
    lines: Sequence[Line] = ()
    links: Sequence[Link] = ()
    # What is said where nothing waits.
    empty: str = ""

    @property
    def waiting(self) -> list[Entry]:
        """The entries with anything in them."""
        return [entry for entry in self.entries if entry.count]

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to show but what is said of an empty one."""
        return not (self.waiting or self.lines)

    def joined(self, other: "Panel") -> "Panel":
        """Return this panel with what another of the same title adds to it."""
        return replace(
            self,
            entries=[*self.entries, *other.entries],
            lines=[*self.lines, *other.lines],
            links=[*self.links, *other.links],
            empty=self.empty or other.empty,
        )


Part = Callable[[HttpRequest], Panel | None]


@dataclass
class Counter:
    """Counts for one user, limited to what their lists would show."""

    site: Any
    request: HttpRequest
    entries: list[Entry] = field(default_factory=list)

    def may_see(self, model: type) -> bool:
        """Return whether the user has a list of the model."""
        return self.site.is_registered(model) and self._pages(model).has_view_permission(self.request)

    def records(self, model: type) -> Any:
        """Return the records that the user's list of the model would show."""
        return self._pages(model).get_queryset(self.request)

    def queue(self, model: type, queue: Queue, label: str = "", note: str = "") -> Entry | None:
        """Return the entry of a queue; None where the user has no such list."""
        if not self.may_see(model):
            return None
        found = queue.select(self.records(model), self.request)
        return Entry(label or _plural(model), capped(found), list_url(model, **{PARAMETER: queue.name}), note)

    def status(self, model: type, status: str, note: str = "") -> Entry | None:
        """Return the entry of the records of one review status."""
        if not self.may_see(model):
            return None
        found = self.records(model).filter(review_status=status)
        return Entry(_plural(model), capped(found), list_url(model, review_status__exact=status), note)

    def _pages(self, model):
        return self.site.get_model_admin(model)


def capped(records: QuerySet) -> int:
    """Return how many records there are; one more than a thousand stands for all that are more."""
    return records.order_by().values("pk")[: MOST + 1].count()


def list_url(model: Any, **chosen: str) -> str:
    """Return the address of the list of a model, limited as chosen."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{address}?{urlencode(chosen)}" if chosen else address


def _plural(model: Any) -> str:
    name = str(model._meta.verbose_name_plural)
    return name[:1].upper() + name[1:]


# -- Parts of every kind of reviewable record -------------------------------------


def my_work(counter: Counter, models: Iterable[type]) -> Panel:
    """Return the drafts of the user, and what came back to them."""
    drafts, back, lines = [], [], []
    for model in models:
        drafts.append(counter.queue(model, MINE, label=f"Drafts: {_plural(model).lower()}"))
        entry = counter.queue(model, CAME_BACK, label=f"Came back: {_plural(model).lower()}")
        back.append(entry)
        if entry and entry.count:
            lines += _notes(counter, model)
    found = [entry for entry in (*back, *drafts) if entry]
    return Panel("My work", found, lines, empty="No drafts of yours are open, and nothing came back.")


def _notes(counter: Counter, model: Any) -> list[Line]:
    """Return what was last said of records that came back."""
    found = CAME_BACK.select(counter.records(model), counter.request).order_by("-changed_at")[:3]
    return [Line(str(record), change_url(record), record.review_note) for record in found]


def to_review(counter: Counter, models: Iterable[type]) -> Panel | None:
    """Return what waits for a reviewer, with since when; None for whoever does not review."""
    entries = []
    for model in models:
        if not counter.request.user.has_perm(f"{model._meta.app_label}.review_{model._meta.model_name}"):  # type: ignore[attr-defined]
            continue
        if entry := counter.status(model, ReviewStatus.READY):
            entries.append(replace(entry, note=_oldest(counter, model) if entry.count else ""))
    if not entries:
        return None
    return Panel("Ready for review", entries, empty="Nothing waits for a reviewer.")


def _oldest(counter: Counter, model: type) -> str:
    ready = counter.records(model).filter(review_status=ReviewStatus.READY)
    day = ready.order_by("changed_at").values_list("changed_at", flat=True).first()
    return f"the oldest since {in_format(localtime(day), DAY)}" if day else ""


def change_url(record: Any) -> str:
    """Return the address of the form of a record."""
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


# -- The page ------------------------------------------------------------------


class DeskPages(FindingPages, AdminSite):
    """Mixin of a site whose start page is a desk."""

    # The titles of the panels, in order; others come last.
    panels: Sequence[str] = ()

    def __init__(self, name="admin"):
        super().__init__(name)
        # What each layer puts on the desk, and the links at its head.
        self.desk: list[Part] = []
        self.starts: list[Callable[[HttpRequest], Iterable[Link]]] = []

    def index(self, request, extra_context=None):
        context = {
            "panels": self.laid_out(request),
            "starts": [link for links in self.starts for link in links(request)],
        }
        return super().index(request, context | (extra_context or {}))

    def laid_out(self, request: HttpRequest) -> list[Panel]:
        """Return the panels of the desk for whoever asks, those of one title joined."""
        found: dict[str, Panel] = {}
        for part in self.desk:
            panel = part(request)
            if panel:
                known = found.get(panel.title)
                found[panel.title] = known.joined(panel) if known else panel
        places = {title: place for place, title in enumerate(self.panels)}
        return sorted(found.values(), key=lambda panel: places.get(panel.title, len(places)))

    def get_urls(self):
        return [path("search/", self.admin_view(self.find), name="search"), *super().get_urls()]
