"""Pictures of a list in a real browser: filters work beside them, and they stay when a filter is set."""

import pytest
from playwright.sync_api import expect

from tests.published import an_engagement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_picture_stays_when_a_filter_is_chosen_and_a_mark_leads_to_its_records(browser_page):
    an_engagement("KH", "RU", kind="visit", date="2021-12-14", title="Visit of one")
    an_engagement("KH", "VN", kind="talks", date="2022-05", title="Talks of two")
    page = browser_page
    page.goto("/engagements/?country=KH")
    page.get_by_role("link", name="Timeline").click()
    expect(page.get_by_role("heading", name="Engagements, one by one")).to_be_visible()
    page.get_by_role("link", name="year", exact=True).click()
    expect(page.get_by_role("heading", name="Engagements by year and kind")).to_be_visible()

    page.locator("[name=kind][value=talks]").check()
    expect(page.locator("#results a[aria-current=page]")).to_have_text("Timeline")
    expect(page.locator(".picture a")).to_have_count(1)
    assert "view=timeline" in page.url
    assert "kind=talks" in page.url

    page.locator(".picture a").click()
    expect(page.get_by_text("Talks of two")).to_be_visible()
    expect(page.get_by_text("Visit of one")).to_have_count(0)
