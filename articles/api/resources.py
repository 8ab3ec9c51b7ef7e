"""What the API holds: each kind of record with its table of the package, its filters and its orders."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.urls import reverse

from articles.api.filters import (
    AppointmentFilter,
    PlaceFilter,
    PositionFilter,
    PublisherFilter,
    RankFilter,
    TopicFilter,
)
from articles.package import selection
from articles.package.tables import BY_NAME, Table
from articles.views.agreement import AgreementList
from articles.views.article import ArticleList
from articles.views.engagement import EngagementList
from articles.views.institution import InstitutionList
from articles.views.official import OfficialList
from defense_ties.lib.filters import RecordFilter
from defense_ties.lib.reviewing import ReviewStatus

Order = Callable[[Any], QuerySet]
Address = Callable[[Mapping[str, Any]], str | None]
ALWAYS = Q(pk__isnull=False)


@dataclass(frozen=True, eq=False)
class Resource:
    """A kind of record: `/name` lists it and `/name/{id}` is one; the columns are those of its table."""

    name: str
    filterset: type[RecordFilter]
    sorts: Mapping[str, tuple[Any, Order]]  # the first is the order without a choice
    published: Callable[[], QuerySet]
    address: Address
    has_page: Q = ALWAYS

    @property
    def table(self) -> Table:
        """The table of the package that holds the same records."""
        return BY_NAME[self.name]

    @property
    def type(self) -> str:
        """What one record is called."""
        return str(self.table.model._meta.model_name)

    @property
    def page_is_open(self) -> Case:
        """Whether a reader may see the page of a record."""
        return Case(When(self.has_page, then=Value(True)), default=Value(False))

    def url(self, columns: Mapping[str, Any]) -> str | None:
        """Return the address of the page that shows a record, host and all; None where there is none."""
        path = self.address(columns)
        return settings.SITE_URL + path if path else None


def _listed(view: Any) -> Resource:
    """Return the records of a list that has a page, with the filters and orders of the page."""
    page = view.section.removesuffix("s")
    return Resource(
        view.section,
        view.filterset_class,
        {code: (sort.label, sort.order) for code, sort in view.sorts.items()},
        view().published,
        lambda columns: reverse(page, args=[columns["id"]]),
    )


def _unlisted(
    name: str, filterset: type[RecordFilter], orders: dict[str, tuple], address: Address, **more: Any
):
    """Return the records of a kind without such a page: those that a package holds."""

    def published() -> QuerySet:
        table = BY_NAME[name]
        held = selection.selected(table, everything=False).order_by().values("pk")
        return table.model._default_manager.filter(pk__in=held)

    sorts = {
        code: (f"{code.capitalize()}", lambda found, order=order: found.order_by(*order))
        for code, order in orders.items()
    }
    return Resource(name, filterset, sorts, published, address, **more)


def _listed_by(section: str, name: str) -> Address:
    return lambda columns: f"{reverse(section)}?{name}={columns['id']}"


BY_NAME_OF = {"name": ("folded", "id"), "country": ("country", "folded", "id")}
_BY_LEVEL = F("seniority").asc(nulls_last=True)
_DATES = ("earliest", "latest")

RESOURCES: tuple[Resource, ...] = (
    *(_listed(view) for view in (EngagementList, AgreementList, OfficialList, InstitutionList, ArticleList)),
    _unlisted(
        "positions",
        PositionFilter,
        {"level": (_BY_LEVEL, "folded", "id"), "title": ("folded", "id")},
        lambda columns: reverse("position", args=[columns["id"]]),
        has_page=Q(institution=None) | Q(institution__review_status=ReviewStatus.PUBLISHED),
    ),
    _unlisted("places", PlaceFilter, BY_NAME_OF, _listed_by("engagements", "place")),
    _unlisted(
        "topics",
        TopicFilter,
        {"sequence": ("sequence", "id"), "label": ("folded_label", "id")},
        lambda columns: f"{reverse('codebook')}#topic-{columns['id']}",
    ),
    _unlisted("publishers", PublisherFilter, BY_NAME_OF, _listed_by("articles", "publisher")),
    _unlisted(
        "ranks",
        RankFilter,
        {"title": ("folded", "id"), "country": ("country", "folded", "id")},
        lambda columns: None,
    ),
    _unlisted(
        "appointments",
        AppointmentFilter,
        {
            "newest": (*(F(name).desc(nulls_last=True) for name in _DATES), "id"),
            "oldest": (*(F(name).asc(nulls_last=True) for name in _DATES), "id"),
        },
        lambda columns: reverse("official", args=[columns["official_id"]]),
    ),
)
BY_TABLE = {resource.name: resource for resource in RESOURCES}
