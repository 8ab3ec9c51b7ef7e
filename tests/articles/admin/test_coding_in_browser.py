"""The whole way of an article that two coders read apart, in a browser."""

import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Coding, Engagement
from tests.articles.double_coding.made import TEXT
from tests.factories import ArticleFactory, CoderFactory, ReviewerFactory
from tests.posting import page as address_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def log_in(page: Page, user: Any) -> None:
    page.context.clear_cookies()
    page.goto(reverse("admin:login"))
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Log in").click()


def draft(page: Page, article: Any, title: str, kind: str) -> None:
    """Draft a meeting from the whole article and hand it in."""
    page.goto(address_of(article, "review"))
    page.get_by_role("link", name="New engagement").click()
    panel = page.locator("#panel")
    panel.get_by_label("Title").fill(title)
    panel.get_by_label("Kind").select_option(kind)
    panel.locator("#id_f-date").fill("2021-12-16")
    for number, country in enumerate(("Cambodia", "Viet Nam")):
        panel.locator(f"#id_side-{number}-country").fill(country)
    panel.get_by_role("button", name="Add").click()
    expect(page.locator(".card .name")).to_have_text(title)
    page.get_by_role("button", name="Hand in 1 record").click()
    expect(page.locator(".told")).to_contain_text("Handed in. A reviewer compares it")


def test_two_code_apart_and_a_reviewer_makes_one_of_both(browser_page):
    article = ArticleFactory(title="Two navies meet", body=TEXT)
    first, second = CoderFactory(username="ann"), CoderFactory(username="bo")
    page = browser_page

    log_in(page, ReviewerFactory(username="rita"))
    page.goto(address_of(article))
    page.get_by_role("link", name="Give to two coders").click()
    page.get_by_label("Coder 1").select_option("ann")
    page.get_by_label("Coder 2").select_option("bo")
    page.get_by_role("button", name="Give to both").click()
    expect(page.get_by_text("1 article given to ann and bo.")).to_be_visible()

    log_in(page, first)
    draft(page, article, "Meeting of two navies", "meeting")
    log_in(page, second)
    page.goto(address_of(article, "review"))
    expect(page.get_by_text("Meeting of two navies")).to_have_count(0)
    draft(page, article, "Call on the commander", "courtesy_call")

    log_in(page, Coding.objects.first().given_by)
    page.goto(address_of(Coding))
    page.get_by_role("link", name="Reconcile").first.click()
    expect(page.get_by_text(re.compile(r"1 record, 2 questions to decide"))).to_be_visible()
    page.get_by_role("button", name="Make one set of records").click()
    expect(page.get_by_text("2 differences are left to decide.")).to_be_visible()
    page.get_by_role("button", name="Take all of coder 1").click()
    page.get_by_label("Courtesy call").check()
    page.get_by_role("button", name="Make one set of records").click()

    expect(page.get_by_text("Reconciled: 1 record is kept.")).to_be_visible()
    kept = Engagement.objects.get()
    assert (kept.title, kept.kind, kept.coding) == ("Meeting of two navies", "courtesy_call", None)
    page.goto(reverse("admin:articles_coding_report"))
    expect(page.get_by_role("heading", name="ann and bo")).to_be_visible()
