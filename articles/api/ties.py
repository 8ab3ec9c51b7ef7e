"""Ties: pairs of countries with what is on record of each, as a list and one by one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.urls import reverse

from articles.api import cursors
from articles.api.answers import as_bytes
from articles.api.asked import Listing, Refused, Shape, refuse_faults
from articles.api.problems import bad_request, problem
from articles.api.reading import link, next_address, shaped, versioned
from articles.api.records import Record, plain
from articles.api.versions import data_version
from articles.exports import TIES
from articles.ties import count_pairs
from articles.ties.pairs import PairCount
from articles.views.ties import Period
from defense_ties.lib.filters import pair_code
from defense_ties.lib.filters.pairs import PairField
from defense_ties.lib.filters.quoting import quoted

NAME, TYPE = "ties", "tie"
SORTS = {"number": "Most engagements held first"}
NAMES = ["id", "type", *(column.name for column in TIES.columns)]


class TiePeriod(Period):
    """In which time the ties are counted."""

    def __init__(self, data: QueryDict):
        super().__init__(data)
        for name in {*self.fields} - {"from", "to"}:
            del self.fields[name]  # what is asked of a page

    def pairs(self, **country: str) -> list[PairCount]:
        """Return the pairs with something on record in that time, in their order."""
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        found = count_pairs(first=first and first.earliest, last=last and last.latest, **country)
        return [pair for pair in found if pair.total]


def as_record(pair: PairCount) -> Record:
    """Return a pair as a record."""
    columns = {column.name: plain(column.value(pair)) for column in TIES.columns}
    return {"id": pair.code, "type": TYPE, **columns}


def list_ties(request: HttpRequest) -> HttpResponse:
    """Return a page of the list of ties."""
    listing = Listing(request.GET, of=NAME, sorts=SORTS, names=NAMES, additions=[])
    period = TiePeriod(request.GET)
    try:
        refuse_faults(request.GET, listing, period)
    except Refused as refused:
        return bad_request(refused.faults)
    return versioned(request, data_version(), lambda: _page(request, period, listing.cleaned_data))


def _page(request: HttpRequest, period: TiePeriod, asked: dict[str, Any]) -> tuple[bytes, dict[str, str]]:
    pairs = period.pairs()
    following, number = None, len(pairs)
    if asked["after"]:
        pairs = [pair for pair in pairs if pair.order > tuple(asked["after"])]
    if len(pairs) > asked["limit"]:
        last = pairs[asked["limit"] - 1]
        following = next_address(request, cursors.write(of=NAME, sort=asked["sort"], values=last.order))
    data = [shaped(as_record(pair), NAMES, asked) for pair in pairs[: asked["limit"]]]
    page = {"data": data, "next": following} | ({"count": number} if asked["count"] == "true" else {})
    return as_bytes(page), link(following)


def show_tie(request: HttpRequest, key: str) -> HttpResponse:
    """Return one tie, or say that nothing is on record between the two countries."""
    shape, period = Shape(request.GET, names=NAMES, additions=[]), TiePeriod(request.GET)
    try:
        refuse_faults(request.GET, shape, period)
    except Refused as refused:
        return bad_request(refused.faults)
    try:
        code = pair_code(PairField().read(key))
    except ValidationError as error:
        return problem(404, " ".join(error.messages))
    if code != key:
        query = request.META.get("QUERY_STRING", "")
        address = reverse("api-tie", args=[code]) + (f"?{query}" if query else "")
        return HttpResponsePermanentRedirect(request.build_absolute_uri(address))
    pairs = {pair.code: pair for pair in period.pairs(country=code[:2])}
    if code not in pairs:
        detail = f"Nothing is on record between the countries of {quoted(code)}."
        return problem(404, detail, hint=f"{reverse('api-ties')} lists the pairs with something on record.")
    body = as_bytes(shaped(as_record(pairs[code]), NAMES, shape.cleaned_data))
    return versioned(request, data_version(), lambda: (body, {}))
