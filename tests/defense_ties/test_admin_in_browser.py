"""The staff's work in a real browser, under the site's content security policy."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Engagement
from tests.factories import (
    AppointmentFactory,
    ArticleFactory,
    CoderFactory,
    EngagementFactory,
    InstitutionFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
    ReviewerFactory,
    SideFactory,
    UserFactory,
)
from tests.posting import page as address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def log_in(page, user):
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Desk")).to_be_visible()


def pick(page, box, words, label):
    """Open the picker of a box, search in it and take what it offers."""
    page.locator(f"[aria-labelledby~='select2-{box}-container']").click()
    page.locator(".select2-search__field").last.fill(words)
    page.get_by_role("option", name=label).click()


def test_a_coder_drafts_an_engagement_and_a_reviewer_publishes_it(browser_page):
    page = browser_page
    coder, reviewer = CoderFactory(), ReviewerFactory()
    position = PositionFactory(title="Chief", institution=InstitutionFactory(name="General Staff"))
    AppointmentFactory(official=OfficialFactory(name="Nguyễn Tấn Cương", country="VN"), position=position)
    OfficialFactory(name="Nguyễn Tấn Dũng", country="VN")
    ArticleFactory(title="Two generals meet")

    log_in(page, coder)
    page.goto(address(Engagement, "add"))
    page.get_by_label("Title:", exact=True).fill("Talks of the chiefs")
    page.get_by_label("Kind:").select_option("Talks")
    page.get_by_label("Date:").fill("2021-12-16")
    page.locator("#id_sides-0-country").fill("Cambodia")
    page.locator("#id_sides-1-country").fill("VN")
    page.locator("#id_sides-1-role").select_option("Visitor")
    page.get_by_role("button", name="Add another Participation").click()
    pick(page, "id_participations-0-official", "nguyen tan cuong", re.compile("Chief, General Staff"))
    page.locator("#id_participations-0-role").select_option("Guest")
    page.get_by_role("button", name="Save and mark ready").click()
    expect(page.get_by_text("1 record marked ready.")).to_be_visible()
    expect(page.get_by_role("button", name="Save and publish")).to_have_count(0)

    engagement = Engagement.objects.get()
    assert engagement.review_status == "ready"
    assert engagement.participations.get().official.name == "Nguyễn Tấn Cương"

    page.get_by_role("button", name="Log out").click()
    log_in(page, reviewer)
    page.goto(address(engagement))
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text("no passage of an article supports it yet")).to_be_visible()

    page.get_by_role("button", name="Add another Evidence").click()
    pick(page, "id_evidence-0-article", "two generals", re.compile("Two generals meet"))
    page.locator("#id_evidence-0-paragraph").fill("2")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text("records published.")).to_be_visible()
    engagement.refresh_from_db()
    assert engagement.review_status == "published"

    page.get_by_role("button", name="Log out").click()
    log_in(page, coder)
    page.goto(address(engagement))
    expect(page.get_by_role("heading", name="View engagement")).to_be_visible()
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)


def test_an_official_is_made_in_a_window_of_its_own_and_taken_over(browser_page):
    page = browser_page
    log_in(page, CoderFactory())
    engagement = EngagementFactory()
    page.goto(address(engagement))
    page.get_by_role("button", name="Add another Participation").click()
    with page.expect_popup() as opened:
        page.locator("#add_id_participations-0-official").click()
    window = opened.value
    window.get_by_label("Name:", exact=True).fill("Sok Dara")
    window.get_by_label("Country:").fill("Cambodia")
    with window.expect_event("close"):
        window.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#select2-id_participations-0-official-container")).to_contain_text("Sok Dara")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()

    assert engagement.participations.get().official.country.code == "KH"


def test_rows_are_added_and_taken_off_again(browser_page):
    page = browser_page
    log_in(page, CoderFactory())
    engagement = EngagementFactory()
    SideFactory(engagement=engagement, country="KH")
    page.goto(address(engagement))
    page.get_by_role("button", name="Add another Side").click()
    page.get_by_role("button", name="Add another Side").click()
    page.locator("#id_sides-1-country").fill("Laos")
    page.locator("#sides-2").get_by_role("button", name="Remove").click()
    page.locator("#id_sides-0-DELETE").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()

    assert [side.country.code for side in engagement.sides.all()] == ["LA"]


def test_a_fault_is_told_beside_its_box(browser_page):
    page = browser_page
    log_in(page, CoderFactory())
    engagement = EngagementFactory()
    page.goto(address(engagement))
    page.get_by_label("Date:").fill("2021-12-16/2021-12-14")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator(".field-date .errorlist")).to_have_text(
        "“2021-12-16/2021-12-14” ends before it begins."
    )


def test_the_list_is_searched_filtered_and_acted_on(browser_page):
    page = browser_page
    log_in(page, CoderFactory())
    for title, date in (("Found", "2022-03"), ("Missed", "2019")):
        SideFactory(engagement=EngagementFactory(title=title, date=date), country="RU")
    page.goto(address(Engagement))
    page.get_by_label("From").fill("2022-01-01")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("link", name="Found")).to_be_visible()
    expect(page.get_by_role("link", name="Missed")).to_have_count(0)
    page.locator("#changelist-filter").get_by_role("link", name="Russia").click()
    expect(page).to_have_url(re.compile("earliest__range__gte=2022-01-01"))
    page.locator("#searchbar").fill("fòund")
    page.get_by_role("button", name="Search").click()
    page.locator(".action-select").check()
    page.get_by_label("Action:").select_option("Mark ready for review")
    page.get_by_role("button", name="Go").click()

    expect(page.get_by_text("1 record marked ready.")).to_be_visible()


def test_a_version_is_looked_at_and_brought_back(browser_page):
    page = browser_page
    log_in(page, CoderFactory())
    official = OfficialFactory(name="Hun Manet")
    official.name = "Somebody else"
    official.save()
    page.goto(address(official))
    page.get_by_role("link", name="History").click()
    expect(page.locator(".moments ins").first).to_have_text("Somebody else")
    page.get_by_role("link", name="As it was then").last.click()
    page.get_by_role("button", name="Revert").click()
    expect(page.get_by_text("Reverted to")).to_be_visible()
    official.refresh_from_db()

    assert official.name == "Hun Manet"


def test_every_page_keeps_to_the_policy_and_fits_a_phone(browser_page):
    page = browser_page
    log_in(page, UserFactory(is_staff=True, is_superuser=True))
    participation = ParticipationFactory()
    page.set_viewport_size({"width": 375, "height": 800})
    pages = ["/admin/", "/admin/auth/user/", "/admin/auth/user/add/", "/admin/auth/group/add/"]
    for record in (participation, participation.engagement, participation.official):
        pages += [
            address(type(record)),
            address(record),
            address(record, "history"),
            address(record, "delete"),
        ]
    for url in pages:
        assert page.goto(url).status == 200
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width == 375, f"{url} is {width} pixels wide"
