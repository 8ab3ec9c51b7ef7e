"""Every kind of page of the staff in a browser: axe finds nothing, and nothing is wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.defense_ties.sign_in.pages import pages
from tests.defense_ties.sign_in.rights import STAFF
from tests.factories import AdministratorFactory
from tests.makers import MAKERS
from tests.posting import let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOOKS = [("light", 375), ("dark", 1440)]
# Deeds and files, not pages; and pages that ask for more than a record, which have tests of their own.
NO_PAGES = {"", "import_template", "import_run", "import_faults", "ledger_csv", "use", "since", "restore"}
NO_PAGES |= {"simple_history", "judge", "likeness", "back", "withdraw"}
NO_PAGES |= {"ask_again", "undo", "apart", "again", "as_of"}
PAGES = list(pages())
KINDS = [model for model in MAKERS if model.__name__ in STAFF]


def addresses(model, record):
    """Give the address of each page of a kind of record."""
    for found in PAGES:
        if found.model is model and found.view not in NO_PAGES:
            yield found.address(record)


def findings(page):
    """Return what axe finds on a page, and by how much it is wider than the screen."""
    found = [
        f"{each['id']}: {node['html'][:160]}"
        # It would put style sheets of its own into the forms, which the policy forbids.
        for each in Axe().run(page, options={"preload": False}).response["violations"]
        for node in each["nodes"]
    ]
    width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return found + ([f"{width} px too wide"] if width > 0 else [])


@pytest.mark.once
@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_axe_finds_nothing_on_the_pages_of_a_kind(browser_page, live_server, model):
    record = MAKERS[model]()
    let_in(browser_page.context, live_server.url, AdministratorFactory())
    wrong = {}
    for number, address in enumerate(addresses(model, record)):
        theme, width = LOOKS[number % 2]
        browser_page.emulate_media(color_scheme=theme)
        browser_page.set_viewport_size({"width": width, "height": 900})
        answer = browser_page.goto(address)
        if answer.status != 403 and (found := findings(browser_page)):
            wrong[address] = found
    assert wrong == {}
