"""A form that was sent after its session had ended: what was typed is carried through signing in."""

from typing import Any

from django.core import signing
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

SALT = "defense_ties.sign_in.kept"
BOX = "kept"
# Characters; a form with more is answered with the advice to go back, where the browser has kept it.
LARGEST = 2_000_000
MOST_BYTES = 2_400_000
LONGEST = 24 * 60 * 60


def keep(request: HttpRequest) -> str:
    """Return what a form holds as a sealed text, or nothing when it is too much or has a secret in it."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return ""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    if not fields or any(name == "code" or "password" in name for name, _ in fields):
        return ""
    sealed = signing.dumps(
        {"path": request.get_full_path(), "fields": fields, "files": bool(request.FILES)},
        salt=SALT,
        compress=True,
    )
    return sealed if len(sealed) <= LARGEST else ""


def opened(request: HttpRequest, sealed: str) -> dict[str, Any] | None:
    """Return the form in a sealed text, and None when the text is not one that this site has sealed."""
    try:
        form: dict[str, Any] = signing.loads(sealed, salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        return None
    is_ours = url_has_allowed_host_and_scheme(form["path"], allowed_hosts={request.get_host()})
    return form if is_ours else None
