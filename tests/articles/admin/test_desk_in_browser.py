"""The desk and the ledger in a real browser, under the site's content security policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import CoverageMonth
from tests.defense_ties.test_admin_in_browser import log_in
from tests.factories import ArticleFactory, CoderFactory, EngagementFactory, PublisherFactory, ReviewerFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCHEMES = ("light", "dark")
WIDTHS = (375, 1440)


def assert_clean(page):
    """Refuse what axe finds, and a page that is wider than the screen, in both schemes and widths."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": 900})
            violations = Axe().run(page).response["violations"]
            found = [(fault["id"], fault["nodes"][0]["target"]) for fault in violations]
            assert (scheme, width, found) == (scheme, width, [])
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_number_on_the_desk_leads_to_its_list(browser_page):
    user = CoderFactory()
    EngagementFactory(title="Talks in Hanoi", drafter=user)
    log_in(browser_page, user)
    browser_page.get_by_role("link", name="Drafts: engagements 1").click()

    expect(browser_page.get_by_role("link", name="Talks in Hanoi")).to_be_visible()
    expect(browser_page.get_by_text("1 engagement", exact=True)).to_be_visible()


def test_the_desk_is_clean(browser_page):
    user = ReviewerFactory()
    EngagementFactory(drafter=user, review_note="Which of the two?")
    EngagementFactory(review_status="ready")
    ArticleFactory(body="A text.")
    log_in(browser_page, user)

    assert_clean(browser_page)
    browser_page.get_by_text("All lists").click()
    assert_clean(browser_page)


def test_months_are_marked_with_the_keyboard(browser_page):
    publisher = PublisherFactory(name="Gazette")
    ArticleFactory(publisher=publisher, date="2021-12-17")
    log_in(browser_page, CoderFactory())
    page = browser_page
    page.get_by_role("link", name="Coverage ledger").click()
    page.get_by_label("Year").fill("2021")
    page.get_by_role("button", name="Show").click()
    page.get_by_label("Gazette, November 2021: no articles").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_text("2 months")).to_be_visible()
    page.get_by_label("What was searched").fill("World pages")
    page.get_by_role("button", name="Read", exact=True).click()

    expect(page.get_by_text("2 months marked.")).to_be_visible()
    assert list(CoverageMonth.objects.order_by("month").values_list("month", "state", "note")) == [
        ("2021-11", "read", "World pages"),
        ("2021-12", "read", "World pages"),
    ]
    assert_clean(page)


def test_the_ledger_is_marked_without_javascript(chromium, live_server, browser_page):
    publisher = PublisherFactory(name="Gazette")
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    log_in(page, CoderFactory())
    page.goto("/admin/articles/coveragemonth/ledger/?year=2021")
    page.get_by_label("All months of Gazette that are over").check()
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_text("12 months marked.")).to_be_visible()
    context.close()

    assert CoverageMonth.objects.filter(publisher=publisher, state="read").count() == 12
