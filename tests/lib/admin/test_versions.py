"""Two people who edit one record: the second is told, and loses nothing."""

import re

import pytest
from django.core import signing

from articles.models import Engagement, Side
from defense_ties.lib.admin.tokens import SALT
from tests.factories import (
    EngagementFactory,
    OfficialAliasFactory,
    OfficialFactory,
    PlaceFactory,
    ReviewerFactory,
    SideFactory,
    TopicFactory,
)
from tests.posting import add_rows, faults, form_data, page, save

pytestmark = pytest.mark.django_db


def cells(response):
    """Return what each line of a conflict says: was, theirs, mine, and what is chosen."""
    return {cell.label: (*cell.words, cell.chosen) for cell in response.context["conflict"].cells}


def sent_again(response):
    """Return what the form that came back sends: its boxes, its version, and the choices made for it."""
    context = response.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    data = {"_version": context["version"], "_conflict": context["conflict"].signed()}
    for form in forms:
        for box in form:
            value = box.value()
            if value is not None and value is not False:
                data[box.html_name] = "on" if value is True else value
    return data | {cell.name: cell.chosen for cell in context["conflict"].cells if cell.chosen}


def test_every_form_of_a_record_carries_its_version(coder):
    shown = coder.get(page(OfficialFactory())).content.decode()

    assert re.search(r'<input type="hidden" name="_version" value="[^"]{40,}">', shown)


def test_a_form_without_the_right_to_change_carries_none(coder):
    assert "_version" not in coder.get(page(EngagementFactory(published=True))).content.decode()


def test_the_second_is_told_who_changed_what_and_keeps_what_was_typed(coder, reviewer):
    official = OfficialFactory(name="Hun Manet", note="")
    data = form_data(coder, page(official)) | {"name": "Hun Manett"}
    save(reviewer, page(official), name="Gen. Hun Manet")
    response = coder.post(page(official), data)
    shown = response.content.decode()
    official.refresh_from_db()

    assert response.status_code == 409
    assert official.name == "Gen. Hun Manet"
    assert official.history.first().history_user.username in shown
    assert cells(response) == {"Name": ("Hun Manet", "Gen. Hun Manet", "Hun Manett", "")}
    assert response.context["adminform"].form["name"].value() == "Hun Manett"


def test_what_both_changed_is_not_saved_before_one_is_chosen(coder, reviewer):
    official = OfficialFactory(name="Hun Manet")
    data = form_data(coder, page(official)) | {"name": "Mine"}
    save(reviewer, page(official), name="Theirs")
    again = coder.post(page(official), sent_again(coder.post(page(official), data)))
    official.refresh_from_db()

    assert again.context["conflict"].sentence == "Nothing is saved yet: choose one of the two for “Name”."
    assert official.name == "Theirs"


@pytest.mark.parametrize(("choice", "name"), [("mine", "Mine"), ("theirs", "Theirs")])
def test_what_is_chosen_is_saved(coder, reviewer, choice, name):
    official = OfficialFactory(name="Hun Manet")
    data = form_data(coder, page(official)) | {"name": "Mine"}
    save(reviewer, page(official), name="Theirs")
    response = coder.post(page(official), data)
    coder.post(page(official), sent_again(response) | {"_choice-name": choice})
    official.refresh_from_db()

    assert official.name == name


def test_what_is_typed_afterwards_counts_more_than_the_choice(coder, reviewer):
    official = OfficialFactory(name="Hun Manet")
    data = form_data(coder, page(official)) | {"name": "Mine"}
    save(reviewer, page(official), name="Theirs")
    response = coder.post(page(official), data)
    coder.post(page(official), sent_again(response) | {"_choice-name": "theirs", "name": "A third name"})
    official.refresh_from_db()

    assert official.name == "A third name"


def test_changes_of_different_fields_come_back_as_one_form(coder, reviewer):
    official = OfficialFactory(name="Hun Manet", country="KH", note="")
    data = form_data(coder, page(official)) | {"note": "Mine"}
    save(reviewer, page(official), name="Theirs", country="Viet Nam")
    response = coder.post(page(official), data)

    assert cells(response) == {
        "Name": ("Hun Manet", "Theirs", "Hun Manet", "theirs"),
        "Country": ("Cambodia", "Viet Nam", "Cambodia", "theirs"),
        "Note": ("", "", "Mine", "mine"),
    }
    assert coder.post(page(official), sent_again(response)).status_code == 302
    official.refresh_from_db()
    assert (official.name, official.country.code, official.note) == ("Theirs", "VN", "Mine")


