"""How long a session lasts: so long without a click, and so long at all."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

SIGNED_IN = "signed_in_at"
SEEN = "seen_at"
ENDED = "session_ended"
# A session is written at most this often, in seconds, to remember that it is in use.
NOTE_EVERY = 120


def stamp(request: HttpRequest) -> None:
    """Begin to count the time of a session."""
    request.session[SIGNED_IN] = request.session[SEEN] = int(time.time())


def seconds_left(session: Any) -> int | None:
    """Return for how many seconds a session lasts if nothing is done; None when nobody is signed in."""
    if SESSION_KEY not in session:
        return None
    now = time.time()
    idle = session.get(SEEN, now) + settings.SESSION_IDLE_HOURS * 3600
    whole = session.get(SIGNED_IN, now) + settings.SESSION_HOURS * 3600
    return int(min(idle, whole) - now)


def touch(session: Any) -> None:
    """Remember that a session is in use."""
    session[SEEN] = int(time.time())
    session.setdefault(SIGNED_IN, session[SEEN])


class SessionLimitMiddleware:
    """Ends sessions that have lasted too long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A reader has no session: to ask for it would say that every public page differs by cookie.
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            self.limit(request.session)
        return self.get_response(request)

    def limit(self, session: Any) -> None:
        """End a session whose time is over, and otherwise remember that it is in use."""
        left = seconds_left(session)
        if left is None:
            return
        if left <= 0:
            session.flush()
            session[ENDED] = True  # the page for signing in says so
        elif time.time() - session.get(SEEN, 0) > NOTE_EVERY:
            touch(session)
