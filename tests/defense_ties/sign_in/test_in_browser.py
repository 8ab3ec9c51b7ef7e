"""Signing in with a real browser, under the site's content security policy."""

import re
from base64 import b32decode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import expect

from articles.models import Publisher
from defense_ties.sign_in.sessions import SEEN
from tests.defense_ties.sign_in.steps import code_of
from tests.factories import CoderFactory, ReviewerFactory
from tests.posting import page as address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def required(settings):
    """Make the site ask reviewers for a second factor."""
    settings.SECOND_FACTOR = "required"


def give_password(page, user):
    page.goto("/admin/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Log in").click()


def give_code(page, code):
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Go on").click()


def faults_of(page):
    """Return what a checker of accessibility finds wrong with the page."""
    found = Axe().run(page).response["violations"]
    return [(fault["id"], [node["html"][:100] for node in fault["nodes"]]) for fault in found]


def end_session(context):
    """Make the session of a browser one that ended long ago."""
    cookie = next(cookie for cookie in context.cookies() if cookie["name"] == "sessionid")
    session = SessionStore(cookie["value"])
    session[SEEN] = 0
    session.save()


def test_a_reviewer_sets_up_a_phone_and_signs_in_with_it_and_with_a_backup_code(browser_page, required):
    page, user = browser_page, ReviewerFactory()

    give_password(page, user)
    expect(page.get_by_role("heading", name="Set up your second factor")).to_be_visible()
    picture = page.get_by_alt_text("QR code with the key below")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 100")
    assert faults_of(page) == []
    key = b32decode(page.locator(".secret").inner_text().replace(" ", "")).hex()
    page.get_by_label("Code from the app").fill(code_of(key))
    page.get_by_role("button", name="Set up").click()

    expect(page.get_by_role("heading", name="Your backup codes")).to_be_visible()
    codes = page.get_by_role("list", name="Backup codes").get_by_role("listitem").all_inner_texts()
    assert len(codes) == 10
    assert faults_of(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as a text file").click()
    assert download.value.suggested_filename == "defense_ties-backup-codes.txt"
    assert re.findall(r"^\w{4}-\w{4}$", download.value.path().read_text(), re.MULTILINE) == codes
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.get_by_role("link", name="I have kept them, go on").click()
    expect(page.get_by_role("heading", name="Desk")).to_be_visible()

    page.get_by_role("button", name="Log out").click()
    give_password(page, user)
    expect(page.get_by_role("heading", name="Enter your code")).to_be_visible()
    assert faults_of(page) == []
    give_code(page, code_of(key, ahead=1))
    expect(page.get_by_role("heading", name="Desk")).to_be_visible()

    page.get_by_role("button", name="Log out").click()
    give_password(page, user)
    give_code(page, codes[4])
    page.get_by_role("link", name="Account").click()
    expect(page.get_by_text("1 of 10 backup codes used.")).to_be_visible()
    assert faults_of(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_for_signing_in_is_readable_by_everybody(browser_page, scheme):
    browser_page.emulate_media(color_scheme=scheme)
    browser_page.goto("/admin/")
    expect(browser_page.get_by_role("heading", name="Log in")).to_be_visible()
    assert faults_of(browser_page) == []

    browser_page.get_by_label("Username").fill("nobody")
    browser_page.get_by_label("Password").fill("wrong")
    browser_page.get_by_role("button", name="Log in").click()
    expect(browser_page.get_by_role("alert")).to_contain_text("open no staff account")
    assert faults_of(browser_page) == []


def test_a_form_that_comes_too_late_is_sent_after_signing_in_again(browser_page):
    page, user = browser_page, CoderFactory()
    give_password(page, user)
    page.goto(address(Publisher, "add"))
    page.get_by_label("Name:").fill("Agence Kampuchea Presse")
    page.get_by_label("Kind:").select_option(index=1)
    end_session(page.context)
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("Nothing is lost")).to_be_visible()
    assert faults_of(page) == []
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="What you typed has not been saved yet")).to_be_visible()
    page.get_by_role("button", name="Send it now").click()

    expect(page.get_by_text("was added successfully")).to_be_visible()
    assert Publisher.objects.get().name == "Agence Kampuchea Presse"


def test_a_form_is_taken_after_signing_in_in_another_tab(browser_page):
    page, user = browser_page, CoderFactory()
    give_password(page, user)
    page.goto(address(Publisher, "add"))
    page.get_by_label("Name:").fill("Agence Kampuchea Presse")
    page.get_by_label("Kind:").select_option(index=1)
    end_session(page.context)
    give_password(page.context.new_page(), user)
    expect(page.context.pages[1].get_by_role("heading", name="Desk")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("was added successfully")).to_be_visible()


def test_a_session_that_is_about_to_end_can_be_prolonged(browser_page, settings):
    settings.SESSION_IDLE_HOURS = 8
    page, user = browser_page, CoderFactory()
    page.clock.install()
    give_password(page, user)
    page.goto(address(Publisher, "add"))
    page.get_by_label("Name:").fill("Agence Kampuchea Presse")
    page.clock.fast_forward("07:51:00")

    expect(page.get_by_role("alert")).to_contain_text("You will be signed out at")
    page.get_by_role("button", name="Stay signed in").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_label("Name:")).to_have_value("Agence Kampuchea Presse")


def test_a_session_that_has_ended_says_so_beside_what_was_typed(browser_page, settings):
    settings.SESSION_IDLE_HOURS = 8
    page, user = browser_page, CoderFactory()
    page.clock.install()
    give_password(page, user)
    page.goto(address(Publisher, "add"))
    page.clock.fast_forward("08:01:00")

    expect(page.get_by_role("alert")).to_contain_text("What you typed is still here")
