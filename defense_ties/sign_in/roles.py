"""The roles of staff, each a group, and who of them has to bring a second factor."""

from typing import Any

from django.conf import settings

CODER = "coder"
REVIEWER = "reviewer"
ADMINISTRATOR = "administrator"
ROLES = (CODER, REVIEWER, ADMINISTRATOR)
# What these may do cannot be undone by a colleague who looks at a draft: they publish, or open accounts.
TRUSTED = (REVIEWER, ADMINISTRATOR)


def needs_second_factor(user: Any) -> bool:
    """Return whether a user has to sign in with a code as well as a password."""
    if settings.SECOND_FACTOR != "required" or not user.is_active or not user.is_staff:
        return False
    return user.is_superuser or user.groups.filter(name__in=TRUSTED).exists()


def is_held_up(request: Any) -> bool:
    """Return whether who sends a request is signed in by password alone and still owes the second factor."""
    user = request.user
    if getattr(user, "otp_device", None):  # set for sessions in which the second factor was shown
        return False
    if not hasattr(request, "_needs_second_factor"):  # asked several times for one page
        request._needs_second_factor = needs_second_factor(user)
    return bool(request._needs_second_factor)
