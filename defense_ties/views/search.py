"""Search over everything: the page of results, and what is offered while somebody types."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.validators import MinValueValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.finding.correcting import alone, meant
from articles.finding.direct import direct
from articles.finding.searching import KINDS, MOST, Found, find, understood
from articles.finding.showing import Hit, hits
from defense_ties.lib.asking import AskedPage, ChoiceField
from defense_ties.lib.filters.words import WordsField
from defense_ties.lib.fulltext import Query
from defense_ties.lib.translating import number, translated

SECTIONS = {f"{kind}s": kind for kind in KINDS}
FIRST_FEW, A_PAGE = 5, 25
OFFERED = {"official": 3, "institution": 2, "engagement": 3, "agreement": 2, "article": 1}
# A single letter begins too many words to offer any.
SHORTEST_OFFER = 2


class Asked(forms.Form):
    """What is searched for, and of which kind a page is wanted."""

    q = WordsField(label=gettext_lazy("Words"), required=False)
    page = forms.IntegerField(
        label=gettext_lazy("Page"),
        required=False,
        validators=[MinValueValidator(1, gettext_lazy("Pages are counted from 1."))],
        error_messages={"invalid": gettext_lazy("Write the number of a page.")},
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["in"] = ChoiceField(["everything", *SECTIONS], label=gettext_lazy("Kind"))


@dataclass(frozen=True)
class Group:
    """The results of one kind: how many there are, and those that are shown."""

    found: Found
    hits: list[Hit]
    query: Query

    @property
    def kind(self) -> str:
        """The kind of record."""
        return self.found.kind

    @property
    def section(self) -> str:
        """The kind as addresses and headings name it."""
        return f"{self.kind}s"

    @property
    def nouns(self) -> str:
        """The kind as readers name it."""
        return translated(self.section)

    @property
    def number(self) -> str:
        """How many were found, in words."""
        if self.found.is_capped:
            return _("more than %(number)s") % {"number": number(MOST)}
        return number(self.found.number)

    @property
    def is_whole(self) -> bool:
        """Whether all that was found is shown."""
        return len(self.found.ids) >= self.found.number

    @property
    def address(self) -> str:
        """The address at which the whole of it is."""
        return f"{reverse('search')}?{urlencode({'q': self.query.asked, 'in': self.section})}"

    @property
    def list_address(self) -> str:
        """The address of the list that can be filtered and downloaded, with these words."""
        return f"{reverse(self.section)}?{urlencode({'q': self.query.asked})}"


class SearchPage(AskedPage):
    """What is found for some words: the best of every kind, or one kind page by page."""

    template_name = "search/page.html"
    form_class = Asked
    section = "search"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.query = understood(self.asked.get("q", ""))
        self.kind = SECTIONS.get(self.asked.get("in", ""))
        context = self.get_context_data(**(self._one() if self.kind else self._all()))
        return self.render_to_response(context, status=404 if context.get("is_beyond") else 200)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = bool(self.asked.get("q"))
        found = any(group.found.number for group in kwargs["groups"])
        pages = direct(self.query.asked) if asked and not self.kind else []
        if asked and self.query and not found:
            kwargs |= {"meant": meant(self.query), "alone": alone(self.query)}
        return super().get_context_data(
            query=self.query, is_asked=asked, found=found, pages=pages, most=MOST, **kwargs
        )

    def _all(self) -> dict[str, Any]:
        return {"groups": [group for group in _groups(self.query, number=FIRST_FEW) if group.found.number]}

    def _one(self) -> dict[str, Any]:
        page = self.asked.get("page") or 1
        first = (page - 1) * A_PAGE
        group = next(_groups(self.query, [str(self.kind)], first=first, number=A_PAGE), None)
        if group is None or (not group.hits and page == 1):
            return {"groups": [], "page": page}
        last = ceil(min(group.found.number, MOST) / A_PAGE)
        context = {"groups": [group], "group": group, "page": page, "last": last, "start": first + 1}
        return context | {"end": first + len(group.hits), "is_beyond": page > last}


def _groups(query: Query, kinds: Any = KINDS, **which: int) -> Iterator[Group]:
    for found in find(query, kinds, **which):
        yield Group(found, hits(found.kind, found.ids, query), query)


@require_safe
@cache_control(public=True, max_age=60)
def suggest(request: HttpRequest) -> HttpResponse:
    """Return, as a part of a page, what may be meant by what somebody has typed so far."""
    text = request.GET.get("q", "")
    try:
        words = WordsField(required=False).clean(text)
    except forms.ValidationError:
        words = ""
    query = understood(text if words else "", typing=True)
    if len(query.folded) < SHORTEST_OFFER:
        return render(request, "search/suggestions.html", {"query": query})
    offered = [
        (found.kind, hit)
        for found in find(query, number=max(OFFERED.values()))
        for hit in hits(found.kind, found.ids[: OFFERED[found.kind]], query)
    ]
    context = {"query": query, "pages": direct(query.asked), "offered": offered}
    return render(request, "search/suggestions.html", context)