def test_relations_and_topics_are_told_by_their_names(coder, reviewer):
    before, after = PlaceFactory(name="Hanoi"), PlaceFactory(name="Huế")
    first, second = TopicFactory(label="Demining"), TopicFactory(label="Cyber")
    engagement = EngagementFactory(place=before)
    engagement.topics.set([first])
    data = form_data(coder, page(engagement)) | {"title": "Mine"}
    save(reviewer, page(engagement), place=after.pk, topics=[first.pk, second.pk])
    found = cells(coder.post(page(engagement), data))

    assert found["Place"][0].startswith("Hanoi")
    assert found["Place"][1].startswith("Huế")
    assert sorted(found["Topics"][1].split(", ")) != found["Topics"][0]
    assert found["Topics"][3] == "theirs"


def test_the_same_change_by_both_is_no_conflict(coder, reviewer):
    official = OfficialFactory(name="Hun Manett", note="")
    data = form_data(coder, page(official)) | {"name": "Hun Manet"}
    save(reviewer, page(official), name="Hun Manet")
    response = coder.post(page(official), data)

    assert cells(response) == {}
    assert coder.post(page(official), sent_again(response)).status_code == 302


def test_a_save_that_changed_nothing_is_no_conflict(coder, reviewer):
    official = OfficialFactory(name="Hun Manet")
    data = form_data(coder, page(official)) | {"name": "Mine"}
    save(reviewer, page(official))

    assert coder.post(page(official), data).status_code == 302


# -- Rows -------------------------------------------------------------------------


def two_sides():
    engagement = EngagementFactory(title="Talks")
    sides = [SideFactory(engagement=engagement, country=code, role="party") for code in ("KH", "VN")]
    return engagement, *sides


def test_a_row_that_somebody_changed_is_a_conflict(coder, reviewer):
    engagement, first, _ = two_sides()
    data = form_data(coder, page(engagement)) | {"sides-0-role": "host"}
    save(reviewer, page(first), role="visitor")
    response = coder.post(page(engagement), data)
    first.refresh_from_db()

    assert cells(response) == {"Side “Cambodia (visitor)”: Role": ("Party", "Visitor", "Host", "")}
    assert first.role == "visitor"
    coder.post(page(engagement), sent_again(response) | {"_choice-sides-0-role": "mine"})
    first.refresh_from_db()
    assert first.role == "host"


def test_a_row_that_somebody_added_is_kept_and_so_is_mine(coder, reviewer):
    engagement, *_ = two_sides()
    added = add_rows("sides", {"country": "Laos", "role": "party"}, stored=2)
    data = form_data(coder, page(engagement)) | {key.replace("__", "-"): held for key, held in added.items()}
    save(reviewer, page(engagement), **add_rows("sides", {"country": "RU", "role": "visitor"}, stored=2))
    response = coder.post(page(engagement), data)

    assert response.context["conflict"].notes == ["Side “Russia (visitor)” was added."]
    assert coder.post(page(engagement), sent_again(response)).status_code == 302
    assert {side.country.code for side in engagement.sides.all()} == {"KH", "VN", "LA", "RU"}


@pytest.mark.parametrize(("choice", "left"), [("mine", {"KH", "VN"}), ("theirs", {"KH"})])
def test_a_row_that_was_deleted_comes_back_only_if_that_is_chosen(coder, reviewer, choice, left):
    engagement, _, second = two_sides()
    data = form_data(coder, page(engagement)) | {"sides-1-role": "host"}
    second.delete()
    response = coder.post(page(engagement), data)
    again = coder.post(page(engagement), sent_again(response))
    done = coder.post(page(engagement), sent_again(again) | {"_choice-sides-1-DELETE": choice})

    assert again.status_code == 409
    assert done.status_code == 302
    assert {side.country.code for side in engagement.sides.all()} == left


@pytest.mark.parametrize(("choice", "left"), [("mine", 1), ("theirs", 2)])
def test_a_row_that_i_delete_and_somebody_changed_is_asked_about(coder, reviewer, choice, left):
    engagement, first, _ = two_sides()
    data = form_data(coder, page(engagement)) | {"sides-0-DELETE": "on"}
    save(reviewer, page(first), role="visitor")
    response = coder.post(page(engagement), data)

    assert cells(response)["Side “Cambodia (visitor)”"] == ("there", "changed", "deleted", "")
    coder.post(page(engagement), sent_again(response) | {"_choice-sides-0-DELETE": choice})
    assert engagement.sides.count() == left


