"""The map of the site for search engines, and what they may read."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import Agreement, Article, Engagement
from articles.positions import public_positions
from people.models import Institution, Official, Position


class SiteMap(Sitemap):
    """Addresses of one kind, as the site itself calls them, whatever host was asked."""

    limit = 10_000

    def get_protocol(self, protocol=None):
        return settings.SITE_URL.partition("://")[0]

    def get_domain(self, site=None):
        return settings.SITE_URL.partition("://")[2]


class Pages(SiteMap):
    """The pages that lead on to the records."""

    def items(self):
        return [
            "home",
            "engagements",
            "agreements",
            "countries",
            "ties",
            "officials",
            "institutions",
            "articles",
        ]

    def location(self, name):
        return reverse(name)


class Records(SiteMap):
    """The published records of one kind."""

    def __init__(self, model: Any):
        self.model = model

    def items(self):
        return self.model.objects.published().order_by("pk").only("pk", "changed_at")

    def lastmod(self, record: Any) -> datetime:
        return record.changed_at

    def get_latest_lastmod(self):
        return self.items().order_by().aggregate(latest=Max("changed_at"))["latest"]


class Positions(Records):
    """The positions that something published names."""

    def items(self):
        return public_positions().order_by("pk").only("pk", "changed_at")


def sections() -> dict[str, Any]:
    """Return the maps by name, made anew for each request: they keep what they found."""
    kinds = (Engagement, Agreement, Official, Institution, Article)
    records: dict[str, Any] = {f"{model._meta.model_name}s": Records(model) for model in kinds}
    return {"pages": Pages()} | records | {"positions": Positions(Position)}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the list of the maps, each of at most 10,000 addresses."""
    maps = []
    for section, site in sections().items():
        where = f"{settings.SITE_URL}{reverse('sitemap', args=[section])}"
        latest = site.get_latest_lastmod()
        maps += [
            {"location": where + (f"?p={page}" if page > 1 else ""), "last_mod": latest}
            for page in site.paginator.page_range
        ]
    return render(request, "sitemap_index.xml", {"sitemaps": maps}, content_type="application/xml")


@require_safe
def part(request: HttpRequest, section: str) -> HttpResponse:
    """Return one of the maps, by kind and page."""
    return sitemap(request, sections(), section=section)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Return what programs may read: all but the pages of the staff."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
