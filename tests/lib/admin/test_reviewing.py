"""Who may change which record, and the steps of review on lists and forms."""

import pytest
from django.contrib.auth.models import User

from articles.models import Agreement, Article, Engagement
from people.models import Official
from tests.factories import (
    AgreementEventFactory,
    AgreementFactory,
    AppointmentFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialFactory,
    PartyFactory,
    SideFactory,
)
from tests.posting import chosen, form_data, page, save, told

pytestmark = pytest.mark.django_db

CLOSED = [EngagementFactory, AgreementFactory, ArticleFactory]
OPEN = [OfficialFactory, InstitutionFactory, AppointmentFactory]


def supported_engagement(**given):
    engagement = EngagementFactory(**given)
    SideFactory(engagement=engagement)
    EvidenceFactory(engagement=engagement)
    return engagement


def take(client, step, *records, note=""):
    """Take a step with records from their list."""
    model = type(records[0])
    data = chosen(model, step, *(record.pk for record in records), note=note)
    return client.post(page(model), data, follow=True)


def take_on_form(client, step, record, **filled):
    """Take a step with a record from its form."""
    data = form_data(client, page(record)) | {"_step": step} | filled
    return client.post(page(record), data, follow=True)


def steps(client, record):
    return [step.name for step in client.get(page(record)).context.get("steps", [])]


def status(record):
    record.refresh_from_db()
    return record.review_status


# -- Who may ------------------------------------------------------------------


@pytest.mark.parametrize("factory", CLOSED, ids=lambda factory: factory._meta.model.__name__)
def test_a_coder_only_looks_at_what_is_published(coder, factory):
    record = factory(published=True, title="As it was")
    shown = coder.get(page(record))
    response = coder.post(page(record), {"title": "Changed"})

    assert shown.status_code == 200
    assert 'name="_save"' not in shown.content.decode()
    assert response.status_code == 403
    record.refresh_from_db()
    assert record.title == "As it was"


@pytest.mark.parametrize("factory", CLOSED, ids=lambda factory: factory._meta.model.__name__)
def test_a_reviewer_changes_what_is_published(reviewer, factory):
    record = factory(published=True, title="As it was")
    save(reviewer, page(record), title="Mended")
    record.refresh_from_db()

    assert record.title == "Mended"
    assert record.review_status == "published"


@pytest.mark.parametrize("factory", OPEN, ids=lambda factory: factory._meta.model.__name__)
def test_a_coder_goes_on_coding_people_that_are_published(coder, factory):
    record = factory(published=True)
    save(coder, page(record), note="More is known.")
    record.refresh_from_db()

    assert record.note == "More is known."


def test_a_coder_does_not_change_the_parts_of_what_is_published(coder):
    side = SideFactory(engagement=EngagementFactory(published=True), role="host")

    assert coder.post(page(side), {"country": "Laos", "role": "host"}).status_code == 403
    assert coder.post(page(side, "delete"), {"post": "yes"}).status_code == 403


def test_a_coder_changes_the_parts_of_a_draft(coder):
    side = SideFactory(role="host")
    save(coder, page(side), role="visitor")
    side.refresh_from_db()

    assert side.role == "visitor"


def test_a_part_is_not_moved_to_another_record(coder):
    side, other = SideFactory(), EngagementFactory()
    save(coder, page(side), engagement=other.pk)
    side.refresh_from_db()

    assert side.engagement != other


@pytest.mark.parametrize("factory", [*CLOSED, *OPEN], ids=lambda factory: factory._meta.model.__name__)
def test_a_coder_deletes_no_record(coder, factory):
    record = factory()

    assert coder.post(page(record, "delete"), {"post": "yes"}).status_code == 403
    assert "delete_selected" not in coder.get(page(type(record))).content.decode()


def test_a_reviewer_deletes_a_draft_and_all_that_belongs_to_it(reviewer):
    engagement = supported_engagement()
    reviewer.post(page(engagement, "delete"), {"post": "yes"})

    assert not Engagement.objects.filter(pk=engagement.pk).exists()
    assert engagement.history.first().history_type == "-"


