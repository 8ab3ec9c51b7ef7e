"""A list that is filtered while it is read, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.factories import ParticipationFactory
from tests.published import an_engagement, an_official

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def go_back(page):
    """Press the browser's button; the driver's own cannot bear that the page is then fetched anew."""
    page.evaluate("() => { setTimeout(() => history.back(), 0) }")


def test_a_list_follows_each_filter_at_once(browser_page, live_server):
    names = ["Dara", "Vannak", "Sophea", "Petr"]
    for number, country in enumerate(("VN", "VN", "RU", "CN")):
        made = an_engagement("KH", country, title=f"Meeting {number}", date=f"202{number}")
        official = an_official(name=f"Hun {names[number]}", id=f"o{number}")
        ParticipationFactory(engagement=made, official=official)
    page = browser_page
    page.goto("/engagements/")
    expect(page.get_by_role("button", name="Apply")).to_be_hidden()

    box = page.get_by_role("checkbox", name="Viet Nam", exact=False).and_(page.locator("[name=country]"))
    box.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{live_server.url}/engagements/?country=VN")
    expect(page.locator("#announced")).to_have_text("2 of 4 engagements")
    expect(page.locator("#results tbody tr")).to_have_count(2)
    expect(page.locator("#f-country-VN")).to_be_focused()
    expect(page.locator("#f-kind-meeting + .of + .count")).to_have_text("2")

    page.get_by_label("Russia").and_(page.locator("[name=country]")).check()
    expect(page.locator("#announced")).to_have_text("3 of 4 engagements")

    name = page.get_by_label("Another: Official")
    name.press_sequentially("vann")
    page.get_by_role("checkbox", name="Hun Vannak").and_(page.locator("[id^=found]")).check()
    expect(page.locator("#announced")).to_have_text("1 of 4 engagements")
    expect(page).to_have_url(f"{live_server.url}/engagements/?country=VN&country=RU&official=o1")
    expect(page.locator("#f-official-o1")).to_be_focused()
    expect(page.locator("#f-official-o1")).to_be_checked()

    page.get_by_role("link", name="Official: Hun Vannak").click()
    expect(page.locator("#announced")).to_have_text("3 of 4 engagements")
    expect(page.locator(".chips a").first).to_be_focused()
    page.get_by_label("From").fill("soon")
    page.get_by_label("From").press("Enter")
    expect(page.get_by_label("From")).to_have_accessible_description(
        "“soon” is not a date. Write a year, a month or a day: 2019, 2022-03, 2021-12-16."
    )

    go_back(page)
    expect(page.locator("#results tbody tr")).to_have_count(3)
    for address, chips in (
        ("?country=VN&country=RU&official=o1", 3),
        ("?country=VN&country=RU", 2),
        ("?country=VN", 1),
    ):
        go_back(page)
        expect(page).to_have_url(f"{live_server.url}/engagements/{address}")
        expect(page.locator(".chips a:not(.x)")).to_have_count(chips)
    expect(page.locator("#results tbody tr")).to_have_count(2)
    expect(page.locator("#f-country-VN")).to_be_checked()
    expect(page.locator("#f-country-RU")).not_to_be_checked()

    page.set_viewport_size({"width": 375, "height": 800})
    page.get_by_role("link", name="Filters (1)").click()
    page.get_by_label("Words").press_sequentially("meeting 1")
    expect(page.locator("#announced")).to_have_text("1 of 4 engagements")
    expect(page.get_by_label("Words")).to_be_focused()
    expect(page.get_by_label("Words")).to_have_value("meeting 1")
    page.get_by_role("link", name="Close").click()
    expect(page.get_by_role("link", name="Filters (2)")).to_be_visible()
