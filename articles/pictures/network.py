"""Who is tied to whom: the countries of the filtered records, or the officials."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.counterparts import busiest_officials, meetings_among
from articles.pictures.pairs import pair_row, pairs_of
from articles.pictures.picture import (
    AGREEMENTS,
    ENGAGEMENTS,
    Asked,
    Drawn,
    KeyItem,
    Option,
    Picture,
    TableRow,
)
from articles.pictures.told import columns_of, numbers_of, told_of
from articles.ties.tied import both, countries_tied, in_words, the_busiest
from defense_ties.lib.charts.network import Edge, Network, Node, network
from defense_ties.lib.countries import country_name

MOST_OFFICIALS = 36
OF, COUNTRIES, OFFICIALS = "of", "countries", "officials"


class NetworkPicture(Picture):
    """Countries, or officials, and how often they meet."""

    code, label = "network", gettext_lazy("Network")

    def options(self, section: str) -> Mapping[str, Option]:
        if section != ENGAGEMENTS:
            return {}
        choices = {COUNTRIES: gettext_lazy("countries"), OFFICIALS: gettext_lazy("officials")}
        return {OF: Option(gettext_lazy("Of"), choices)}

    def draw(self, asked: Asked) -> Drawn | None:
        return _officials(asked) if asked.options.get(OF) == OFFICIALS else _countries(asked)

    def nothing(self, asked: Asked) -> str:
        if asked.options.get(OF) == OFFICIALS:
            return _("In none of these records officials of two countries took part.")
        return _("None of these records joins two countries, so that there is no tie to draw.")


def _countries(asked: Asked) -> Drawn | None:
    is_agreements = asked.section == AGREEMENTS
    every = pairs_of(asked)
    pairs, left_out = the_busiest(pair for pair in every if pair.held or pair.planned)
    if not pairs:
        return None
    told = told_of(asked)
    chart = countries_tied(
        pairs,
        edge_href=lambda pair: asked.link(pair=pair.code),
        node_href=lambda code: asked.link(country=code),
        told=told,
    )
    counted = columns_of(asked)
    return _drawn(
        chart,
        title=_("Countries that have agreements") if is_agreements else _("Countries that meet"),
        told=told,
        columns=["pair", "first", "second", *counted],
        rows=[pair_row(pair, asked, counted) for pair in every],
        notes=_left_out(left_out),
    )


def _officials(asked: Asked) -> Drawn | None:
    officials, left_out = busiest_officials(asked.records, most=MOST_OFFICIALS)
    met = meetings_among(asked.records, officials)
    shown = [meeting for meeting in met if meeting.held or meeting.planned]
    if not shown:
        return None
    told, counted = told_of(asked), columns_of(asked)
    drawn = {official for meeting in shown for official in (meeting.first, meeting.second)}
    nodes = [
        Node(
            official.pk,
            official.name,
            words=f"{official.name}, {country_name(official.country)}" if official.country else official.name,
            href=asked.link(official=official.pk),
            group=str(official.country),
        )
        for official in drawn
    ]
    edges, rows = [], []
    for meeting in met:
        first, second = meeting.first, meeting.second
        names = both(first.name, second.name)
        href = asked.link(official=[first.pk], also=[f"official:{second.pk}"])
        if meeting.held or meeting.planned:
            words = in_words(names, (meeting.held, meeting.planned), told)
            edges.append(Edge(first.pk, second.pk, meeting.held, meeting.planned, words, href))
        numbers = numbers_of(meeting, counted)
        rows.append(TableRow([names, *numbers], href, [first.pk, second.pk, *numbers]))
    return _drawn(
        network(nodes, edges),
        title=_("Officials who meet"),
        told=told,
        columns=["first_official_id", "second_official_id", *counted],
        rows=rows,
        notes=_left_out(left_out, officials=True),
    )


def _drawn(chart: Network, *, told: tuple[str, ...], **given: Any) -> Drawn:
    key = [KeyItem("tie", told[0], "line")]
    if any(not edge.held for edge in chart.edges):
        key.append(KeyItem("tie off", _("only %(planned)s") % {"planned": told[1]}, "line"))
    return Drawn(
        desc=_(
            "A line is the thicker, the more records join its two ends; a disc the larger, the more "
            "others it is joined to."
        ),
        template="pictures/network.html",
        chart=chart,
        height=chart.height,
        width=chart.width,
        header=[_("Pair"), *(word.capitalize() for word in told)],
        key=key,
        **given,
    )


def _left_out(number: int, *, officials: bool = False) -> list[str]:
    if not number:
        return []
    if officials:
        text = ngettext(
            "The officials with the most records are drawn; %(number)s more is not.",
            "The officials with the most records are drawn; %(number)s more are not.",
            number,
        )
    else:
        text = ngettext(
            "The countries with the most records are drawn; %(number)s more is in the table.",
            "The countries with the most records are drawn; %(number)s more are in the table.",
            number,
        )
    return [text % {"number": number}]
