"""Answers for those who watch the site: whether the process lives, and whether it can do its work."""

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.counts import COUNTS
from articles.data_version import DATA_VERSION
from articles.finding.index import INDEX

FINE = "ok"


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """Answer that the process lives; nothing else is asked."""
    return HttpResponse(f"{FINE}\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Answer whether pages can be shown: with 503 while the database or what they need of it is missing."""
    found = {"database": _database()}
    if found["database"] == FINE:
        found |= {
            "migrations": _migrations(),
            "search_index": _search_index(),
            "data_version": _data_version(),
            "counts": _counts(),
        }
    is_ready = set(found.values()) == {FINE}
    return JsonResponse(found, status=200 if is_ready else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "does not answer"
    return FINE


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return FINE if not missing else f"{len(missing)} not applied: run manage.py migrate"


def _search_index() -> str:
    if not INDEX.is_there(DEFAULT_DB_ALIAS):
        return "is not there: run manage.py migrate"
    return FINE if INDEX.is_kept(DEFAULT_DB_ALIAS) else "is not kept up to date: run manage.py migrate"


def _data_version() -> str:
    is_kept = DATA_VERSION.is_there() and DATA_VERSION.is_kept()
    return FINE if is_kept else "changes are not noted: run manage.py migrate"


def _counts() -> str:
    is_kept = COUNTS.is_there() and COUNTS.is_kept()
    return FINE if is_kept else "do not follow what is written: run manage.py migrate"
