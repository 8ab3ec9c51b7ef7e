"""What was worked out over all data, remembered until the data changes."""

import logging
from collections.abc import Callable
from hashlib import sha256
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache

logger = logging.getLogger(__name__)
SECONDS = 24 * 3600
Worked = TypeVar("Worked")
_version: Callable[[], str] | None = None


def remember_by(version: Callable[[], str]) -> None:
    """Name what returns the version of the data; until then nothing is remembered."""
    global _version
    _version = version


def remembered(work: Callable[[], Worked], *what: Any) -> Worked:
    """Return what some work finds, from before where the data has not changed since.

    `what` tells it from all other work, in words that are the same in every process.
    """
    if _version is None or not settings.KEEP_PAGES:
        return work()
    key = f"found:{sha256(repr((_version(), what)).encode(errors='backslashreplace')).hexdigest()}"
    found = cache.get(key)
    if found is None:
        found = work()
        try:
            cache.set(key, found, SECONDS)
        except OSError:
            logger.exception("What was worked out could not be remembered; it is worked out anew each time.")
    return found
