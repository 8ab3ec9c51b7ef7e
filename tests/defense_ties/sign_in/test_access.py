"""Who may open which page, by direct address and by a form that is sent to it."""

from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.models import Article, Engagement, Likeness
from tests import factories as made
from tests.defense_ties.sign_in.pages import Page, pages
from tests.defense_ties.sign_in.rights import DOOR, GAPS, PUBLIC, SITE, STAFF, TAKING
from tests.downloads import text_of
from tests.makers import MAKERS, make
from tests.posting import chosen, page
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_edition,
    an_engagement,
    an_institution,
    an_official,
    cite,
)

pytestmark = pytest.mark.django_db

ROLES = {
    "coder": made.CoderFactory,
    "reviewer": made.ReviewerFactory,
    "administrator": made.AdministratorFactory,
}
MARKER = "Xylophagous quartz of the ninth jetty"
QUERIES: tuple[dict[str, str], ...] = (
    {},
    {"format": "csv"},
    {"format": "json"},
    # What somebody asked for is repeated to them: the first word of the marker is not asked for.
    {"q": MARKER.partition(" ")[2]},
    {"q": "jetty", "format": "csv"},
)
PAGES = list(pages())
MODELS = sorted({found.model for found in PAGES if found.model}, key=lambda model: model.__name__)
OTHERS: dict[Any, Any] = {
    User: made.UserFactory,
    Group: lambda: Group.objects.get(name="coder"),
    AccessAttempt: lambda: AccessAttempt.objects.create(username="x", failures_since_start=1),
}
# Pages among those of one kind that are about a record of another.
SUBJECTS: dict[str, Any] = {"likeness": Likeness}
UNKNOWN = "Nobody has said who may open “{}” of {}: say so in tests/defense_ties/sign_in/rights.py."


def signed_in(user=None):
    """Return the browser of a user; what goes wrong in it is an answer, not an exception."""
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


def a_record(model):
    """Make a record of a kind."""
    maker = MAKERS.get(model) or OTHERS.get(model)
    assert maker, f"There is no way yet to make a {model.__name__}: say so in tests/makers.py."
    return maker()


def sign_for(answer):
    """Return what an answer says, in the signs of the table."""
    if answer.status_code in (403, 405):
        return {403: "-", 405: "."}[answer.status_code]
    is_open = answer.status_code < 500 and not answer.headers.get("Location", "").startswith("/admin/login/")
    return "o" if is_open else str(answer.status_code)


def rights_on(found, record, model=None, expected=""):
    """Return the signs of a page for the roles; a record that a form has removed is made anew."""
    if found.view in SUBJECTS:
        model = SUBJECTS[found.view]
        record = a_record(model)
    signs = []
    for user, sign in zip(ROLES.values(), expected.split() or ("",) * len(ROLES), strict=True):
        # What a coder may do needs no right that the others could lack; it is not asked three times.
        if signs and sign == signs[0] and "-" not in sign:
            signs.append(sign)
            continue
        client = signed_in(user())
        sent = []
        for send in (client.get, client.post):
            if model and record and not model.objects.filter(pk=record.pk).exists():
                record = a_record(model)
            sent.append(sign_for(send(found.address(record))))
        signs.append("".join(sent))
    return " ".join(signs)


def is_shut(answer):
    """Return whether an answer leads to signing in, or refuses."""
    if answer.status_code == 302:
        return answer.url.startswith("/admin/login/")
    return answer.status_code in (403, 404)


def public_addresses(records):
    """Return the public pages, each with its address; records go by the name of their page."""
    public = [found for found in PAGES if not found.route.startswith("admin/")]
    gaps = GAPS | {name: [record.pk] for name, record in records.items()}
    return [(found, found.address_with(gaps.get(found.name, []))) for found in public]


def of(model) -> list[Page]:
    return [found for found in PAGES if found.model is model and found.route.startswith("admin/")]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_each_page_of_a_kind_is_open_to_whom_it_should_be(model):
    table = STAFF.get(model.__name__, {})
    unknown = [found.view for found in of(model) if found.view not in table]
    assert not unknown, UNKNOWN.format(", ".join(unknown), model.__name__)
    record = a_record(model)

    found = {each.view: rights_on(each, record, model, table[each.view]) for each in of(model)}

    assert found == {view: table[view] for view in found}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("is_reader", [True, False], ids=["reader", "stranger"])
