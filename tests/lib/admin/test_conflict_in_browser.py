"""Two people who edit one record, each in a browser of their own; and the way back, by mouse."""

import pytest
from playwright.sync_api import expect

from tests.factories import (
    CoderFactory,
    EngagementFactory,
    OfficialFactory,
    ReviewerFactory,
    SideFactory,
)
from tests.posting import let_in
from tests.posting import page as address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_second_of_two_loses_nothing(browser_page, live_server):
    mine = browser_page
    let_in(mine.context, live_server.url, CoderFactory(username="dara"))
    other = mine.context.browser.new_context(base_url=live_server.url)
    let_in(other, live_server.url, ReviewerFactory(username="sokha"))
    theirs = other.new_page()
    engagement = EngagementFactory(title="Talks", summary="")
    SideFactory(engagement=engagement, country="KH", role="party")

    mine.goto(address(engagement))
    theirs.goto(address(engagement))
    theirs.get_by_label("Title:").fill("Talks in Hanoi")
    theirs.locator("#id_sides-0-role").select_option("host")
    theirs.get_by_role("button", name="Save", exact=True).click()
    expect(theirs.get_by_text("was changed successfully")).to_be_visible()

    mine.get_by_label("Title:").fill("Talks in Phnom Penh")
    mine.get_by_label("Summary:").fill("Typed by me.")
    mine.get_by_role("button", name="Save", exact=True).click()
    expect(mine.get_by_role("heading", name="Changed by sokha at")).to_be_visible()
    expect(mine.get_by_label("Summary:")).to_have_value("Typed by me.")
    expect(mine.locator("#id_sides-0-role")).to_have_value("host")
    mine.set_viewport_size({"width": 375, "height": 800})
    assert mine.evaluate("document.documentElement.scrollWidth") == 375
    mine.get_by_role("radio", name="Talks in Hanoi").check()
    mine.get_by_role("button", name="Save", exact=True).click()
    expect(mine.get_by_text("was changed successfully")).to_be_visible()

    engagement.refresh_from_db()
    assert (engagement.title, engagement.summary) == ("Talks in Hanoi", "Typed by me.")
    assert engagement.sides.get().role == "host"
    other.close()


def test_what_was_deleted_meanwhile_is_brought_back_and_saved(browser_page, live_server):
    page = browser_page
    let_in(page.context, live_server.url, ReviewerFactory())
    official = OfficialFactory(name="Hun Manet")
    page.goto(address(official))
    page.get_by_label("Note:", exact=True).fill("Typed by me.")
    type(official).objects.get(pk=official.pk).delete()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("deleted this official")).to_be_visible()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Bring the record back").click()
    opened.value.get_by_role("button", name="Bring back").click()
    expect(opened.value.get_by_text("“Hun Manet” is back.")).to_be_visible()
    page.get_by_role("button", name="Save it again").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()

    official.refresh_from_db()
    assert official.note == "Typed by me."


def test_a_part_that_was_taken_off_comes_back_from_the_history(browser_page, live_server):
    page = browser_page
    let_in(page.context, live_server.url, CoderFactory())
    engagement = EngagementFactory(title="Talks")
    SideFactory(engagement=engagement, country="KH").delete()
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(address(engagement, "history"))
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    page.get_by_role("link", name="As it was then").nth(1).click()
    expect(page.get_by_role("heading", name="What going back would change")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    page.get_by_role("button", name="Revert").click()
    expect(page.get_by_text("Reverted to")).to_be_visible()

    assert engagement.sides.get().country.code == "KH"
