"""What readers can take home: editions, the records of today, and where the rest is."""

from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import condition, require_safe
from django.views.generic import DetailView

from articles.citations import FORMATS, cite_edition, refer_to_edition
from articles.editions import Folder
from articles.editions.changes import COLUMNS, WHAT
from articles.linked_data import linked_edition
from articles.models import Edition
from articles.package.codebook import CODEBOOK
from articles.package.derived import DERIVED, DerivedTable
from articles.package.descriptor import LICENCE
from articles.package.tables import BY_NAME, TABLES, Table
from articles.views.cited import citation_file
from articles.views.packaged import PackageDownload
from defense_ties.lib.asking import AskedPage

# A CSV table of a package, stored, reckoned or describing the others.
ALL_TABLES: tuple[Table | DerivedTable, ...] = (*TABLES, *DERIVED, CODEBOOK)
DESCRIBED = {table.name: table.description for table in ALL_TABLES}
# What a reader counts; the other tables belong to these.
COUNTED = ("engagements", "agreements", "officials", "institutions", "articles")


class DownloadPage(AskedPage):
    """The editions, the newest first, and what else can be taken home."""

    template_name = "downloads/page.html"
    section = "downloads"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        editions = list(Edition.objects.published().newest_first().defer("notes"))
        newest = Edition.objects.published().newest_first().first()
        return super().get_context_data(
            newest=newest,
            counts=counts(newest) if newest else [],
            citation=cite_edition(newest) if newest else "",
            editions=editions,
            licence=LICENCE,
            linked_data=linked_edition(newest) if newest else None,
            **kwargs,
        )


class EditionPage(DetailView):
    """One edition: what is in it, what changed, how it is cited and checked."""

    http_method_names = ["get", "head", "options"]
    template_name = "downloads/edition.html"
    context_object_name = "edition"
    section = "downloads"

    def get_queryset(self):
        return Edition.objects.published().select_related("before")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if "cite" not in request.GET:
            return super().get(request, *args, **kwargs)
        edition: Any = self.get_object()
        name = f"defense_ties-{edition.version}"
        return citation_file(request, name=name, reference=lambda: refer_to_edition(edition))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition: Any = self.object
        return super().get_context_data(
            address=settings.SITE_URL + reverse("edition", args=[edition.version]),
            tables=[
                (name, number, DESCRIBED.get(name, ""), edition.changes.get(name, {}))
                for name, number in edition.rows.items()
            ],
            kinds_of_change=list(WHAT.items()),
            columns=list(COLUMNS.items()),
            citation=cite_edition(edition),
            formats=FORMATS,
            licence=LICENCE,
            linked_data=linked_edition(edition),
            **kwargs,
        )


def counts(edition: Edition) -> list[tuple[Any, int]]:
    """Return how many records of each kind an edition holds."""
    return [(BY_NAME[name].model._meta.verbose_name_plural, edition.rows.get(name, 0)) for name in COUNTED]


def _etag(request: HttpRequest, version: str) -> str | None:
    edition = Edition.objects.published().filter(pk=version).first()
    return f'"{edition.sha256}"' if edition else None


@require_safe
@condition(etag_func=_etag)
def edition_package(request: HttpRequest, version: str) -> FileResponse:
    """Return the frozen package of an edition."""
    edition = get_object_or_404(Edition.objects.published(), pk=version)
    folder = Folder(edition)
    return _file(folder.package, f"{folder.name}.zip", "application/zip")


@require_safe
@condition(etag_func=_etag)
def edition_changes(request: HttpRequest, version: str) -> FileResponse:
    """Return what changed between the edition before and this one, as CSV."""
    edition = get_object_or_404(Edition.objects.published().exclude(before=None), pk=version)
    folder = Folder(edition)
    return _file(folder.changes, f"{folder.name}-changes.csv", "text/csv; charset=utf-8")


@require_safe
def today(request: HttpRequest) -> PackageDownload:
    """Return the package of everything that is published now; it is written while it is sent."""
    return PackageDownload(name=f"{settings.SITE_NAME}-today")


def _file(path: Any, name: str, content_type: str) -> FileResponse:
    try:
        file = path.open("rb")
    except OSError as error:
        # It is noted as published, so that a reader is right to ask; who runs the site has to bring it back.
        raise Http404("The file of this edition is not on this machine.") from error
    return FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
