"""The documentation of the API in a real browser: without scripts, on a phone, in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.published import an_official

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1440])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(browser_page, theme, width):
    page = browser_page
    an_official(id="manet", name="Hun Manet", native_name="ហ៊ុន ម៉ាណែត")
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("/api/v1/docs", "/api/v1/docs?zebra=1", "/api/v1/reconcile/officials/preview/manet"):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        violations = Axe().run(page).response["violations"]
        assert [(found["id"], node["html"]) for found in violations for node in found["nodes"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_page_is_read_without_scripts(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/api/v1/docs#list-ties")
    assert page.get_by_role("heading", name="List ties").is_visible()
    page.locator("#list-ties ~ details summary").first.click()
    assert page.get_by_text("curl 'http://127.0.0.1:8000/api/v1/ties?from=2021-12&to=2021-12'").is_visible()
    context.close()
