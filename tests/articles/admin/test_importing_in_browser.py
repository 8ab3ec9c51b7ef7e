"""Importing a spreadsheet in a browser: sent, previewed, and only what is right brought in."""

import pytest
from django.db import connection

from people.models import Official
from tests.articles.admin.test_desk_in_browser import assert_clean
from tests.factories import CoderFactory, OfficialFactory
from tests.sheets import csv_of, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, user):
    page.goto("/admin/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password", exact=True).fill("password")
    page.get_by_role("button", name="Log in").click()


@pytest.mark.parametrize("width", [375, 1440])
def test_a_coder_sends_a_sheet_looks_and_imports_only_what_is_right(browser_page, settings, tmp_path, width):
    settings.DATA_DIR = tmp_path
    OfficialFactory(name="Sok Dara", country="KH", note="Old")
    sheet = write(
        tmp_path,
        "officials.csv",
        csv_of(
            ["name", "country", "note"],
            ["Sok Dara", "KH", "New"],
            ["Chan Thy", "Cambodia", ""],
            ["Keo Vuth", "Atlantis", ""],
        ),
    )
    browser_page.set_viewport_size({"width": width, "height": 900})
    sign_in(browser_page, CoderFactory())
    browser_page.goto("/admin/people/official/")
    browser_page.get_by_role("link", name="Import from a spreadsheet").click()
    browser_page.get_by_label("Spreadsheet").set_input_files(sheet)
    browser_page.get_by_role("button", name="Check the file").click()

    browser_page.get_by_text("1 row cannot be imported.").wait_for()
    assert browser_page.get_by_text("“Atlantis” is not a country.").is_visible()
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= width
    browser_page.get_by_role("link", name="1 changed").click()
    assert browser_page.locator("del").inner_text() == "Old"
    assert browser_page.locator("ins").inner_text() == "New"
    browser_page.get_by_role("button", name="Import only the 2 right ones").click()

    browser_page.get_by_text("Imported: 1 new and 1 changed").wait_for()
    assert sorted(Official.objects.values_list("name", "note")) == [("Chan Thy", ""), ("Sok Dara", "New")]
    connection.close()


def test_the_pages_of_imports_are_clean(browser_page, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    OfficialFactory(name="Sok Dara", country="KH", note="Old")
    rows = ["Sok Dara", "KH", "New"], ["Keo Vuth", "Atlantis", ""]
    sheet = write(tmp_path, "officials.csv", csv_of(["name", "country", "note"], *rows))
    sign_in(browser_page, CoderFactory())
    browser_page.goto("/admin/people/official/import/")
    browser_page.get_by_label("Spreadsheet").set_input_files(sheet)
    browser_page.get_by_role("button", name="Check the file").click()
    browser_page.get_by_text("1 row cannot be imported.").wait_for()

    assert_clean(browser_page)
    browser_page.get_by_role("link", name="1 changed").click()
    assert_clean(browser_page)
    browser_page.goto("/admin/people/official/import/")
    assert browser_page.get_by_role("heading", name="Earlier imports").is_visible()
    assert_clean(browser_page)
    connection.close()
