"""What the pages of all records have in common."""

import pytest

from people.models import Redirection
from tests import factories as made
from tests.published import an_agreement, an_article, an_engagement, an_institution, an_official

pytestmark = pytest.mark.django_db

MAKERS = {
    "engagements": (an_engagement, made.EngagementFactory),
    "agreements": (an_agreement, made.AgreementFactory),
    "officials": (an_official, made.OfficialFactory),
    "institutions": (an_institution, made.InstitutionFactory),
    "articles": (an_article, made.ArticleFactory),
}
every_section = pytest.mark.parametrize("section", MAKERS)


@every_section
def test_a_published_record_has_a_page_at_its_own_address(client, section):
    record = MAKERS[section][0]()
    assert record.get_absolute_url() == f"/{section}/{record.pk}/"
    assert client.get(record.get_absolute_url()).status_code == 200


@every_section
@pytest.mark.parametrize("status", ["draft", "ready", "rejected"])
def test_a_record_that_is_not_published_has_none_not_even_for_staff(client, section, status):
    client.force_login(made.ReviewerFactory(is_superuser=True))
    record = MAKERS[section][1](review_status=status)
    assert client.get(record.get_absolute_url()).status_code == 404


@every_section
def test_the_old_address_of_a_merged_record_leads_to_the_one_that_stays(client, section):
    record = MAKERS[section][0]()
    noun = section.removesuffix("s")
    Redirection.objects.create(record_type=noun, old_id="gone", new_id=record.pk, reason="One and the same.")
    response = client.get(f"/{section}/gone/")
    assert (response.status_code, response.headers["Location"]) == (301, f"/{section}/{record.pk}/")


def test_an_old_address_keeps_what_was_asked_of_it(client):
    record = an_official()
    Redirection.objects.create(record_type="official", old_id="gone", new_id=record.pk, reason="One man.")
    response = client.get("/officials/gone/?format=json&page=2")
    assert response.headers["Location"] == f"/officials/{record.pk}/?format=json&page=2"
    assert response.headers["Cache-Control"] == "no-cache"  # the merge may be undone


def test_a_chain_of_old_addresses_leads_to_its_end_at_once(client):
    record = an_official()
    for old, new in (("first", "second"), ("second", "third"), ("third", record.pk)):
        Redirection.objects.create(record_type="official", old_id=old, new_id=new, reason="One man.")
    assert client.get("/officials/first/").headers["Location"] == f"/officials/{record.pk}/"


def test_addresses_that_lead_in_a_circle_lead_nowhere(client):
    for old, new in (("first", "second"), ("second", "first")):
        Redirection.objects.create(record_type="official", old_id=old, new_id=new, reason="One man.")
    assert client.get("/officials/first/").status_code == 404


def test_an_old_address_that_leads_to_a_draft_leads_nowhere(client):
    draft = made.OfficialFactory()
    Redirection.objects.create(record_type="official", old_id="gone", new_id=draft.pk, reason="One man.")
    assert client.get("/officials/gone/").status_code == 404


def test_an_old_address_is_that_of_one_kind_of_record(client):
    record = an_official()
    Redirection.objects.create(record_type="official", old_id="gone", new_id=record.pk, reason="One man.")
    assert client.get("/institutions/gone/").status_code == 404


@pytest.mark.parametrize(
    "address", ["/officials/nobody/", "/officials/Hun%20Manet/", "/officials/%00/", "/officials/a/b/"]
)
def test_an_address_that_nothing_has_is_not_found(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


@every_section
def test_a_page_can_only_be_read(client, section):
    record = MAKERS[section][0]()
    assert client.post(record.get_absolute_url()).status_code == 405


@every_section
def test_a_page_says_how_to_cite_it_and_when_it_was_published(client, section, settings):
    settings.SITE_URL = "https://ties.example.org"
    record = MAKERS[section][0](id="it")
    page = client.get(record.get_absolute_url()).content.decode()
    assert f"https://ties.example.org/{section}/it/" in page
    assert "Published" in page


@every_section
def test_neither_staff_nor_their_notes_are_shown(client, section):
    reviewer = made.ReviewerFactory(username="secretreviewer", first_name="Secret")
    record = MAKERS[section][0](review_note="secret note", reviewed_by=reviewer, drafter=reviewer)
    record._change_reason = "secret reason"
    record._history_user = reviewer
    record.save()
    assert "secret" not in client.get(record.get_absolute_url()).content.decode().lower()


@every_section
@pytest.mark.parametrize(
    ("form", "content_type", "suffix", "beginning"),
    [
        ("bibtex", "application/x-bibtex", "bib", "@"),
        ("ris", "application/x-research-info-systems", "ris", "TY  - "),
        ("csl-json", "application/vnd.citationstyles.csl+json", "json", "[\n"),
    ],
)
def test_the_citation_of_a_record_can_be_taken_home(client, section, form, content_type, suffix, beginning):
    record = MAKERS[section][0](id="it")
    page = " ".join(client.get(f"/{section}/it/").content.decode().split())
    assert f'<a href="?cite={form}" rel="nofollow">' in page
    response = client.get(f"/{section}/it/?cite={form}")
    assert response.headers["Content-Type"] == f"{content_type}; charset=utf-8"
    name = f"defense_ties-{record._meta.model_name}-it.{suffix}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.content.decode().startswith(beginning)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("cite=endnote", "Address: “endnote” is not one of the choices. They are bibtex, ris, csl-json."),
        ("cite=", "Address: “” is not one of the choices. They are bibtex, ris, csl-json."),
        ("cite=ris&cite=ris", "Address: “cite” is given 2 times; once is enough."),
        ("cite=ris&on=2021", "Address: “on” cannot be asked together with a citation."),
    ],
)
def test_a_citation_that_cannot_be_had_is_refused_in_plain_words(client, query, message):
    response = client.get(f"{an_official().get_absolute_url()}?{query}")
    assert (response.status_code, response.content.decode()) == (400, message)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_a_draft_has_no_citation(client):
    assert client.get(f"{made.OfficialFactory().get_absolute_url()}?cite=ris").status_code == 404


@every_section
def test_a_browser_that_has_the_page_is_not_sent_it_again(client, section):
    address = MAKERS[section][0]().get_absolute_url()
    first = client.get(address)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_the_head_names_the_address_and_what_the_record_is(client, settings):
    settings.SITE_URL = "https://ties.example.org"
    an_engagement("KH", id="it", title='The "visit" <of>', kind="visit", date="2021-12", summary="They met.")
    page = " ".join(client.get("/engagements/it/").content.decode().split())
    assert '<link rel="canonical" href="https://ties.example.org/engagements/it/">' in page
    assert '<meta name="description" content="Visit, held, 2021 Dec, Cambodia. They met.">' in page
    assert '<meta property="og:title" content="The &quot;visit&quot; &lt;of&gt;">' in page
    assert '<meta property="og:url" content="https://ties.example.org/engagements/it/">' in page


@every_section
def test_a_page_says_when_the_record_was_last_changed(client, section):
    record = MAKERS[section][0]()
    page = client.get(record.get_absolute_url()).content.decode()
    day = record.changed_at.date().isoformat()
    assert f'Last changed <span class="nw"><time datetime="{day}">' in page
