"""The languages of the site in its pages; every template knows these tags, and Django's own of i18n."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import translation

from defense_ties.lib.translating import ENGLISH, language, number, translated

register = template.Library()
register.filter("number", number)
register.filter("translated", translated)

# How languages are named for browsers and for Open Graph, where that is not by their codes.
TAGS = {"en-gb": "en-GB"}
TERRITORIES = {"en-gb": "en_GB", "vi": "vi_VN"}


@dataclass(frozen=True)
class InLanguage:
    """A page in one of the languages: what that is called, and the address."""

    code: str
    name: str
    path: str
    is_current: bool

    @property
    def tag(self) -> str:
        """The language as browsers name it."""
        return language_tag(self.code)

    @property
    def territory(self) -> str:
        """The language as Open Graph names it."""
        return TERRITORIES.get(self.code, self.code)

    @property
    def address(self) -> str:
        """The address of the page, host and all."""
        return settings.SITE_URL + self.path


@register.simple_tag(takes_context=True)
def languages(context: template.Context) -> list[InLanguage]:
    """Return the page in each language, with the same question; the first page where it has one language."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return []
    here, current = request.get_full_path(), language()
    found = []
    for code, name in settings.LANGUAGES:
        path = here if code == current else translate_url(here, code)
        if code != current and path == here:
            path = _home(code)
        found.append(InLanguage(code, name, path, code == current))
    return found


def _home(code: str) -> str:
    with translation.override(code):
        return reverse("home")


@register.filter
def language_tag(code: Any) -> str:
    """Return a language as browsers name it."""
    return TAGS.get(str(code), str(code))


@register.simple_tag
def in_english() -> bool:
    """Return whether the page is in English, as the records are."""
    return language() == ENGLISH
