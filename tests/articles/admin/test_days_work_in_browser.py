"""A day's work in a real browser, from signing in to a merge, in a counted number of clicks."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Engagement, Participation
from people.models import Official
from tests.factories import OfficialFactory, ReviewerFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """Navy commander in Hanoi

PHNOM PENH, 18 October 2023 (Riverside Post) - Lieutenant General Sar Bunthan, Commander of the Royal \
Cambodian Navy, visited Hanoi from 16 to 19 October 2023.

On Tuesday, General Sar Bunthan held talks in Hanoi with Vice Admiral Tran Quoc Hung, Chief of Staff of the \
Vietnam People's Navy.
"""


class Hands:
    """The hands of a reviewer: every click and every key that acts is counted."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def click(self, what):
        self.count += 1
        what.click()

    def press(self, key):
        self.count += 1
        self.page.keyboard.press(key)

    def counted(self):
        """Return what was counted since it was last asked."""
        count, self.count = self.count, 0
        return count


def test_from_signing_in_to_a_merge_takes_seventeen_clicks_and_keys(browser_page):
    page, hands = browser_page, Hands(browser_page)
    page.set_viewport_size({"width": 1440, "height": 900})
    kept = OfficialFactory(name="Sar Bunthon", country="KH", published=True)

    steps = [sign_in, paste, correct_the_rank, accept_and_publish, merge_the_namesake]
    assert [step(page, hands) for step in steps] == [1, 2, 2, 7, 5]

    assert set(Participation.objects.filter(official=kept).values_list("engagement__kind", flat=True)) == {
        "visit",
        "talks",
    }
    assert Engagement.objects.published().count() == 2
    assert not Official.objects.filter(name="Sar Bunthan").exists()


def sign_in(page, hands):
    """Log in with the keyboard."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(ReviewerFactory().username)
    page.get_by_label("Password", exact=True).fill("password")
    hands.press("Enter")
    expect(page.get_by_role("heading", name="Desk")).to_be_visible()
    return hands.counted()


def paste(page, hands):
    """Paste an article, which leads to its reviewing screen."""
    hands.click(page.get_by_role("link", name="Paste an article", exact=True))
    page.get_by_label("Text:").fill(TEXT)
    hands.click(page.get_by_role("button", name=re.compile("^Add")))
    expect(page).to_have_url(re.compile("/review/"))
    return hands.counted()


def correct_the_rank(page, hands):
    """Correct the rank of the guest without leaving the screen."""
    hands.click(page.get_by_role("link", name="Correct Guest Sar Bunthan"))
    page.fill("#panel input[name='f-rank_as_written']", "General")
    hands.click(page.locator("#panel button.go"))
    expect(page.locator(".card > details[open] .sub", has_text="General, Commander")).not_to_contain_text(
        "Lieutenant"
    )
    return hands.counted()


def accept_and_publish(page, hands):
    """Accept all six drafts with the keyboard, and publish them."""
    drafts = page.locator(".card.draft")
    for left in range(5, -1, -1):
        if not page.locator(".card.draft > details[open]").count():
            hands.press("n")
        hands.press("a")
        expect(drafts).to_have_count(left)
        page.wait_for_load_state("networkidle")
    hands.press("p")
    expect(page.locator(".told")).to_contain_text("published, with what they name.")
    return hands.counted()


def merge_the_namesake(page, hands):
    """Merge the official who was drafted anew with the one on record."""
    card = page.locator("[data-kind='official']", has=page.locator(".name", has_text="Sar Bunthan"))
    hands.click(card.locator("summary").first)
    hands.click(card.get_by_role("link", name="Full form"))
    hands.click(page.get_by_role("link", name="Merge into…"))
    hands.click(page.locator(".found").get_by_role("link", name="Sar Bunthon").first)
    page.fill("textarea[name='reason']", "One man, spelt in two ways.")
    hands.click(page.locator("input[name='_merge']"))
    expect(page.locator(".messagelist")).to_contain_text("was merged into")
    return hands.counted()
