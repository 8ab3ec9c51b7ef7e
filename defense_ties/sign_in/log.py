"""What the log is told of signing in. Django speaks of it by signals only, so these are listened to."""

import logging
from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from defense_ties.sign_in.guessing import address_of
from defense_ties.sign_in.sessions import stamp

logger = logging.getLogger(__name__)


def listen() -> None:
    """Begin to listen to who signs in and out."""
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    user_login_failed.connect(_failed)
    user_locked_out.connect(_locked_out)


def _signed_in(request: Any, user: Any, **kwargs: Any) -> None:
    stamp(request)
    logger.info("%s signed in from %s.", user.get_username(), address_of(request))


def _signed_out(request: Any, user: Any, **kwargs: Any) -> None:
    if user:
        logger.info("%s signed out.", user.get_username())


def _failed(credentials: dict, request: Any = None, **kwargs: Any) -> None:
    what = "code" if "code" in credentials else "password"
    where = address_of(request) if request else None
    logger.warning("A wrong %s for %s from %s.", what, _known(credentials.get("username")), where)


def _locked_out(request: Any, username: str | None, **kwargs: Any) -> None:
    logger.warning("Locked out: %s from %s.", _known(username), address_of(request))


def _known(username: str | None) -> str:
    """Return the name of an account; of anything else not a word: it may be a password in the wrong box."""
    users = get_user_model()._default_manager.filter(username=username)
    return str(username) if username and users.exists() else "an unknown name"
