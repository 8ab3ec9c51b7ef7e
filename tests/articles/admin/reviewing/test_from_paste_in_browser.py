"""From a pasted text to the public page, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Agreement, Article, Engagement
from tests.articles.admin.reviewing.test_in_browser import WIDE, log_in
from tests.factories import ReviewerFactory
from tests.posting import page as address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """Navy commander in Hanoi

PHNOM PENH, 18 October 2023 (Riverside Post) - General Sar Bunthan, Commander of the Royal Cambodian Navy, \
visited Hanoi from 16 to 19 October 2023.

On Tuesday, General Sar Bunthan held talks in Hanoi with Vice Admiral Tran Quoc Hung, Chief of Staff of the \
Vietnam People's Navy.

After the talks the two commanders signed a memorandum of understanding on search and rescue at sea.
"""


def test_a_pasted_text_is_checked_and_published(browser_page):
    page = browser_page
    page.set_viewport_size(WIDE)
    log_in(page, ReviewerFactory())
    page.goto(address(Article))
    page.get_by_role("link", name="Add articles from text or files").click()
    page.get_by_label("Text:").fill(TEXT)
    page.get_by_role("button", name=re.compile("^Add")).click()

    expect(page).to_have_url(re.compile("/review/"))
    expect(page.get_by_role("heading", name="Navy commander in Hanoi", level=1)).to_be_visible()
    expect(page.locator(".card.draft").first).to_be_visible()
    accept_all(page)
    page.keyboard.press("p")
    expect(page.locator(".told")).to_contain_text("published, with what they name.")
    page.get_by_role("button", name="Coded", exact=True).click()
    expect(page.locator(".told")).to_contain_text("The article is marked: coded.")

    talks = Engagement.objects.published().get(kind="talks")
    assert Agreement.objects.published().count() == 1
    assert Article.objects.get().coding_state == "coded"
    page.goto(talks.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_contain_text(talks.title)
    expect(page.get_by_role("link", name="Tran Quoc Hung").first).to_be_visible()
    expect(page.get_by_text("Navy commander in Hanoi").first).to_be_visible()
    assert "held talks in Hanoi with" not in page.content()


def accept_all(page):
    """Accept every draft with the keyboard, one after the other."""
    drafts = page.locator(".card.draft")
    for left in range(drafts.count() - 1, -1, -1):
        if not page.locator(".card.draft > details[open]").count():
            page.keyboard.press("n")
        page.keyboard.press("a")
        expect(drafts).to_have_count(left)
