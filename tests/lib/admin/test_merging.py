"""Merging on the staff's pages: from a list or a record, over the page on which all stand side by side."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch

from articles.models import Article, Engagement, Participation
from people.models import Distinct, Merge, Official, Redirection
from tests.factories import (
    AgreementFactory,
    AppointmentFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    ParticipationFactory,
    PlaceFactory,
    PositionFactory,
    PublisherFactory,
    SideFactory,
)
from tests.posting import chosen, page, told

pytestmark = pytest.mark.django_db


def pair(**given):
    """Make two officials, of whom the second is to go into the first."""
    kept = OfficialFactory(id="kept", name="Liu Zhenli", **given)
    return kept, OfficialFactory(id="lost", name="Liu Zhen Li", native_name="刘振立", **given)


def sidebyside(client, *records):
    """Return the page on which the records stand side by side."""
    return client.get(page(type(records[0]), "merge"), {"ids": ",".join(record.pk for record in records)})


def sent(client, *records, **boxes):
    """Return what the form on the page would send, with some boxes filled in otherwise."""
    context = sidebyside(client, *records).context
    chosen = {f"value_{each.choice.name}": key for each, key in [*context["differing"], *context["equal"]]}
    return {
        "ids": ",".join(record.pk for record in records),
        "seen": context["preview"].state,
        "reason": "One man.",
        **chosen,
        **boxes,
    }


def post(client, *records, press="_merge", **boxes):
    """Fill in the page and press one of its buttons."""
    data = sent(client, *records, **boxes) | {press: "1"}
    return client.post(page(type(records[0]), "merge"), data, follow=True)


# -- From the list, and from a record ---------------------------------------------


def test_two_records_chosen_in_a_list_are_shown_side_by_side(coder):
    kept, lost = pair()
    data = chosen(Official, "merge_records", "lost", "kept")

    response = coder.post(page(Official), data, follow=True)

    assert response.redirect_chain[0][0].endswith("/official/merge/?ids=kept,lost")
    assert [column.record for column in response.context["columns"]] == [kept, lost]


@pytest.mark.parametrize(("number", "words"), [(1, "1 chosen"), (11, "more than 10 chosen")])
def test_one_record_or_too_many_are_not_merged(coder, number, words):
    officials = OfficialFactory.create_batch(number)
    data = chosen(Official, "merge_records", *(official.pk for official in officials))

    response = coder.post(page(Official), data, follow=True)

    assert told(response) == [f"Choose two or more records to merge, at most 10; {words}."]


@pytest.mark.parametrize(
    "factory",
    [
        AgreementFactory,
        EngagementFactory,
        InstitutionFactory,
        OfficialFactory,
        PlaceFactory,
        PositionFactory,
        PublisherFactory,
    ],
)
def test_lists_of_what_can_be_merged_offer_it_to_coders(coder, factory):
    record = factory()
    address = page(type(record))

    actions = coder.get(address).context["action_form"].fields["action"].choices
    assert ("merge_records", "Merge…") in actions
    assert "Merge…" not in coder.get(f"{address}?_popup=1").content.decode()


def test_articles_are_not_merged():
    with pytest.raises(NoReverseMatch):
        page(Article, "merge")


def test_the_page_of_a_record_leads_to_those_it_may_go_into(coder):
    kept, lost = pair()
    OfficialAliasFactory(official=kept, name="Zhen Liu Li")
    OfficialFactory(name="Somebody else")
    link = next(link for link in coder.get(page(lost)).context["links"] if link.label == "Merge into…")

    found = coder.get(f"{link.url}&q=zhen+li").context["found"]

    assert [url for _, url in found] == [f"{page(Official, 'merge')}?ids=kept,lost"]
    assert "No other official" in coder.get(f"{link.url}&q=nobody").content.decode()


def test_what_resembles_a_record_is_offered_first(coder):
    first = EngagementFactory(title="Visit of the minister")
    second = EngagementFactory(title="The minister in Phnom Penh")
    for engagement in (first, second):
        for country in ("KH", "RU"):
            SideFactory(engagement=engagement, country=country)
        ParticipationFactory(
            engagement=engagement,
            official=OfficialFactory(id="guest") if engagement == first else Official.objects.get(pk="guest"),
        )
        EvidenceFactory(engagement=engagement)

    response = coder.get(page(Engagement, "merge"), {"ids": first.pk})

    [(_, label, url)] = response.context["likely"]
    assert label.startswith("The minister in Phnom Penh")
    assert url == f"{page(Engagement, 'merge')}?ids={second.pk},{first.pk}"
    assert "Likely the same" in response.content.decode()


# -- Side by side ------------------------------------------------------------------


def test_differences_come_first_and_the_fuller_value_is_chosen(coder):
    kept, lost = pair()

    context = sidebyside(coder, kept, lost).context

    assert [(each.choice.name, key) for each, key in context["differing"]] == [
        ("name", "kept"),
        ("native_name", "lost"),
    ]
    assert [each.choice.name for each, _ in context["equal"]] == [
        "sort_name",
        "country",
        "wikidata_id",
        "note",
        "review_note",
    ]


def test_the_page_tells_what_moves_what_becomes_one_and_which_names_are_kept(coder):
    kept, lost = pair()
    engagement = EngagementFactory(title="Talks")
    for official in (kept, lost):
        ParticipationFactory(engagement=engagement, official=official)
    ParticipationFactory.create_batch(4, official=lost)
    AppointmentFactory(official=lost)

    response = sidebyside(coder, kept, lost)

    moves = [(m.count, m.label, len(m.twins), len(shown)) for m, shown in response.context["moves"]]
    assert sorted(moves) == [(1, "appointment", 0, 1), (5, "participations", 1, 3)]
    assert response.context["preview"].aliases == ["Liu Zhen Li", "刘振立"]
    assert "<q>Liu Zhen Li</q>, <q>刘振立</q>." in response.text


def test_another_record_can_stay_and_what_was_typed_is_still_there(coder):
    kept, lost = pair()

    response = post(
        coder, kept, lost, press="_stays", _stays="lost", reason="One man, I think.", value_name="kept"
    )

    response = coder.post(
        page(Official, "merge"),
        sent(coder, kept, lost, reason="One man, I think.", value_name="kept") | {"_stays": "lost"},
    )
    assert [column.record.pk for column in response.context["columns"]] == ["lost", "kept"]
    assert response.context["reason"] == "One man, I think."
    assert {each.choice.name: key for each, key in response.context["differing"]}["name"] == "kept"
    assert Official.objects.count() == 2


def test_dates_and_how_they_are_known_are_chosen_as_one(coder):
    first = EngagementFactory(date="2021", date_basis="inferred")
    second = EngagementFactory(date="2021-12-16", date_basis="stated")

    differing = sidebyside(coder, first, second).context["differing"]

    [(compared, key)] = [pair for pair in differing if pair[0].choice.name == "date"]
    assert (compared.choice.label, key) == ("date · date basis", second.pk)
    assert "value_date_basis" not in sidebyside(coder, first, second).content.decode()


def test_five_thousand_references_are_counted_not_listed(coder):
    kept, lost = pair()
    few = ParticipationFactory(official=lost)

    def queries():
        with CaptureQueriesContext(connection) as found:
            response = sidebyside(coder, kept, lost)
        return len(found), response

    before, _ = queries()
    engagements = Engagement.objects.bulk_create(
        Engagement(title=f"Talks {number}", kind="talks", date="2021") for number in range(5000)
    )
    Participation.objects.bulk_create(
        Participation(engagement=engagement, official=lost) for engagement in engagements
    )

    after, response = queries()

    assert few.pk
    assert after <= before + 1
    assert after <= 75
    assert len(response.content) < 60_000
    [(moving, shown)] = [each for each in response.context["moves"] if each[0].label == "participations"]
    assert (moving.count, len(shown)) == (5001, 3)


# -- What is done ------------------------------------------------------------------


def test_a_coder_merges_drafts_and_is_offered_the_way_back(coder):
    kept, lost = pair()
    taking = ParticipationFactory(official=lost)

    response = post(coder, kept, lost)

    taking.refresh_from_db()
    kept.refresh_from_db()
    made = Merge.objects.get()
    assert (taking.official_id, kept.native_name, made.reason) == ("kept", "刘振立", "One man.")
    assert response.redirect_chain == [(page(kept), 302)]
    assert told(response) == [f'“Liu Zhen Li” was merged into “Liu Zhenli”. <a href="{page(made)}">Undo</a>']


def test_the_old_page_of_a_merged_record_leads_to_the_new_one(coder):
    kept, lost = pair()
    post(coder, kept, lost)

    response = coder.get(page(lost), follow=True)

    assert response.redirect_chain == [(page(kept), 302)]
    assert "was merged into “Liu Zhenli”" in told(response)[-1]


def test_the_page_of_a_record_leads_to_what_went_into_it(coder):
    kept, lost = pair()
    labels = [link.label for link in coder.get(page(kept)).context["links"]]
    assert "Merge into…" in labels
    assert "Merges" not in labels
    post(coder, kept, lost)

    [link] = [link for link in coder.get(page(kept)).context["links"] if link.label == "Merges"]

    assert "Liu Zhen Li → Liu Zhenli" in coder.get(link.url).content.decode()


def test_a_merge_without_a_reason_comes_back_with_what_was_chosen(coder):
    kept, lost = pair()

    response = post(coder, kept, lost, reason="  ", value_name="lost")

    assert told(response) == ["A merge needs a reason."]
    assert {each.choice.name: key for each, key in response.context["differing"]}["name"] == "lost"
    assert Official.objects.count() == 2


def test_records_that_are_not_the_same_are_remembered(coder):
    kept, lost = pair()

    response = post(coder, kept, lost, press="_distinct", reason="Brothers.")

    judged = Distinct.objects.get()
    assert (judged.first_id, judged.second_id, judged.reason) == ("kept", "lost", "Brothers.")
    assert judged.judged_by.username.startswith("coder")
    assert "nobody will be asked again" in told(response)[0]
    assert "These were judged not to be the same" in sidebyside(coder, kept, lost).content.decode()


def test_what_changed_since_it_was_shown_is_shown_anew(coder):
    kept, lost = pair()
    data = sent(coder, kept, lost, reason="One man.") | {"_merge": "1"}
    kept.note = "Promoted."
    kept.save()

    response = coder.post(page(Official, "merge"), data, follow=True)

    assert told(response) == [
        "Something about these records changed since they were shown. Nothing was merged: look again."
    ]
    assert response.context["reason"] == "One man."
    assert coder.post(page(Official, "merge"), sent(coder, kept, lost) | {"_merge": "1"}).status_code == 302


# -- Who may -------------------------------------------------------------------------


def test_a_coder_does_not_merge_what_is_published(coder, reviewer):
    kept, lost = pair(published=True)

    assert not sidebyside(coder, kept, lost).context["may_merge"]
    assert 'name="_merge"' not in sidebyside(coder, kept, lost).content.decode()
    assert post(coder, kept, lost).status_code == 403
    assert Official.objects.count() == 2
    assert post(reviewer, kept, lost).status_code == 200
    assert Official.objects.count() == 1


def test_a_coder_does_not_change_published_engagements_but_sees_them_side_by_side(coder, reviewer):
    first, second = EngagementFactory(published=True), EngagementFactory(published=True)

    assert sidebyside(coder, first, second).status_code == 200
    assert post(coder, first, second).status_code == 403
    assert post(reviewer, first, second).status_code == 200
    assert Engagement.objects.count() == 1


@pytest.mark.parametrize("published", [False, True])
def test_a_coder_merges_places_that_no_reader_sees(coder, reviewer, published):
    first, second = PlaceFactory(), PlaceFactory()
    EngagementFactory(place=second, published=published)

    response = post(coder, first, second)

    assert response.status_code == (403 if published else 200)
    assert Merge.objects.exists() is not published
    if published:
        assert post(reviewer, first, second).status_code == 200
        assert Merge.objects.exists()


def test_a_position_in_a_published_engagement_is_a_reviewers(coder, reviewer):
    first, second = PositionFactory(), PositionFactory()
    ParticipationFactory(engagement=EngagementFactory(published=True), position=second)

    assert post(coder, first, second).status_code == 403
    assert post(reviewer, first, second).status_code == 200


def test_whoever_may_only_look_does_not_merge(client):
    kept, lost = pair()
    reader = User.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(
        Group.objects.get(name="coder").permissions.filter(codename__startswith="view_")
    )
    client.force_login(reader)

    assert sidebyside(client, kept, lost).status_code == 403
    assert "Merge…" not in client.get(page(Official)).content.decode()
    assert client.post(page(Official, "merge"), {"ids": "kept,lost", "_merge": "1"}).status_code == 403


def test_a_stranger_has_to_log_in(client):
    kept, lost = pair()

    assert "/login/" in sidebyside(client, kept, lost).headers["Location"]


# -- Bad input -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        ("", "Choose the records to merge first."),
        (",,", "Choose the records to merge first."),
        ("kept,kept", "A record cannot be merged with itself: choose two different ones."),
        ("nobody,kept", "Nothing was merged. There is no official with the id nobody."),
        ("nobody", "Nothing was merged. There is no official with the id nobody."),
        (",".join(f"id{n}" for n in range(30)), "At most 10 records are merged at once; 30 were chosen."),
        ("'; drop table,<script>", "Nothing was merged. There is no official with the id '; drop table. "
         "There is no official with the id <script>."),
    ],
)  # fmt: skip
def test_a_faulty_choice_of_records_is_told(coder, ids, words):
    pair()

    assert told(coder.get(page(Official, "merge"), {"ids": ids}, follow=True)) == [words]
    assert told(coder.post(page(Official, "merge"), {"ids": ids, "_merge": "1"}, follow=True)) == [words]


def test_one_of_three_that_is_gone_leaves_the_other_two(coder):
    pair()

    response = coder.get(page(Official, "merge"), {"ids": "kept,nobody,lost"}, follow=True)

    assert response.redirect_chain == [(f"{page(Official, 'merge')}?ids=kept,lost", 302)]


@pytest.mark.parametrize(
    "boxes",
    [
        {"value_name": "somebody"},
        {"value_review_status": "lost"},
        {"value_id": "lost"},
        {"seen": "forged"},
        {"seen": ""},
    ],
)
def test_a_forged_form_changes_nothing(coder, boxes):
    kept, lost = pair()

    response = post(coder, kept, lost, **boxes)

    assert response.status_code == 200
    assert len(told(response)) == 1
    assert Official.objects.count() == 2


def test_a_record_of_another_kind_is_not_found(coder):
    _kept, _ = pair()
    forces = InstitutionFactory()

    response = coder.get(page(Official, "merge"), {"ids": f"kept,{forces.pk}"}, follow=True)

    assert told(response) == [f"Nothing was merged. There is no official with the id {forces.pk}."]


def test_null_characters_do_no_harm(coder):
    kept, lost = pair()

    assert post(coder, kept, lost, reason="One\0 man.", ids="kept\0,lost").status_code == 200
    assert Merge.objects.get().reason == "One man."


def test_markup_in_names_is_text(coder):
    kept = OfficialFactory(name="<b>Liu</b>")
    lost = OfficialFactory(name="<i>Liu</i>", note="<script>alert(1)</script>")

    shown = sidebyside(coder, kept, lost).content.decode()
    done = post(coder, kept, lost)

    assert not re.search("<b>Liu|<i>Liu|<script>alert", shown + done.content.decode())


def test_a_second_click_on_merge_says_what_happened(coder):
    kept, lost = pair()
    data = sent(coder, kept, lost) | {"_merge": "1"}
    coder.post(page(Official, "merge"), data)

    response = coder.post(page(Official, "merge"), data, follow=True)

    assert "“Liu Zhen Li” is not there any more: it was merged into “Liu Zhenli”" in told(response)[-1]
    assert Merge.objects.count() == 1
    assert Redirection.objects.count() == 1