def test_no_page_of_a_kind_is_open_to_readers_and_strangers(model, is_reader):
    record = a_record(model)
    client = signed_in(made.UserFactory() if is_reader else None)

    for found in of(model):
        address = found.address(record)
        for send in (client.get, client.post):
            assert is_shut(send(address)), address
        assert is_shut(client.post(address, {"_publish": "1", "post": "yes", "action": "publish"})), address
    assert model.objects.filter(pk=record.pk).exists()


def test_each_other_page_of_the_staff_is_open_to_whom_it_should_be():
    site = [found for found in of(None) if found.view not in DOOR]
    unknown = [found.view for found in site if found.view not in SITE]
    assert not unknown, UNKNOWN.format(", ".join(unknown), "the site")

    found = {each.view: rights_on(each, None) for each in site}

    assert found == SITE


@pytest.mark.parametrize("is_reader", [True, False], ids=["reader", "stranger"])
def test_no_other_page_of_the_staff_is_open_to_readers_and_strangers(is_reader):
    client = signed_in(made.UserFactory() if is_reader else None)

    for found in of(None):
        if found.view not in DOOR:
            for send in (client.get, client.post):
                assert is_shut(send(found.address(None))), found.route


def public_records(article=None):
    """Make a published record for each public page that is about one, with the name of the page."""
    place, rank = made.PlaceFactory.create(), made.RankFactory.create()
    appointment, article = an_appointment(an_official(), an_institution()), article or an_article()
    records = {
        "engagement": an_engagement("KH", "RU", place=place),
        "agreement": an_agreement("KH", "RU"),
        "official": an_official(),
        "institution": an_institution(),
        "position": appointment.position,
        "article": article,
    }
    records["engagement"].topics.set(["cyber"])
    made.ParticipationFactory.create(
        engagement=records["engagement"], official=records["official"], rank=rank
    )
    behind = made.ArticleFactory.create(published=True)
    cite(behind, engagement=records["engagement"])
    cite(behind, agreement=records["agreement"])
    cite(behind, appointment=appointment)
    an_edition("2026.1", before=an_edition("2025.1"))
    shared = {"place": place, "rank": rank, "publisher": article.publisher, "appointment": appointment}
    asked = {f"api-{name}": record for name, record in (records | shared).items()}
    previewed = {f"api-preview_{name}": records[name] for name in ("official", "institution")}
    return records | asked | previewed


def test_the_public_pages_are_open_to_everybody_and_take_nothing_but_reports():
    public = public_addresses(public_records())
    assert [found.name for found, _ in public] == list(PUBLIC), UNKNOWN.format("a page", "the public site")

    for user in (None, made.UserFactory(), made.CoderFactory(), made.AdministratorFactory()):
        client = signed_in(user)
        for found, address in public:
            assert client.get(address).status_code == 200, address
            assert client.post(address).status_code == (400 if found.name in TAKING else 405), address


def test_no_public_page_or_download_holds_the_text_of_an_article():
    article = an_article(body=f"A headline\n\n{MARKER}.\n\nAnother paragraph.")
    draft = made.ArticleFactory(body=f"{MARKER} again", title="A draft")
    records = public_records(article)
    for name in ("engagement", "agreement", "official"):
        cite(article, paragraph=2, **{name: records[name]})
    client = Client()

    for _, address in public_addresses(records):
        for query in QUERIES:
            text = text_of(client.get(address, query).getvalue())
            assert "Xylophagous" not in text, (address, query)
    assert client.get(f"/articles/{draft.pk}/").status_code == 404


def test_drafts_are_not_to_be_seen_by_readers(client):
    engagement = made.EngagementFactory(title=MARKER)

    assert client.get(f"/engagements/{engagement.pk}/").status_code == 404
    assert MARKER not in client.get("/engagements/").content.decode()


@pytest.mark.parametrize("deed", ["publish", "reject", "withdraw", "delete_selected"])
def test_a_coder_who_posts_what_reviewers_decide_changes_nothing(coder, deed):
    record = make(Engagement)
    before = record.review_status

    coder.post(page(Engagement), chosen(Engagement, deed, record.pk, post="yes"))
    coder.post(page(record), {f"_{deed}": "1"})

    record.refresh_from_db()
    assert record.review_status == before


def test_a_coder_who_posts_to_the_reviewing_screen_publishes_nothing(coder):
    article = make(Article)

    coder.post(page(article, "review"), {"publish": "1", "_publish": "1", "decision": "publish"})

    article.refresh_from_db()
    assert article.review_status == "draft"


def test_a_page_that_nobody_has_classified_is_named():
    assert UNKNOWN.format("export", "Article") == (
        "Nobody has said who may open “export” of Article: say so in tests/defense_ties/sign_in/rights.py."
    )