def test_a_reviewer_does_not_delete_what_is_published(reviewer):
    draft, published = supported_engagement(), supported_engagement(published=True)

    assert reviewer.post(page(published, "delete"), {"post": "yes"}).status_code == 403
    data = chosen(Engagement, "delete_selected", draft.pk, published.pk, post="yes")
    reviewer.post(page(Engagement), data)
    assert Engagement.objects.count() == 2


@pytest.mark.parametrize("model", ["people/rank", "articles/topic"])
def test_a_coder_only_looks_at_the_vocabularies(coder, reviewer, model):
    assert coder.get(f"/admin/{model}/").status_code == 200
    assert coder.get(f"/admin/{model}/add/").status_code == 403
    assert reviewer.get(f"/admin/{model}/add/").status_code == 200


@pytest.mark.parametrize("path", ["auth/user/", "auth/group/", "auth/user/add/"])
def test_neither_sees_the_accounts(coder, reviewer, path):
    assert coder.get(f"/admin/{path}").status_code == 403
    assert reviewer.get(f"/admin/{path}").status_code == 403


# -- What is offered ------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "offered"),
    [("draft", ["mark_ready"]), ("ready", []), ("published", []), ("rejected", [])],
)
def test_a_coder_is_offered_to_mark_a_draft_ready_and_no_more(coder, given, offered):
    record = EngagementFactory(published=True, review_status=given)

    assert steps(coder, record) == offered


@pytest.mark.parametrize(
    ("given", "offered"),
    [
        ("draft", ["mark_ready", "publish", "reject"]),
        ("ready", ["publish", "reject", "reopen"]),
        ("published", ["reopen"]),
        ("rejected", ["reopen"]),
    ],
)
def test_a_reviewer_is_offered_what_the_status_allows(reviewer, given, offered):
    record = EngagementFactory(published=True, review_status=given)

    assert steps(reviewer, record) == offered


def test_a_coder_finds_only_mark_ready_and_merge_among_the_actions(coder):
    EngagementFactory()
    form = coder.get(page(Engagement)).context["action_form"]

    assert [name for name, _ in form.fields["action"].choices] == ["", "mark_ready", "merge_records"]
    assert "note" not in form.fields


# -- The steps ------------------------------------------------------------------


def test_a_coder_marks_drafts_ready_on_the_list(coder):
    first, second = EngagementFactory(), EngagementFactory()
    response = take(coder, "mark_ready", first, second)

    assert told(response) == ["2 records marked ready."]
    assert status(first) == status(second) == "ready"


def test_nothing_is_marked_ready_if_one_cannot_be(coder):
    draft, ready = EngagementFactory(), EngagementFactory(title="Talks", review_status="ready")
    response = take(coder, "mark_ready", draft, ready)

    assert told(response) == ["Not marked ready: Talks: only a draft can be marked ready."]
    assert status(draft) == "draft"


def test_a_reviewer_publishes_with_all_that_the_record_names(reviewer):
    engagement = supported_engagement()
    response = take(reviewer, "publish", engagement)

    assert told(response) == ["2 records published."]
    assert status(engagement) == "published"
    assert Article.objects.get().review_status == "published"


def test_publishing_without_evidence_is_refused_with_the_reason(reviewer):
    engagement = EngagementFactory(title="Talks")
    SideFactory(engagement=engagement)
    response = take_on_form(reviewer, "publish", engagement, title="Talks of ministers")

    assert told(response) == [
        "Not published: Talks of ministers: no passage of an article supports it yet; add evidence first."
    ]
    assert status(engagement) == "draft"
    assert engagement.title == "Talks of ministers"  # what was typed is kept


def test_nothing_is_published_if_one_cannot_be(reviewer):
    supported, bare = supported_engagement(), EngagementFactory()
    take(reviewer, "publish", supported, bare)

    assert status(supported) == status(bare) == "draft"
    assert Article.objects.get().review_status == "draft"


