"""Two namesakes in a list become one, and two again, in a browser."""

import pytest

from people.models import Official
from tests.factories import OfficialFactory, ParticipationFactory, ReviewerFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def log_in(page):
    """Log in as a reviewer."""
    reviewer = ReviewerFactory()
    page.goto("/admin/login/?next=/admin/people/official/")
    page.fill("#id_username", reviewer.username)
    page.fill("#id_password", "password")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_two_officials_are_merged_and_the_merge_is_undone(browser_page):
    page = browser_page
    OfficialFactory(id="kept", name="Liu Zhenli", published=True)
    lost = OfficialFactory(id="lost", name="Liu Zhen Li", native_name="刘振立", published=True)
    ParticipationFactory(official=lost)
    log_in(page)

    for key in ("kept", "lost"):
        page.check(f"input.action-select[value='{key}']")
    page.select_option("select[name='action']", label="Merge…")
    page.click("button[name='index']")
    page.wait_for_url("**/official/merge/**")
    assert page.locator("h1", has_text="Merge 2 officials").count() == 1
    assert page.locator("input[name='value_native_name'][value='lost']").is_checked()
    assert page.locator(".moves").inner_text().startswith("What goes over to “Liu Zhenli”")

    page.click("button[name='_stays'][value='lost']")
    assert page.locator(".stays").inner_text().startswith("Stays\nLiu Zhen Li")
    page.click("button[name='_stays'][value='kept']")
    page.fill("textarea[name='reason']", "One man.")
    page.click("input[name='_merge']")
    page.wait_for_url("**/official/kept/change/")
    assert "was merged into" in page.locator(".messagelist").inner_text()
    undo = page.locator(".messagelist a", has_text="Undo").get_attribute("href")

    page.goto("/officials/lost/")
    assert page.url.endswith("/officials/kept/")
    assert "Liu Zhen Li" in page.content()

    page.goto(undo)
    page.click("input[value='Undo the merge']")
    assert "are two records again" in page.locator(".messagelist").inner_text()
    page.goto("/officials/lost/")
    assert page.url.endswith("/officials/lost/")
    assert Official.objects.count() == 2
