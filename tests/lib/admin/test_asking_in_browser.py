"""The question before a record is saved, in a real browser, under the site's content security policy."""

import pytest
from playwright.sync_api import expect

from people.models import Appointment, Distinct, Official, Resemblance
from tests.factories import CoderFactory, OfficialFactory
from tests.makers import make
from tests.posting import page as address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(browser_page):
    """Log a coder in."""
    browser_page.goto("/admin/login/")
    browser_page.get_by_label("Username").fill(CoderFactory().username)
    browser_page.get_by_label("Password").fill("password")
    browser_page.get_by_role("button", name="Log in").click()
    return browser_page


def test_the_one_on_record_is_chosen_from_the_window_of_a_picker(page):
    official = OfficialFactory(name="Hun Manet")
    page.goto(address(Appointment, "add"))
    with page.expect_popup() as opened:
        page.locator("#add_id_official").click()
    popup = opened.value
    popup.get_by_label("Name:", exact=True).fill("Manet Hun")
    popup.get_by_label("Country:").fill("Cambodia")
    popup.get_by_role("button", name="Save", exact=True).last.click()
    expect(popup.get_by_role("heading", name="Not saved yet: is this on record already?")).to_be_in_viewport()
    with popup.expect_event("close"):
        popup.get_by_role("link", name="Use this one").click()

    expect(page.locator("#select2-id_official-container")).to_contain_text("Hun Manet")
    assert page.locator("#id_official").input_value() == official.pk
    assert Official.objects.count() == 1


def test_another_one_is_saved_as_it_was_typed_and_the_enter_key_answers_nothing(page):
    OfficialFactory(name="Hun Manet")
    page.goto(address(Official, "add"))
    page.get_by_label("Name:", exact=True).fill("Manet Hun")
    page.get_by_label("Country:").fill("Cambodia")
    page.get_by_role("button", name="Save and mark ready").click()
    expect(page.get_by_text("It is another one: save and mark ready")).to_be_visible()

    page.get_by_label("Name:", exact=True).press("Enter")
    expect(page.get_by_text("It is another one: save and mark ready")).to_be_visible()
    assert Official.objects.count() == 1
    page.get_by_role("button", name="It is another one: save and mark ready").click()
    expect(page.get_by_text("1 record marked ready.")).to_be_visible()

    assert Official.objects.get(name="Manet Hun").review_status == "ready"
    assert Distinct.objects.count() == 1


def test_a_pair_is_told_apart_and_that_is_undone(page):
    make(Resemblance)
    page.goto(address(Resemblance))
    page.get_by_role("button", name="Not the same").click()
    expect(page.get_by_text("Nothing to decide here.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Not the same")).to_be_visible()

    assert not Distinct.objects.exists()
    page.get_by_role("link", name="Merge…").click()
    assert "/admin/people/official/merge/?ids=" in page.url


def test_a_narrow_page_does_not_scroll_sideways(page):
    OfficialFactory(name="Hun Manet")
    make(Resemblance)
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(address(Resemblance))
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.goto(address(Official, "add"))
    page.get_by_label("Name:", exact=True).fill("Manet Hun")
    page.get_by_role("button", name="Save", exact=True).last.click()
    expect(page.locator(".asking")).to_be_visible()

    box = page.locator(".asking").bounding_box()
    assert box["x"] + box["width"] <= 375
