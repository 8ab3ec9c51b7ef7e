"""The tabs of a list, and what is said of addresses of pictures."""

import pytest

from tests.published import an_agreement, an_engagement, listed, said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def records():
    """Make a visit and an agreement."""
    an_engagement("KH", "RU", id="visit", kind="visit", date="2021-12-14/2021-12-16")
    an_agreement("KH", "RU", id="mou")


def tabs(client, address):
    """Return the addresses of the tabs, and which of them is shown."""
    found = client.get(address).context["tabs"]
    return {tab.code: tab.address for tab in found}, [tab.code for tab in found if tab.current]


def test_a_tab_keeps_the_filters_and_drops_what_belongs_to_another(client):
    found, shown = tabs(client, "/engagements/?view=timeline&unit=year&country=KH&sort=oldest")
    assert shown == ["timeline"]
    assert found["list"] == "/engagements/?country=KH&sort=oldest"
    assert found["matrix"] == "/engagements/?country=KH&sort=oldest&view=matrix"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("/engagements/?view=zebra", "View: “zebra” is not one of the choices. They are list, timeline, "),
        (
            "/engagements/?view=timeline&by=zebra",
            "Told apart by: “zebra” is not one of the choices. They are kind, ",
        ),
        ("/engagements/?view=matrix&unit=year", "Address: “unit” is not a filter of this list."),
        (
            "/agreements/?view=timeline&by=topic",
            "Told apart by: “topic” is not one of the choices. They are kind, ",
        ),
        ("/engagements/?when=soon", "Dated: “soon” is not a time. Write a time, "),
        ("/engagements/?also=zebra:1", "Also: “zebra:1” names no choice of a filter. "),
        ("/engagements/?also=kind:zebra", "Also: “zebra” is not one of the choices. "),
    ],
)
def test_what_cannot_be_read_is_said(client, address, message):
    assert said(client, address)[0].startswith(message)


def test_a_download_that_cannot_be_read_is_refused(client):
    response = client.get("/engagements/?view=timeline&unit=zebra&format=svg")
    assert response.status_code == 400
    assert response.content.decode().startswith("Count by: “zebra” is not one of the choices.")
    assert client.get("/engagements/?format=svg").status_code == 400


def test_nothing_found_is_said_and_nothing_is_drawn(client):
    page = client.get("/engagements/?view=calendar&q=zebra").content.decode()
    assert "No engagement on record fits all of these." in page
    assert 'class="picture"' not in page
    assert client.get("/engagements/?view=calendar&q=zebra&format=svg").status_code == 400


def test_records_without_any_date_are_said_to_be_such(client):
    an_engagement("KH", "LA", kind="award", date="")
    page = client.get("/engagements/?view=timeline&kind=award").content.decode()
    assert "no date is known" in page
    assert 'class="picture"' not in page


def test_the_form_of_the_filters_keeps_the_picture(client):
    page = client.get("/engagements/?view=timeline&unit=year&when=2021&also=pair:KH-RU").content.decode()
    for name, value in (("view", "timeline"), ("unit", "year"), ("when", "2021"), ("also", "pair:KH-RU")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page


def test_a_script_gets_the_picture_alone(client):
    headers = {"HX-Request": "true", "HX-Target": "results"}
    page = client.get("/engagements/?view=timeline", headers=headers).content.decode()
    assert "<html" not in page
    assert 'class="picture"' in page


def test_the_csv_of_the_list_stays_the_list(client):
    assert client.get("/engagements/?format=csv").getvalue().decode().startswith("\ufeffid,title,")
    assert client.get("/engagements/?view=list").status_code == 200


def test_a_chosen_filter_and_a_mark_have_to_hold_both(client):
    an_engagement("KH", "CN", id="other")
    three = an_engagement("KH", "RU", "CN", id="three")
    drawn = client.get("/engagements/?view=matrix&pair=KH-RU").context["drawn"]
    href = {row.in_csv[0]: row.href for row in drawn.rows}["CN-KH"]
    assert href == "/engagements/?pair=KH-RU&also=pair%3ACN-KH"
    assert listed(client, href) == [three.pk]
