"""The codebook as a page."""

import re

import pytest

from tests.published import an_engagement

pytestmark = pytest.mark.django_db


def test_every_link_within_the_codebook_leads_somewhere(client):
    page = client.get("/codebook/").content.decode()
    anchors = re.findall(r'id="([^"]+)"', page)
    targets = set(re.findall(r'href="#([^"]+)"', page))

    assert len(anchors) == len(set(anchors))
    assert {"engagement-kind", "dates", "list-articles", "evidence", "topic"} <= targets
    assert targets - set(anchors) == set()


def test_a_code_shows_its_definition_its_number_and_an_example(client):
    visit = an_engagement(kind="visit", title="Visit of Sok Dara")
    page = " ".join(client.get("/codebook/").content.decode().split())

    assert '<tr role="row" id="engagement-kind-visit">' in page
    assert "A stay in another country, with its limits in time." in page
    assert '<a href="/engagements/?kind=visit&amp;status=held">1</a>' in page
    assert f'<a href="{visit.get_absolute_url()}">Visit of Sok Dara</a>' in page


def test_what_the_codebook_cannot_be_asked_is_said(client):
    assert (
        "“kind” is not something that this page can be asked."
        in client.get("/codebook/?kind=visit").content.decode()
    )
