"""What holds of every picture: no mark counts anything but the records of the list that it leads to."""

from itertools import product
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.pictures import pictures_of
from tests.published import an_agreement, an_engagement, rows_of_csv

FILTERS = {
    "engagements": [
        "",
        "&topic=cyber",
        "&country=KH&pair=KH-RU&pair=VN-RU",
        "&date_from=2021-12-10",
        "&status=held",
    ],
    "agreements": ["", "&country=KH&pair=KH-VN", "&kind=mou"],
}
COUNTED = {"held", "planned", "called_off", "signed", "to_be_signed", "signed_or_later", "not_yet_signed"}


def addresses():
    """Return the address of each picture of ours in each of its forms."""
    return [
        f"/{section}/?view={code}&" + "&".join(f"{name}={value}" for name, value in chosen)
        for section in FILTERS
        for code in ("timeline", "matrix", "network", "map", "calendar")
        for chosen in product(
            *(
                [(name, value) for value in option.choices]
                for name, option in pictures_of(section)[code].options(section).items()
            )
        )
    ]


@pytest.fixture
def listing(engagements, agreements):
    """Make the records of both lists."""


@pytest.mark.parametrize(
    "address", [one for one in addresses() if not {"unit=fit", "unit=each", "cells=fit"} & {*one.split("&")}]
)
def test_each_row_of_numbers_leads_to_just_as_many_records(client, listing, address):
    for filters in FILTERS[address.split("/")[1]]:
        drawn = client.get(address + filters).context["drawn"]
        places = [place for place, name in enumerate(drawn.columns) if name in COUNTED]
        for row in drawn.rows:
            if row.in_csv[0] == "none" and "by=topic" in address:
                continue  # no filter asks for what has no topic
            counted = sum(row.in_csv[place] for place in places)
            found = client.get(row.href).context
            assert not found["view"].faults, row.href
            if "to_be_signed" in drawn.columns and all(row.in_csv[-2:]):
                counted = row.in_csv[-2]  # a row leads to what was signed, its marks to each
            assert found["page"].paginator.count == counted, (row, filters)


def marks(chart: Any):
    """Yield the number and the address of each mark of a chart that counts."""
    for strip in getattr(chart, "strips", []):
        yield from ((block.count, block.href) for block in [*strip.blocks, *strip.spans])
    for row in getattr(chart, "rows", []):
        yield from ((sum(cell.numbers), cell.href) for cell in row.cells if cell.href)


@pytest.mark.parametrize(
    "address",
    [
        "/engagements/?view=timeline&unit=month&by=kind",
        "/engagements/?view=timeline&unit=year&by=level",
        "/engagements/?view=timeline&unit=decade&by=together&status=held&status=cancelled",
        "/engagements/?view=calendar&cells=day",
        "/engagements/?view=calendar&cells=month&topic=exercises",
        "/agreements/?view=timeline&unit=year",
    ],
)
def test_each_mark_leads_to_just_as_many_records(client, listing, address):
    found = list(marks(client.get(address).context["drawn"].chart))
    assert found
    for counted, href in found:
        assert client.get(href).context["page"].paginator.count == counted, href


EACH = [
    "/engagements/?view=timeline&unit=each&by=topic",
    "/engagements/?view=timeline&unit=month&by=level",
    "/engagements/?view=matrix",
    "/engagements/?view=network",
    "/engagements/?view=network&of=officials",
    "/engagements/?view=map",
    "/engagements/?view=map&counted=places",
    "/engagements/?view=calendar&cells=day",
    "/agreements/?view=network",
    "/agreements/?view=map",
    "/agreements/?view=timeline",
    "/agreements/?view=timeline&unit=year",
    "/agreements/?view=matrix&order=name",
    "/agreements/?view=calendar&cells=month",
]


@pytest.mark.parametrize("address", EACH)
def test_no_draft_is_seen_and_files_are_what_they_say(client, listing, address):
    assert "Unseen Draft" not in client.get(address).content.decode()
    svg = client.get(f"{address}&format=svg")
    assert svg.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert ElementTree.fromstring(svg.content).tag == "{http://www.w3.org/2000/svg}svg"
    assert "Unseen Draft" not in svg.content.decode()
    png = client.get(f"{address}&format=png")
    assert png.headers["Content-Type"] == "image/png"
    assert png.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("address", EACH)
def test_the_csv_holds_the_numbers_of_the_table(client, listing, address):
    drawn = client.get(address).context["drawn"]
    rows = rows_of_csv(client, f"{address}&format=csv")
    assert list(rows[0]) == list(drawn.columns)
    assert len(rows) == len(drawn.rows)
    assert len(drawn.header) == len(drawn.rows[0].cells)


@pytest.mark.parametrize("address", EACH)
def test_more_records_take_no_more_queries(client, listing, address):
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    for _ in range(3):
        engagement = an_engagement("KH", "RU", kind="award", date="2021-07-01")
        engagement.topics.set(["peacekeeping"])
        an_agreement("KH", "TH", kind="protocol", events=[("signed", "2021-07-01")])
    with CaptureQueriesContext(connection) as after:
        client.get(address)
    assert len(after) <= len(before)
