"""What a reader's browser is given beside the page."""

import re

import pytest

from tests.published import an_agreement, an_article, an_engagement, an_institution, an_official

pytestmark = pytest.mark.django_db

SECTIONS = ["engagements", "agreements", "officials", "institutions", "articles"]


@pytest.fixture
def addresses():
    """Return the addresses of every kind of public page."""
    records = [make() for make in (an_engagement, an_agreement, an_official, an_institution, an_article)]
    lists = [f"/{section}/" for section in SECTIONS]
    return [
        "/",
        *lists,
        *(f"{address}?format=csv" for address in lists),
        *(r.get_absolute_url() for r in records),
    ]


def test_no_public_page_sets_a_cookie_or_differs_by_one(client, addresses):
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        assert not response.cookies, address
        assert "Cookie" not in response.headers.get("Vary", ""), address


def test_no_public_page_holds_script_style_or_anything_from_elsewhere(client, addresses):
    for address in addresses:
        if "format" not in address:
            page = client.get(address).content.decode()
            for forbidden in ("<style", " style=", " onclick", "@import"):
                assert forbidden not in page, address
            # Linked data is a block of data: no browser executes it.
            page = page.replace('<script type="application/ld+json">', "<data>")
            for script in re.findall(r"<script[^>]*>", page):
                assert re.fullmatch(r'<script src="/static/[^"]+" defer>', script), address
            assert page.count("src=") == page.count("<script"), address
