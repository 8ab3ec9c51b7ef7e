"""The public pages in a real browser: without scripts, by keyboard, on a phone, in both themes."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests import factories as made
from tests.published import (
    an_agreement,
    an_article,
    an_edition,
    an_engagement,
    an_institution,
    an_official,
    cite,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    "/",
    "/engagements/",
    "/engagements/?country=KH&kind=visit&date_from=2021&sort=oldest",
    "/engagements/?country=ZZ&date_from=31/02/22&official=Hun&page=-1",
    "/engagements/?q=zebra",
    "/engagements/?page=9",
    "/engagements/?view=timeline",
    "/engagements/?view=timeline&unit=month&by=topic",
    "/engagements/?view=matrix",
    "/engagements/?view=network",
    "/engagements/?view=network&of=officials",
    "/engagements/?view=map",
    "/engagements/?view=calendar&cells=day",
    "/engagements/?view=calendar&cells=month&q=zebra",
    "/engagements/?view=zebra",
    "/agreements/?view=timeline&unit=year",
    "/engagements/visit/",
    "/engagements/talks/",
    "/agreements/",
    "/agreements/mou/",
    "/officials/",
    "/officials/manet/",
    "/institutions/",
    "/institutions/army/",
    "/institutions/army/?on=2021-12-16",
    "/institutions/army/?on=soon",
    "/positions/commander/",
    "/articles/",
    "/articles/report/",
    "/countries/",
    "/countries/KH/",
    "/countries/kambodja/",
    "/ties/",
    "/ties/?from=soon",
    "/ties/KH/RU/?with=KH-VN",
    "/ties/CL/KH/",
    "/search/",
    "/search/?q=hun+manet+cambodia",
    "/search/?q=border&in=engagements",
    "/search/?q=hun+manett&page=-1",
    "/search/?q=hun+manett",
    "/about/",
    "/about/gaps/",
    "/about/citing/",
    "/codebook/",
    "/coverage/",
    "/downloads/",
    "/downloads/2026.1/",
    "/report/?record=engagement:visit",
    "/report/sent/?record=engagement:visit",
    "/no/such/page/",
    "/vi/",
    "/vi/engagements/?country=KH&kind=visit",
    "/vi/engagements/talks/",
    "/vi/ties/KH/RU/",
]


@pytest.fixture(autouse=True)
def records():
    """Make a visit with talks in it, an agreement, officials, institutions and an article."""
    forces = an_institution(id="forces", name="Armed Forces", acronym="AF")
    army = an_institution(id="army", name="Army", native_name="កងទ័ព", parent=forces)
    manet = an_official(id="manet", name="Hun Manet", native_name="ហ៊ុន ម៉ាណែត")
    an_official(id="manith", name="Hun Manith")
    made.OfficialAliasFactory(official=manet, name="Hun Ma-net", language="en")
    post = made.PositionFactory(id="commander", institution=army, title="Commander", seniority=4)
    made.AppointmentFactory(
        published=True, official=manet, position=post, date="2018/..", note="First cited in 2018."
    )
    visit = an_engagement(
        *("KH:host", "RU:visitor"), id="visit", title="The visit", kind="visit", date="2021-12-14/2021-12-16"
    )
    place = made.PlaceFactory(name="Phnom Penh", native_name="ភ្នំពេញ")
    talks = an_engagement(
        *("KH:host", "RU:visitor"),
        id="talks",
        title="The talks",
        part_of=visit,
        place=place,
        status="planned",
        date="2021-12-16?",
        date_basis="inferred",
        summary="They met.",
    )
    talks.topics.add(made.TopicFactory())
    taken = made.ParticipationFactory(
        engagement=talks, official=manet, institution=army, position=post, rank_as_written="Gen."
    )
    mou = an_agreement("KH", "RU", id="mou", signed_at=talks, covers="2022", summary="What they mean to do.")
    made.SignatureFactory(agreement=mou, official=manet, position=post)
    report = an_article(
        id="report", title="Deux armées", language="fr", url="https://example.org/1", abstract="On it."
    )
    for subject in (visit, talks):
        cite(report, 2, engagement=subject, note="Names it.")
    cite(report, 3, participation=taken)
    cite(report, 4, engagement=talks, field="date", stance="contradicts")
    cite(report, 5, agreement=mou)
    cite(report, 6, official=manet)
    an_edition("2026.1", before=an_edition("2025.1"), notes="New: Laos.")
    for number in range(30):
        an_engagement("KH", "VN", title=f"Border meeting {number}", date=f"20{number % 20:02}")


@pytest.mark.once
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1440])
def test_axe_finds_nothing_on_any_page(browser_page, theme, width):
    page = browser_page
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in PAGES:
        page.goto(address)
        violations = Axe().run(page).response["violations"]
        found[address] = [
            (violation["id"], node["html"]) for violation in violations for node in violation["nodes"]
        ]
    assert found == {address: [] for address in PAGES}


@pytest.mark.once
@pytest.mark.parametrize("width", [320, 700, 1000, 1440])
def test_no_page_is_wider_than_the_window(browser_page, width):
    browser_page.set_viewport_size({"width": width, "height": 900})
    for address in PAGES:
        browser_page.goto(address)
        assert browser_page.evaluate("document.documentElement.scrollWidth") == width, address


def test_the_colours_follow_the_system(browser_page):
    colours = []
    for theme in ("light", "dark"):
        browser_page.emulate_media(color_scheme=theme)
        browser_page.goto("/")
        colours.append(browser_page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(255, 255, 255)", "rgb(18, 23, 26)"]
    assert browser_page.context.cookies() == []


def test_a_list_is_filtered_sorted_paged_and_taken_home_without_scripts(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/engagements/")
    expect(page.get_by_text("32 engagements", exact=True)).to_be_visible()
    page.locator("#f-country-VN").check()
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(f"{live_server.url}/engagements/?country=VN")
    expect(page.get_by_text("30 of 32 engagements")).to_be_visible()

    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text("Rows 26–30 of 30")).to_be_visible()
    page.locator("summary", has_text="Newest first").click()
    page.get_by_role("link", name="Title", exact=True).click()
    expect(page).to_have_url(f"{live_server.url}/engagements/?country=VN&sort=title")
    expect(page.locator("#results tbody tr").first).to_contain_text("Border meeting 0")

    page.get_by_text("Download 30 rows").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "defense_ties-engagements.csv"
    assert len(download.value.path().read_text(encoding="utf-8-sig").splitlines()) == 31

    page.get_by_role("link", name="Country: Viet Nam").click()
    expect(page.get_by_text("32 engagements", exact=True)).to_be_visible()
    context.close()


def test_a_name_that_fits_two_officials_leads_on_to_each(browser_page):
    browser_page.goto("/engagements/")
    box = browser_page.locator("#id_official")
    box.fill("Hun")
    box.press("Enter")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description("“Hun” fits more than one official: manet, manith.")
    browser_page.get_by_role("link", name="Hun Manet").click()
    expect(browser_page.get_by_role("link", name=re.compile("Official: Hun Manet ?, remove"))).to_be_visible()
    expect(browser_page.get_by_role("link", name="The talks")).to_be_visible()


def test_on_a_phone_the_filters_open_and_close_without_scripts(chromium, live_server):
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 375, "height": 800}
    )
    page = context.new_page()
    page.goto("/engagements/")
    words = page.get_by_label("Words")
    expect(words).to_be_hidden()
    page.get_by_role("link", name="Filters").click()
    words.fill("border meeting 7")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("link", name="Border meeting 7", exact=True)).to_be_visible()
    expect(words).to_be_hidden()
    context.close()


def test_the_keyboard_alone_leads_to_the_content_and_the_evidence(browser_page):
    page = browser_page
    page.goto("/engagements/talks/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_role("link", name="A ¶2").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(page.url.partition("#")[0] + "#A")
    expect(page.locator("#A")).to_be_in_viewport()
