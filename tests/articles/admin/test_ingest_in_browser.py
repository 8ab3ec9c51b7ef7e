"""Adding articles in a real browser, under the site's content security policy."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article, Likeness
from tests.articles.ingest.documents import REPOST, STORY, write
from tests.factories import ArticleFactory, CoderFactory, LikenessFactory, PublisherFactory
from tests.posting import page as address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(browser_page):
    """Log a coder in."""
    browser_page.goto("/admin/login/")
    user = CoderFactory()
    browser_page.get_by_label("Username").fill(user.username)
    browser_page.get_by_label("Password").fill("password")
    browser_page.get_by_role("button", name="Log in").click()
    return browser_page


def test_a_text_is_pasted(page):
    PublisherFactory(name="Riverland Daily")
    page.goto(address(Article))
    page.get_by_role("link", name="Add articles from text or files").click()
    page.get_by_label("Text:").fill(STORY)
    page.get_by_label("Date:").fill("March 2024")
    page.locator("[aria-labelledby~='select2-id_publisher-container']").click()
    page.locator(".select2-search__field").fill("riverland")
    page.get_by_role("option", name=re.compile("Riverland Daily")).click()
    page.get_by_label("Draft records at once").uncheck()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".field-date .errorlist")).to_contain_text("“March 2024” is not a date.")
    expect(page.get_by_label("Text:")).to_have_value(STORY)

    page.get_by_label("Date:").fill("2024-03")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("The article was added.")).to_be_visible()
    article = Article.objects.get()

    assert (article.body, article.date, article.publisher.name) == (STORY, "2024-03", "Riverland Daily")


def test_files_are_uploaded_and_one_is_judged_to_be_the_same_report(page, tmp_path):
    write(tmp_path, a__txt=STORY, b__txt=REPOST, c__txt=b"\x89PNG")
    page.goto("/admin/articles/article/add-many/")
    page.get_by_label("Files:").set_input_files([tmp_path / name for name in ("a.txt", "b.txt", "c.txt")])
    page.get_by_label("Draft records at once").uncheck()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("3 documents: 2 new, 1 refused, 1 much like another article.")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("c.txt"))).to_contain_text(
        "This is a picture, not a text."
    )

    page.get_by_role("row", name=re.compile("b.txt")).get_by_role("link", name="Riverland, Highland").click()
    page.get_by_role("button", name="The same", exact=True).click()
    expect(page.get_by_text(re.compile("judged by coder"))).to_be_visible()

    assert Likeness.objects.get().decision == "same"


def test_the_pages_fit_a_phone(page):
    likeness = LikenessFactory(article=ArticleFactory(title="Two neighbouring armies agree to patrol " * 5))
    page.set_viewport_size({"width": 375, "height": 800})
    for url in ("/admin/articles/article/add-many/", address(likeness.article), address(likeness.other)):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") == 375