def test_new_rows_stay_in_the_form_with_their_faults(coder, reviewer):
    engagement, *_ = two_sides()
    added = add_rows("sides", {"country": "Nowhere", "role": "party"}, stored=2)
    data = form_data(coder, page(engagement)) | {key.replace("__", "-"): held for key, held in added.items()}
    save(reviewer, page(engagement), title="Theirs")
    response = coder.post(page(engagement), data | {"title": "Mine"})

    assert "sides-2-country" in faults(response)
    assert 'value="Nowhere"' in response.content.decode()


# -- Tokens -----------------------------------------------------------------------


def other_record(official):
    return signing.dumps(["people.official", "other", 1, {}], salt=SALT)


@pytest.mark.parametrize("token", ["", "forged", "x:y:z", "\0"])
def test_a_missing_or_forged_version_is_refused_kindly(coder, token):
    official = OfficialFactory(name="Hun Manet")
    data = form_data(coder, page(official)) | {"name": "Mine", "_version": token}
    response = coder.post(page(official), data)
    official.refresh_from_db()

    assert response.status_code == 409
    assert "nothing was saved" in response.context["conflict"].sentence
    assert response.context["adminform"].form["name"].value() == "Mine"
    assert official.name == "Hun Manet"
    assert coder.post(page(official), sent_again(response)).status_code == 302


def test_the_version_of_another_record_is_refused(coder):
    official, other = OfficialFactory(name="Hun Manet"), OfficialFactory()
    stolen = form_data(coder, page(other))["_version"]
    response = coder.post(
        page(official), form_data(coder, page(official)) | {"_version": stolen, "name": "X"}
    )
    official.refresh_from_db()

    assert response.status_code == 409
    assert official.name == "Hun Manet"


def test_forged_choices_are_passed_over(coder):
    official = OfficialFactory(name="Hun Manet")
    data = form_data(coder, page(official)) | {
        "_conflict": "forged",
        "_choice-name": "theirs",
        "name": "Mine",
    }

    assert coder.post(page(official), data).status_code == 302


# -- Deleted, and closed ------------------------------------------------------------


def test_what_was_typed_for_a_deleted_record_is_shown_and_can_be_saved_once_it_is_back(coder, reviewer):
    official = OfficialFactory(name="Hun Manet")
    data = form_data(coder, page(official)) | {"name": "What I typed"}
    restore = page(official, "restore")
    reviewer.post(page(official, "delete"), {"post": "yes"})
    response = coder.post(page(official), data)
    shown = response.content.decode()

    assert response.status_code == 409
    assert "deleted this official" in shown
    assert "What I typed" in shown
    assert restore in shown
    coder.post(restore)
    assert coder.post(page(official), dict(response.context["sent"])).status_code == 302
    official.refresh_from_db()
    assert official.name == "What I typed"


def test_a_coder_whose_draft_was_published_meanwhile_keeps_what_was_typed(coder):
    engagement = EngagementFactory(title="Talks")
    data = form_data(coder, page(engagement)) | {"title": "What I typed", "_step": "mark_ready"}
    engagement.review_status, engagement.published_at = "published", engagement.created_at
    engagement.save()
    response = coder.post(page(engagement), data)
    engagement.refresh_from_db()

    assert response.status_code == 403
    assert "What I typed" in response.content.decode()
    assert engagement.title == "Talks"


# -- Steps and lists ------------------------------------------------------------------


def test_a_step_is_not_taken_on_a_stale_form(reviewer):
    engagement = EngagementFactory(title="Talks")
    data = form_data(reviewer, page(engagement)) | {"_step": "reject", "review_note": "Not a tie"}
    engagement.title = "Other talks"
    engagement.save()
    response = reviewer.post(page(engagement), data)
    engagement.refresh_from_db()

    assert response.status_code == 409
    assert engagement.review_status == "draft"


def test_a_step_that_somebody_took_meanwhile_is_told(reviewer):
    engagement = EngagementFactory()
    data = form_data(reviewer, page(engagement)) | {"_step": "publish"}
    engagement.review_status = "rejected"
    engagement.save()
    response = reviewer.post(page(engagement), data)

    assert response.context["conflict"].notes == ["Review: Draft → Rejected."]


def list_token(client, model):
    return client.get(page(model)).context["action_form"].fields["seen"].initial


def act(client, model, token, *records):
    data = {"action": "mark_ready", "_selected_action": [one.pk for one in records], "seen": token}
    return client.post(page(model), data, follow=True)


