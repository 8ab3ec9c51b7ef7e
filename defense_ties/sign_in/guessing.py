"""Guessing of passwords and codes: who is counted as one, after how many failures, and for how long."""

import ipaddress
import math
from datetime import datetime, timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db.models import Max, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

# One name from one address may fail AXES_FAILURE_LIMIT times. Whoever tries many names from one address, or
# one name from many addresses, is stopped as well, but later: an institute may share one address.
WIDER = 10
COOL_OFF = timedelta(minutes=15)


class Handler(AxesDatabaseHandler):
    """Counts failures by name and address together, and at ten times the limit by each alone."""

    def get_failures(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """Return the number of failures that counts towards the limit."""
        together: int = super().get_failures(request, credentials)
        of_name, of_address = _of_name(credentials), _of_address(request)
        alone = AccessAttempt.objects.filter(attempt_time__gte=timezone.now() - COOL_OFF).aggregate(
            name=Sum("failures_since_start", filter=of_name),
            address=Sum("failures_since_start", filter=of_address),
        )
        return max(together, (alone["name"] or 0) // WIDER, (alone["address"] or 0) // WIDER)


def cool_off(request: HttpRequest | None) -> timedelta:
    """Return for how long failures count."""
    return COOL_OFF


def address_of(request: HttpRequest) -> str | None:
    """Return the address a request comes from, by the proxy's word only where the proxy is trusted."""
    told = request.META.get("REMOTE_ADDR", "")
    if settings.TRUST_FORWARDED_FOR:
        # Only the last address is the proxy's own word; those before it are whatever the client sent.
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or told
    try:
        return str(ipaddress.ip_address(told.partition("%")[0]))
    except ValueError:
        return None  # a socket of this machine has none


def is_locked_out(request: HttpRequest, username: str) -> bool:
    """Return whether no more codes are taken for a name, and have the answer say so."""
    if AxesProxyHandler.is_allowed(request, {"username": username}):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    request.axes_credentials = {"username": username}  # type: ignore[attr-defined]
    return True


def count_wrong_code(request: HttpRequest, user: Any) -> None:
    """Count a wrong code like a wrong password."""
    user_login_failed.send(
        sender=__name__, credentials={"username": user.get_username(), "code": "wrong"}, request=request
    )


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict | None) -> HttpResponse:
    """Answer an attempt that comes too soon after many failures; the same for names that do not exist."""
    until = _until(request, credentials)
    wait = max(60, (until - timezone.now()).total_seconds())
    context = {"until": until, "minutes": math.ceil(wait / 60)}
    refusal = render(request, "sign_in/locked.html", context, status=429)
    refusal.headers["Retry-After"] = str(math.ceil(wait))
    return refusal


def _until(request: HttpRequest, credentials: dict | None) -> datetime:
    attempts = AccessAttempt.objects.filter(_of_name(credentials) | _of_address(request))
    latest = attempts.aggregate(Max("attempt_time"))["attempt_time__max"]
    return (latest or timezone.now()) + COOL_OFF


def _of_name(credentials: dict | None) -> Q:
    return Q(username=(credentials or {}).get("username"))


def _of_address(request: HttpRequest) -> Q:
    """Return which attempts came from the same address; none where it is only that of our own proxy."""
    address = address_of(request)
    if not address or ipaddress.ip_address(address).is_loopback:
        return Q(pk__in=[])
    return Q(ip_address=address)
