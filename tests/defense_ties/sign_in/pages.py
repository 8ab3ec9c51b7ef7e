"""Every page of the site, found by asking the site itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

PARAMETER = re.compile(r"<(?:\w+:)?\w+>|\(\[\^/\]\+\)")


@dataclass(frozen=True)
class Page:
    """A page, by its address with gaps for records."""

    route: str
    name: str

    @property
    def model(self) -> type[models.Model] | None:
        """Return the kind of record whose staff page this is, if it is one."""
        found = re.match(r"admin/(\w+)/(\w+)/", self.route)
        try:
            return apps.get_model(found[1], found[2]) if found else None
        except LookupError:
            return None

    @property
    def view(self) -> str:
        """Return what the page does, without the kind of record it does it to."""
        if self.model is None:
            return self.name
        return self.name.removeprefix(f"{self.model._meta.app_label}_{self.model._meta.model_name}_")

    def address_with(self, gaps: Iterable[str]) -> str:
        """Return the address with the gaps filled in their order."""
        filling = iter(gaps)
        return "/" + PARAMETER.sub(lambda gap: next(filling), self.route)

    def address(self, record: Any) -> str:
        """Return the address with the gaps filled: the record first, then its latest version."""
        history = getattr(record, "history", None)
        version = history.first().pk if history is not None and history.exists() else "1"
        route = re.sub(r"\(\?P<app_label>(\w+)[^)]*\)", r"\1", self.route)
        route = route.replace("(?P<url>.*)", "no/such/page/")
        keys = iter([str(record.pk), str(version)] if record is not None else ["1", "1"])
        filled = PARAMETER.sub(lambda gap: next(keys), route)
        return "/" + filled.replace("^", "").replace("$", "")


def pages(resolver: Any = None, before: str = "") -> Iterator[Page]:
    """Give every page of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from pages(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield Page(route, pattern.name or "")
