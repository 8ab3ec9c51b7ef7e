"""Who has given the right password and still owes the second factor: known, but not yet signed in."""

import time
from typing import Any

from django.contrib.auth import get_user_model, login
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django_otp import login as verify

KEY = "signing_in"
# A person looks for the phone, or installs the app: seconds.
LONGEST = 15 * 60


def begin(request: HttpRequest, user: Any) -> None:
    """Remember a user whose password was right; the user is not signed in by that."""
    request.session.cycle_key()  # whoever may have planted the old key learns nothing of this
    request.session[KEY] = {
        "user": user.pk,
        "backend": user.backend,
        "password": user.get_session_auth_hash(),
        "since": int(time.time()),
    }


def who(request: HttpRequest) -> Any:
    """Return the user who gave the password a short while ago, and None if there is none."""
    stated = request.session.get(KEY)
    if not stated or time.time() - stated["since"] > LONGEST:
        return None
    user = get_user_model()._default_manager.filter(pk=stated["user"], is_active=True).first()
    if not user or not constant_time_compare(stated["password"], user.get_session_auth_hash()):
        return None
    user.backend = stated["backend"]
    return user


def finish(request: HttpRequest, user: Any, device: Any) -> None:
    """Sign in a user who has shown the second factor."""
    login(request, user, backend=getattr(user, "backend", None) or request.session["_auth_user_backend"])
    request.session.pop(KEY, None)
    verify(request, device)


def leave(request: HttpRequest) -> None:
    """Forget who was about to sign in."""
    request.session.pop(KEY, None)
