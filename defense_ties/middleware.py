"""What holds for every request: its language, and headers beyond those of Django and django-csp."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from defense_ties.lib.exports import CannotWrite, Late
from defense_ties.lib.faults import refusal

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


# No other site may put a page or a picture of this one into its own; the API says otherwise.
RESOURCE_POLICY = "same-origin"


class PermissionsPolicyMiddleware:
    """Tells browsers that pages use no camera, place or other device, and belong on no other site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", RESOURCE_POLICY)
        return response


class DownloadMiddleware:
    """Opens a table that is taken home, once all else of the request is done: it is one look at the database.

    What fails until its first bytes is answered as an error. Whatever may write stands further in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        response: Any = self.get_response(request)
        if not isinstance(response, Late):
            return response
        try:
            response.begin()
        except CannotWrite as error:
            response.close()
            return refusal([error])
        return response


class LanguageMiddleware:
    """Answers in the language that the address begins with, or else in English.

    Django's own also asks cookies and browsers; here an address is the same page for everybody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
