"""Readers are sent to the replicas of the database, staff to the primary; who is lost is left out."""

import logging
import random
import sys
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.core.signals import got_request_exception
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse

from defense_ties.lib.reading import read_from, reading_from

logger = logging.getLogger(__name__)

# Seconds for which a replica that failed is not asked.
LEFT_OUT = 10
STAFF = "/admin/"
# A package of a selection lists its records in tables of its own, which a replica does not make.
PACKAGE = "zip"
# A statement that took too long: it would take as long elsewhere.
CANCELED = "57014"


class Replicas:
    """The replicas that there are, and until when those that failed are left out."""

    def __init__(self, aliases: list[str], clock: Callable[[], float] = time.monotonic) -> None:
        self.aliases, self._clock = aliases, clock
        self._lost: dict[str, float] = {}

    def choose(self) -> str:
        """Return one of those that answer, by chance, or else the primary."""
        now = self._clock()
        fine = [alias for alias in self.aliases if self._lost.get(alias, now) <= now]
        return random.choice(fine) if fine else DEFAULT_DB_ALIAS

    def lose(self, alias: str) -> None:
        """Leave one out for a while; afterwards it is asked again."""
        self._lost[alias] = self._clock() + LEFT_OUT
        connections[alias].close()
        logger.warning("The database %s does not answer: left out for %s seconds.", alias, LEFT_OUT)


class ReplicaMiddleware:
    """Chooses from which database a request is read; when that fails, the request is done over with another.

    A request of somebody who is signed in is read from the primary: what she has saved is there at once.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.REPLICAS:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.replicas = Replicas(list(settings.REPLICAS))
        got_request_exception.connect(self._note)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A body is read once; what may be done over has none.
        reads = request.method in ("GET", "HEAD") and not self._wants_primary(request)
        for _ in range(len(self.replicas.aliases) + 1):
            alias = self.replicas.choose() if reads else DEFAULT_DB_ALIAS
            read_from(alias)
            request.lost_database = False  # type: ignore[attr-defined]
            response = self.get_response(request)
            if alias == DEFAULT_DB_ALIAS or not request.lost_database:  # type: ignore[attr-defined]
                break
            self.replicas.lose(alias)
        return response

    @staticmethod
    def _wants_primary(request: HttpRequest) -> bool:
        return (
            request.path_info.startswith(STAFF)
            or settings.SESSION_COOKIE_NAME in request.COOKIES
            or request.GET.get("format") == PACKAGE
        )

    @staticmethod
    def _note(sender: Any, request: Any = None, **given: Any) -> None:
        """Note on a request that failed whether it was the fault of its database."""
        error = sys.exception()
        if request is not None and reading_from() != DEFAULT_DB_ALIAS:
            request.lost_database = is_lost(error)


def is_lost(error: BaseException | None) -> bool:
    """Return whether an error says that a database cannot be asked, not that it was asked too much."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return getattr(error.__cause__, "sqlstate", None) != CANCELED
