"""Countries as addresses name them: by code; a name, or a code in small letters, leads there."""

from difflib import get_close_matches
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse

from defense_ties.lib.asking import AskedPage
from defense_ties.lib.countries import country_choices, country_name, parse_country
from defense_ties.lib.names import fold

MOST_MEANT = 3
LONGEST = 60


class CountryAddressPage(AskedPage):
    """A page whose address names countries; where it names one otherwise than by code, it moves there."""

    def address_of(self, codes: list[str]) -> str:
        """Return the address of the page for these countries."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        codes = [parse_country(text.replace("-", " ")) for text in kwargs.values()]
        unknown = [text for text, code in zip(kwargs.values(), codes, strict=True) if code is None]
        known = [code for code in codes if code]
        if unknown or len(set(known)) < len(known):
            return self._no_such(request, unknown, known)
        address = self.address_of(known)
        if request.path != address:
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(address + (f"?{query}" if query else ""))
        self.codes = known
        return super().get(request, *args, **kwargs)

    def _no_such(self, request: HttpRequest, unknown: list[str], known: list[str]) -> HttpResponse:
        context = {
            "view": self,
            "unknown": unknown,
            "known": list(dict.fromkeys(known)),
            "name": country_name(known[0]) if known else "",
            "meant": [code for text in unknown for code in _meant(text)],
        }
        return TemplateResponse(request, "countries/unknown.html", context, status=404)


def _meant(text: str) -> list[str]:
    """Return the codes of the countries whose names are most like a text."""
    names = {fold(name): code for code, name in country_choices()}
    return [names[name] for name in get_close_matches(fold(text[:LONGEST]), names, MOST_MEANT)]