def test_an_action_takes_no_record_that_was_changed_since_the_list_was_opened(coder):
    engagement, other = EngagementFactory(title="Talks"), EngagementFactory()
    token = list_token(coder, Engagement)
    SideFactory(engagement=engagement)
    response = act(coder, Engagement, token, engagement, other)

    assert [str(message).split(" at ")[0] for message in response.context["messages"]] == [
        "“Talks” was changed by somebody"
    ]
    assert set(Engagement.objects.values_list("review_status", flat=True)) == {"draft"}


def test_an_action_on_a_fresh_list_is_carried_out(coder):
    engagement = EngagementFactory()
    act(coder, Engagement, list_token(coder, Engagement), engagement)
    engagement.refresh_from_db()

    assert engagement.review_status == "ready"


@pytest.mark.parametrize(
    "token", ["", "forged", signing.dumps(["people.official", "2020-01-01"], salt="x")[:9]]
)
def test_an_action_with_a_forged_time_is_refused(coder, token):
    engagement = EngagementFactory()
    response = act(coder, Engagement, token, engagement)
    engagement.refresh_from_db()

    assert "cannot be told" in str(next(iter(response.context["messages"])))
    assert engagement.review_status == "draft"


def test_an_action_that_does_not_say_when_its_list_was_opened_is_refused(reviewer):
    engagement = EngagementFactory()
    for action in ("mark_ready", "delete_selected"):
        sent = {"action": action, "_selected_action": [engagement.pk], "post": "yes"}
        response = reviewer.post(page(Engagement), sent, follow=True)
        assert "cannot be told" in str(next(iter(response.context["messages"])))
    engagement.refresh_from_db()
    assert engagement.review_status == "draft"


def test_a_deletion_is_confirmed_and_not_done_if_something_changed_meanwhile(reviewer):
    engagement = EngagementFactory(title="Talks")
    first = {"action": "delete_selected", "_selected_action": [engagement.pk]}
    asked = reviewer.post(page(Engagement), first | {"seen": list_token(reviewer, Engagement)})
    seen = asked.context["seen"]
    assert f'name="seen" value="{seen}"' in asked.text
    SideFactory(engagement=engagement)

    refused = reviewer.post(page(Engagement), first | {"post": "yes", "seen": seen}, follow=True)
    assert "after you opened the list" in str(next(iter(refused.context["messages"])))
    assert Engagement.objects.filter(pk=engagement.pk).exists()

    reviewer.post(page(Engagement), first | {"post": "yes", "seen": list_token(reviewer, Engagement)})
    assert not Engagement.objects.filter(pk=engagement.pk).exists()


# -- Queries --------------------------------------------------------------------------


def test_the_version_of_a_form_takes_one_query_however_many_rows_it_has(coder, django_assert_num_queries):
    from defense_ties.lib.admin.tokens import Rows, seen_now

    engagement, *_ = two_sides()
    with django_assert_num_queries(1):
        seen = seen_now(Engagement, engagement.pk, [Rows(Side, "engagement_id")])

    assert seen.rows["articles.side.engagement_id"][1] == 2


def test_one_save_is_one_moment_with_one_reason(coder):
    engagement, *_ = two_sides()
    save(coder, page(engagement), title="New", sides__0__role="host", _change_reason="Read again")
    side = engagement.sides.get(country="KH")
    mine, row = engagement.history.first(), side.history.first()

    assert mine.history_date == row.history_date
    assert (mine.history_change_reason, row.history_change_reason) == ("Read again", "Read again")
    assert mine.history_user == row.history_user


def test_the_reviewer_is_named(coder):
    official = OfficialFactory(name="Hun Manet")
    data = form_data(coder, page(official)) | {"name": "Mine"}
    official.name, official._history_user = "Theirs", ReviewerFactory(username="sokha")
    official.save()

    assert "sokha" in coder.post(page(official), data).content.decode()


def test_a_row_that_moved_to_another_page_of_the_form_is_still_saved(coder):
    official = OfficialFactory()
    aliases = [OfficialAliasFactory(official=official, name=f"Name {number:02}") for number in range(50)]
    data = form_data(coder, page(official)) | {"aliases-49-name": "Typed by me"}
    OfficialAliasFactory(official=official, name="A name that comes first")
    response = coder.post(page(official), data)

    assert response.context["conflict"].notes == ["Alias “A name that comes first” was added."]
    again = coder.post(page(official), sent_again(response))
    assert (again.context and faults(again)) in (None, {})
    assert again.status_code == 302
    aliases[49].refresh_from_db()
    assert aliases[49].name == "Typed by me"
    assert official.aliases.count() == 51
