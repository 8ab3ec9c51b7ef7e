"""The timeline of a tie, by keyboard and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.published import an_engagement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_mark_says_what_it_is_when_the_keyboard_reaches_it_and_leads_to_its_record(chromium, live_server):
    an_engagement("KH", "RU", id="talks", kind="talks", title="The talks", date="2021-12-15")
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/ties/KH/RU/")
    said = page.locator(".say", has_text="2021 Dec 15 · Talks · The talks (held)")
    expect(said).to_be_hidden()

    page.get_by_role("link", name="2021 Dec 15 · Talks · The talks (held)").focus()
    expect(said).to_be_visible()

    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/engagements/talks/")
    context.close()