def test_a_rejection_needs_a_reason(reviewer):
    engagement = EngagementFactory(title="Talks")

    assert told(take(reviewer, "reject", engagement)) == ["Not rejected: Talks: a rejection needs a reason."]
    assert told(take(reviewer, "reject", engagement, note="Twice")) == ["1 record rejected."]
    assert status(engagement) == "rejected"
    assert engagement.review_note == "Twice"


def test_a_rejection_on_the_form_takes_its_reason_from_the_note(reviewer):
    engagement = EngagementFactory()
    take_on_form(reviewer, "reject", engagement, review_note="No tie")

    assert status(engagement) == "rejected"
    assert engagement.history.first().history_change_reason == "No tie"


def test_a_reviewer_reopens_what_is_published(reviewer):
    engagement = supported_engagement(published=True)
    response = take_on_form(reviewer, "reopen", engagement)

    assert told(response) == ["1 record reopened as a draft."]
    assert status(engagement) == "draft"


def test_a_faulty_form_takes_no_step(reviewer):
    engagement = supported_engagement()
    response = take_on_form(reviewer, "publish", engagement, date="soon")

    assert response.status_code == 200
    assert status(engagement) == "draft"


def test_a_new_record_is_marked_ready_as_it_is_saved(coder):
    url = page(Engagement, "add")
    coder.post(url, form_data(coder, url) | {"title": "Talks", "kind": "talks", "_step": "mark_ready"})

    assert Engagement.objects.get().review_status == "ready"


def test_an_agreement_is_published_from_its_form(reviewer):
    agreement = AgreementFactory()
    AgreementEventFactory(agreement=agreement)
    PartyFactory(agreement=agreement)
    EvidenceFactory(engagement=None, agreement=agreement)
    take_on_form(reviewer, "publish", agreement)

    assert status(agreement) == "published"
    assert agreement.reviewed_by == User.objects.get(username__startswith="reviewer")


@pytest.mark.parametrize("model", [Engagement, Agreement, Article, Official], ids=lambda m: m.__name__)
def test_the_pages_open_for_coder_and_reviewer(coder, reviewer, model):
    for client in (coder, reviewer):
        assert client.get(page(model)).status_code == 200
        assert client.get(page(model, "add")).status_code == 200


# -- Forged ---------------------------------------------------------------------


@pytest.mark.parametrize("step", ["publish", "reject", "reopen", "burn", ""])
def test_a_step_forged_by_a_coder_is_forbidden_and_nothing_is_saved(coder, step):
    engagement = supported_engagement(title="As it was")
    data = form_data(coder, page(engagement)) | {"_step": step, "title": "Changed"}

    assert coder.post(page(engagement), data).status_code == 403
    assert status(engagement) == "draft"
    assert engagement.title == "As it was"


@pytest.mark.parametrize(
    ("action", "code"), [("publish", 403), ("reject", 403), ("reopen", 403), ("delete_selected", 200)]
)
def test_an_action_forged_by_a_coder_does_nothing(coder, action, code):
    engagement = supported_engagement()
    response = take(coder, action, engagement, note="Forged")

    assert response.status_code == code
    assert status(engagement) == "draft"
    assert engagement.history.count() == 1


def test_a_status_forged_into_a_form_is_ignored(coder):
    engagement = EngagementFactory()
    save(
        coder, page(engagement), review_status="published", published_at="2022-01-01", drafted_by="extractor"
    )

    assert status(engagement) == "draft"


def test_a_step_needs_the_token_of_the_form(reviewer):
    engagement = supported_engagement()
    reviewer.handler.enforce_csrf_checks = True

    assert reviewer.post(page(engagement), {"_step": "publish"}).status_code == 403
    assert status(engagement) == "draft"


def test_the_buttons_say_save_once_and_are_called_by_their_whole_names(reviewer):
    shown = reviewer.get(page(supported_engagement())).text

    assert shown.count(">Save and<") == 1
    for name in ("add another", "continue editing", "mark ready", "publish", "reject"):
        assert f'aria-label="Save and {name}"' in shown
