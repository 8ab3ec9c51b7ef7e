"""Choosing officials on the form of an engagement, in a real browser under the site's security policy."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Engagement, Participation
from people.models import Appointment, Official
from tests.factories import (
    AppointmentFactory,
    CoderFactory,
    EngagementFactory,
    InstitutionFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
)
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
    browser_page.wait_for_url("**/admin/")
    return browser_page


@pytest.fixture
def manet():
    """Make an official who was commander from 2018 to 2020 and deputy chief of staff before."""
    official = OfficialFactory(name="Hun Manet", country="KH")
    army = InstitutionFactory(name="Royal Cambodian Army", country="KH")
    for title, date in (("Commander", "2018/2020"), ("Deputy Chief of Staff", "2015/2018")):
        position = PositionFactory(title=title, institution=army)
        AppointmentFactory(official=official, position=position, date=date)
    return official


def picker(page, field, row=0):
    return page.locator(f"[aria-labelledby~='select2-id_participations-{row}-{field}-container']")


def typed(page, field, words, row=0):
    picker(page, field, row).click()
    page.locator(".select2-container--open .select2-search__field").fill(words)


def new_row(page):
    page.locator("#participations-group .add-row a").click()


def test_a_result_has_two_lines_and_those_of_the_sides_come_first(page, manet):
    OfficialFactory(name="Smith Alone", country="US")
    page.goto(address(Engagement, "add"))
    page.locator("#id_sides-0-country").fill("Cambodia")
    new_row(page)
    picker(page, "official").click()
    expect(page.locator(".select2-results__group")).to_have_text(["Of the sides", "All others"])
    first = page.locator(".select2-results__option .pick").first
    expect(first.locator(".pick-name")).to_have_text("Hun Manet")
    expect(first.locator(".pick-details")).to_contain_text("Royal Cambodian Army · Cambodia")

    page.locator(".select2-container--open .select2-search__field").fill("alone")
    expect(page.locator(".pick-name")).to_have_text(["Smith Alone"])


def test_an_official_nobody_fits_is_added_in_place_and_comes_back_chosen(page):
    page.goto(address(Engagement, "add"))
    page.locator("#id_sides-0-country").fill("Viet Nam")
    new_row(page)
    typed(page, "official", "Nguyễn Văn Xuân")
    with page.expect_popup() as opened:
        page.get_by_role("option", name="Add “Nguyễn Văn Xuân”").click()
    popup = opened.value
    expect(popup.get_by_label("Name:", exact=True)).to_have_value("Nguyễn Văn Xuân")
    expect(popup.get_by_label("Country:")).to_have_value("Viet Nam")
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Save", exact=True).click()
    expect(picker(page, "official")).to_contain_text("Nguyễn Văn Xuân")

    official = Official.objects.get()
    assert (official.name, official.country.code) == ("Nguyễn Văn Xuân", "VN")
    expect(page.locator("#id_participations-0-official")).to_have_value(official.pk)


def test_adding_in_place_asks_about_one_who_is_on_record_and_takes_the_answer_back(page):
    known = OfficialFactory(name="Nguyen Van Xuan", country="VN")
    page.goto(address(Engagement, "add"))
    page.locator("#id_sides-0-country").fill("Viet Nam")
    new_row(page)
    typed(page, "official", "Nguyễn Văn Xuân")
    expect(page.locator(".pick-name")).to_have_text(["Nguyen Van Xuan"])
    with page.expect_popup() as opened:
        page.get_by_role("option", name="Add “Nguyễn Văn Xuân”").click()
    popup = opened.value
    popup.get_by_role("button", name="Save", exact=True).click()
    expect(popup.get_by_role("heading", name="is this on record already?")).to_be_visible()
    with popup.expect_event("close"):
        popup.get_by_role("link", name="Use this one").click()

    expect(page.locator("#id_participations-0-official")).to_have_value(known.pk)
    assert Official.objects.count() == 1


def test_an_official_fills_the_row_a_later_date_is_marked_and_the_appointment_is_added(page, manet):
    page.goto(address(Engagement, "add"))
    page.get_by_label("Title:", exact=True).fill("Talks")
    page.get_by_label("Kind:").select_option("talks")
    page.get_by_label("Date:", exact=True).fill("2019-05-02")
    page.locator("#id_sides-0-country").fill("Cambodia")
    new_row(page)
    typed(page, "official", "manet")
    page.get_by_role("option", name=re.compile("Hun Manet")).click()
    expect(picker(page, "position")).to_contain_text("Commander, Royal Cambodian Army")
    expect(picker(page, "institution")).to_contain_text("Royal Cambodian Army")
    expect(page.locator("#id_participations-0-country")).to_have_value("Cambodia")

    page.get_by_label("Date:", exact=True).fill("2016")
    page.get_by_label("Date:", exact=True).press("Tab")
    expect(picker(page, "position")).to_contain_text("Deputy Chief of Staff")

    # What a person chooses stays, whatever the date.
    typed(page, "position", "commander")
    page.get_by_role("option", name=re.compile("^Commander")).click()
    mark = page.locator("#participations-0 .as-of-mark")
    expect(mark).to_contain_text("No appointment to this position on that date.")
    page.get_by_label("Date:", exact=True).fill("1999-04-01")
    page.get_by_label("Date:", exact=True).press("Tab")
    page.get_by_role("button", name="Add the appointment, with this article as its evidence").click()
    expect(page.locator(".messagelist")).to_contain_text("was added as a draft")
    expect(page.locator(".as-of-mark")).to_have_count(0)

    appointment = Appointment.objects.get(date="1999-04-01")
    assert (appointment.official, appointment.position.title) == (manet, "Commander")
    assert Participation.objects.get().position.title == "Commander"


def test_between_several_posts_one_is_chosen_by_a_click(page, manet):
    row = ParticipationFactory(engagement=EngagementFactory(date="2018"), official=None, name_as_written="x")
    page.goto(address(row.engagement))
    typed(page, "official", "manet")
    page.get_by_role("option", name=re.compile("Hun Manet")).click()
    choices = page.locator("#participations-0 .as-of-choice")
    expect(choices).to_have_count(2)
    page.get_by_role("button", name=re.compile("Deputy Chief of Staff")).click()
    expect(picker(page, "position")).to_contain_text("Deputy Chief of Staff")
    expect(picker(page, "institution")).to_contain_text("Royal Cambodian Army")

    # The form of the participation alone does the same, as of the day that it does not hold.
    page.goto(address(row))
    page.locator("[aria-labelledby~='select2-id_official-container']").click()
    page.locator(".select2-container--open .select2-search__field").fill("manet")
    page.get_by_role("option", name=re.compile("Hun Manet")).click()
    expect(page.locator(".as-of-choice")).to_have_count(2)
    page.get_by_role("button", name=re.compile("Deputy Chief of Staff")).click()
    position = page.locator("[aria-labelledby~='select2-id_position-container']")
    expect(position).to_contain_text("Deputy Chief of Staff")


def test_what_a_person_put_into_a_box_is_never_written_over(page, manet):
    page.goto(address(EngagementFactory(date="2019")))
    new_row(page)
    page.locator("#id_participations-0-country").fill("Viet Nam")
    typed(page, "official", "manet")
    page.get_by_role("option", name=re.compile("Hun Manet")).click()
    expect(picker(page, "position")).to_contain_text("Commander")

    expect(page.locator("#id_participations-0-country")).to_have_value("Viet Nam")
    expect(page.locator("#participations-0 .as-of-mark")).to_contain_text("Hun Manet serves Cambodia")
