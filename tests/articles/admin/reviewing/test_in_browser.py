"""The reviewing screen in a real browser, under the site's content security policy."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Engagement, Evidence, Participation
from tests.articles.admin.reviewing.acting import key
from tests.articles.admin.reviewing.made import a_long_scene, a_scene
from tests.factories import CoderFactory, EngagementFactory, EvidenceFactory, ReviewerFactory, SideFactory
from tests.posting import page as address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 375, "height": 812}


def log_in(page, user):
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Desk")).to_be_visible()


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def screen(browser_page, scene):
    """Open the screen of the article as a reviewer."""
    browser_page.set_viewport_size(WIDE)
    log_in(browser_page, ReviewerFactory())
    browser_page.goto(address(scene.article, "review"))
    return browser_page


def current(page):
    """Return the title of the card that is open."""
    return page.locator(".card > details[open] .name").inner_text()


def lit(page):
    """Return the words that are lit."""
    return page.locator("mark.lit").all_inner_texts()


def select(page, words):
    """Select words of the text with the mouse's own means."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
            const nodes = [];
            while (walker.nextNode()) nodes.push(walker.currentNode);
            const text = nodes.map((node) => node.data).join("");
            const place = (offset) => {
                for (const node of nodes) {
                    if (offset <= node.length) return [node, offset];
                    offset -= node.length;
                }
            };
            const start = text.indexOf(words);
            getSelection().setBaseAndExtent(...place(start), ...place(start + words.length));
        }""",
        words,
    )


def test_pointing_at_a_fact_lights_the_words_that_say_it(screen):
    screen.get_by_role("row", name="Date").hover()
    assert lit(screen) == ["from 16 to 19 October"]

    screen.get_by_role("link", name="¶2, Head of delegation").focus()
    assert "".join(lit(screen)) == "General Sar BunthanCommander of the Royal Khemara Navy"


def test_clicking_a_word_shows_the_records_it_supports_one_after_the_other(screen):
    word = screen.locator("mark", has_text="Vice Admiral")
    word.click()
    assert current(screen) == "Talks of Sar Bunthan and Tran Quoc Hung"
    expect(screen.locator("tr.hit")).to_contain_text("Tran Quoc Hung")

    word = screen.locator("mark", has_text="Bunthan").first
    seen = []
    for _ in range(3):
        word.click()
        seen.append(current(screen))
    assert seen == ["Sar Bunthan", "Visit of Sar Bunthan to Viet Nam", "Sar Bunthan"]


def test_only_the_words_of_the_open_record_are_tinted(screen):
    screen.keyboard.press("j")
    tinted = screen.locator("mark.now").all_inner_texts()

    assert current(screen) == "Talks of Sar Bunthan and Tran Quoc Hung"
    assert tinted == ["On Tuesday", "held talks", "Vice Admiral ", "Tran Quoc Hung"]


def test_an_article_is_reviewed_with_the_keyboard_alone(screen, scene):
    press = screen.keyboard.press
    press("n")
    press("k")
    assert current(screen) == "Visit of Sar Bunthan to Viet Nam"
    press("a")
    expect(screen.locator(".told")).to_contain_text("Accepted: Visit of Sar Bunthan to Viet Nam.")
    expect(screen.locator("#live")).to_have_text("Accepted: Visit of Sar Bunthan to Viet Nam.")
    assert screen.evaluate("document.activeElement.closest('.card').id") == key(scene.talks)

    press("e")
    expect(screen.get_by_label("Title:")).to_be_focused()
    press("Control+a")
    screen.keyboard.type("Talks")
    press("Enter")
    expect(screen.locator(".told")).to_contain_text("Saved: Talks.")

    press("r")
    screen.keyboard.type("Not an event with a date of its own.")
    press("Enter")
    expect(screen.locator(".told")).to_contain_text("Rejected: Talks.")
    press("u")
    expect(screen.locator(".told")).to_contain_text("To check again: Talks.")
    press("a")
    expect(screen.locator(".told")).to_contain_text("Accepted: Talks.")

    press("p")
    expect(screen.locator(".told")).to_contain_text("records published, with what they name.")
    assert set(Engagement.objects.published()) == {scene.visit, scene.talks}


def test_the_keys_are_shown_and_hidden(screen):
    for key_of_help in ("?", "/"):
        screen.keyboard.press(key_of_help)
        expect(screen.get_by_text("publish all that is accepted")).to_be_visible()
        screen.keyboard.press("Escape")
        expect(screen.get_by_text("publish all that is accepted")).to_be_hidden()


def test_a_form_that_is_wrong_comes_back_with_what_was_typed(screen):
    screen.keyboard.press("e")
    screen.get_by_label("Title:").fill("Typed")
    screen.get_by_label("Date:", exact=True).fill("soon")
    screen.get_by_role("button", name="Save").click()

    expect(screen.locator(".panel .errorlist")).to_contain_text("“soon” is not a date.")
    expect(screen.get_by_label("Date:", exact=True)).to_be_focused()
    expect(screen.get_by_label("Title:")).to_have_value("Typed")


def test_nothing_that_was_typed_is_lost_by_another_action(screen):
    screen.keyboard.press("e")
    screen.get_by_label("Title:").fill("Typed")
    screen.get_by_role("button", name="Accept Visit").click()

    expect(screen.locator(".told")).to_contain_text("Save or cancel the open form first.")
    expect(screen.get_by_label("Title:")).to_have_value("Typed")


def test_nothing_is_lost_when_the_server_does_not_answer(screen, scene):
    screen.keyboard.press("e")
    screen.get_by_label("Title:").fill("Typed")
    screen.route("**/review/**", lambda route: route.abort())
    screen.get_by_role("button", name="Save").click()

    expect(screen.locator(".told")).to_contain_text("What you typed is still here")
    expect(screen.get_by_label("Title:")).to_have_value("Typed")
    screen.unroute("**/review/**")
    screen.get_by_role("button", name="Save").click()
    expect(screen.locator(".told")).to_contain_text("Saved: Typed.")


def test_a_participant_is_added_from_selected_words(screen, scene):
    screen.keyboard.press("j")
    select(screen, "Colonel Meas Dara")
    expect(screen.locator("#selected")).to_contain_text("Colonel Meas Dara")
    screen.get_by_role("button", name="Participant").click()
    expect(screen.get_by_label("Name as written:")).to_have_value("Colonel Meas Dara")
    screen.get_by_label("Name as written:").fill("Meas Dara")
    screen.get_by_role("button", name="Add", exact=True).click()
    expect(screen.locator(".told")).to_contain_text("Added: Meas Dara (member).")

    added = Participation.objects.get(engagement=scene.talks, name_as_written="Meas Dara")
    assert added.evidence.get().quote == "Colonel Meas Dara"


def test_characters_are_counted_as_the_database_counts_them(screen, scene):
    select(screen, " is planned for January, said ")
    screen.get_by_label("for", exact=True).select_option(key(scene.patrol))
    screen.get_by_role("button", name="Passage", exact=True).click()
    screen.get_by_role("button", name="Add the passage").click()
    expect(screen.locator(".told")).to_contain_text("Passage added to")

    quotes = [row.quote for row in Evidence.objects.filter(engagement=scene.patrol)]
    assert "is planned for January, said" in quotes


def test_words_are_selected_with_the_keyboard(screen, scene):
    press = screen.keyboard.press
    press("s")
    press("ArrowRight")
    press("Shift+ArrowRight")
    expect(screen.locator("#selected-words")).to_have_text("Sar Bunthan")
    press("Enter")
    expect(screen.get_by_role("button", name="Passage", exact=True)).to_be_focused()
    press("Escape")
    expect(screen.locator("#selected")).to_be_hidden()


def test_a_selection_over_paragraphs_is_one_passage(screen, scene):
    select(screen, "press office.")
    start = scene.body.index("18 October 2023")
    screen.evaluate(
        """() => {
            const paragraphs = document.querySelectorAll(".text p");
            getSelection().setBaseAndExtent(paragraphs[0].firstChild, 14, paragraphs[1], 1);
        }"""
    )
    expect(screen.locator("#selected [name=start]")).to_have_value(str(start))
    end = int(screen.locator("#selected [name=end]").input_value())
    assert scene.body[start:end] == "18 October 2023\n\nGeneral "[:-1]


def test_who_is_meant_is_chosen_among_candidates(screen, scene):
    screen.goto(f"{address(scene.article, 'review')}?at={key(scene.patrol)}")
    screen.get_by_role("button", name=re.compile("^Meas Dara")).first.click()
    expect(screen.locator(".told")).to_contain_text("“Meas Dara” is Meas Dara.")
    scene.doubtful.refresh_from_db()

    assert scene.doubtful.official == scene.dara


def test_the_same_event_of_another_article_is_proposed_when_its_card_opens(screen, scene):
    other = EngagementFactory(title="Talks in Hanoi", kind="talks", date="2023-10-17")
    for country in ("KH", "VN"):
        SideFactory(engagement=other, country=country)
    EvidenceFactory(engagement=other)
    screen.reload()
    screen.keyboard.press("j")
    screen.get_by_role("button", name="The same: add this article to it").click()
    expect(screen.locator(".told")).to_contain_text("is the same as “Talks in Hanoi”")

    assert current(screen) == "Talks in Hanoi"
    assert not Engagement.objects.filter(pk=scene.talks.pk).exists()


def test_the_official_of_a_form_is_picked_after_the_page_has_changed(screen, scene):
    screen.goto(f"{address(scene.article, 'review')}?at={key(scene.patrol)}")
    screen.get_by_role("link", name=re.compile("^Correct Speaker")).click()
    screen.locator("[aria-labelledby~='select2-id_f-official-container']").click()
    screen.locator(".select2-search__field").last.fill("tran quoc")
    screen.get_by_role("option", name=re.compile("Tran Quoc Hung")).click()
    screen.get_by_role("button", name="Save").click()
    expect(screen.locator(".told")).to_contain_text("Saved: Joint patrol")
    scene.doubtful.refresh_from_db()

    assert scene.doubtful.official == scene.hung


def test_everything_works_without_scripts(chromium, live_server, scene):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    log_in(page, ReviewerFactory())
    page.goto(address(scene.article, "review"))
    page.get_by_role("button", name="Accept Visit").click()
    expect(page.locator(".told")).to_contain_text("Accepted: Visit")
    assert page.url.endswith(f"#{key(scene.visit)}")

    page.get_by_role("link", name="Correct Visit").click()
    page.get_by_label("Title:").fill("The visit")
    page.get_by_label("Date:", exact=True).fill("soon")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Title:")).to_have_value("The visit")
    page.get_by_label("Date:", exact=True).fill("2023-10")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".told")).to_contain_text("Saved: The visit.")

    start = scene.body.index("Meas Dara")
    page.get_by_label("From character").fill(str(start))
    page.get_by_label("to character").fill(str(start + 9))
    page.get_by_label("for", exact=True).select_option(key(scene.visit))
    page.get_by_role("button", name="Participant").click()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".told")).to_contain_text("Added: Meas Dara (member).")

    page.get_by_role("button", name="Publish all accepted (1)").click()
    expect(page.locator(".told")).to_contain_text("published, with what they name.")
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_and_the_page_fits_the_window(browser_page, scene, theme, size):
    page = browser_page
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size(size)
    log_in(page, ReviewerFactory())
    asked = ["", f"?at={key(scene.patrol)}", f"?edit={key(scene.visit)}", f"?edit={key(scene.memorandum)}"]
    asked += ["?add=engagement&start=0&end=4", f"?edit={key(scene.article)}"]
    found = {}
    for query in asked:
        page.goto(address(scene.article, "review") + query)
        page.locator(".text mark").first.hover()
        violations = Axe().run(page).response["violations"]
        found[query] = [(rule["id"], node["html"]) for rule in violations for node in rule["nodes"]]
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"], query
    assert found == {query: [] for query in asked}


def test_a_long_article_scrolls_beside_its_records(browser_page):
    page = browser_page
    page.set_viewport_size(WIDE)
    log_in(page, CoderFactory())
    scene = a_long_scene()
    page.goto(address(scene.article, "review"))
    for _ in range(18):
        page.keyboard.press("j")
    expect(page.locator(".card > details[open] summary").first).to_be_in_viewport()
    page.locator(".card > details[open] tr").first.hover()

    expect(page.locator("mark.lit").first).to_be_in_viewport()
