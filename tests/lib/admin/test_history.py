"""Who changed what, and the way back."""

import pytest

from tests.factories import (
    AppointmentFactory,
    EngagementFactory,
    EvidenceFactory,
    OfficialAliasFactory,
    OfficialFactory,
    ParticipationFactory,
    PlaceFactory,
    SideFactory,
    TopicFactory,
)
from tests.posting import add_rows, page, save, told

pytestmark = pytest.mark.django_db


def version_page(record, number):
    """Return the address of a version of a record, 0 the first."""
    version = record.history.order_by("history_id")[number]
    return page(record, "simple_history", version.pk)


def entries(response):
    """Return what a page of history tells: what was done to which record, and its changes by field."""
    return [
        (entry.noun, entry.done, {change.field: (change.old, change.new) for change in entry.changes})
        for moment in response.context["page_obj"]
        for entry in moment.entries
    ]


def preview(client, url):
    """Return what going back would change: what is done to which record, and its changes by field."""
    plan = client.get(url).context["plan"]
    return [
        (one.noun, one.done, {change.field: (change.old, change.new) for change in one.changes})
        for one in plan.changes
    ]


def revert(client, record, number=0, **more):
    """Go back to a version of a record, as the button on its page does."""
    url = version_page(record, number)
    return client.post(url, {"_version": client.get(url).context["token"], "parts": "1"} | more, follow=True)


# -- The time line --------------------------------------------------------------------


def test_the_history_tells_who_changed_what_and_why(coder):
    official = OfficialFactory(name="Hun Manett")
    save(coder, page(official), name="Hun Manet", _change_reason="As document 2 writes it")
    newest = official.history.first()
    response = coder.get(page(official, "history"))
    shown = response.content.decode()

    assert newest.history_user.username.startswith("coder")
    assert entries(response)[0] == ("official", "changed", {"name": ("Hun Manett", "Hun Manet")})
    assert f"<b>{newest.history_user.username}</b>" in shown
    assert "<q>As document 2 writes it</q>" in shown


def test_columns_that_follow_from_others_are_not_listed_as_changes(coder):
    engagement = EngagementFactory(date="2021")
    save(coder, page(engagement), date="2022")

    assert entries(coder.get(page(engagement, "history")))[0][2] == {"date": ("2021", "2022")}


def test_values_are_told_by_their_labels(coder):
    engagement = EngagementFactory(place=PlaceFactory(name="Hanoi"), status="held")
    save(coder, page(engagement), place=PlaceFactory(name="Huế").pk, status="cancelled")
    changes = entries(coder.get(page(engagement, "history")))[0][2]

    assert changes["place"][0].startswith("Hanoi")
    assert changes["place"][1].startswith("Huế")
    assert changes["status"] == ("Held", "Cancelled")


def test_what_is_gone_is_told_by_its_last_name(coder):
    place = PlaceFactory(name="Hanoi")
    engagement = EngagementFactory(place=place)
    engagement.place = None
    engagement.save()
    place.delete()
    changes = entries(coder.get(page(engagement, "history")))[0][2]

    assert changes["place"][0].startswith("Hanoi")
    assert changes["place"][0].endswith("(gone)")


def test_the_parts_stand_in_the_same_time_line_also_when_deleted(coder):
    engagement = EngagementFactory()
    side = SideFactory(engagement=engagement, country="KH")
    EvidenceFactory(engagement=None, side=side)
    side.delete()
    response = coder.get(page(engagement, "history"))
    done = [(noun, what) for noun, what, _ in entries(response)]

    assert sorted(done[:2]) == [("evidence", "deleted"), ("side", "deleted")]
    assert done[2:] == [
        ("evidence", "created"),
        ("side", "created"),
        ("engagement", "created"),
    ]


def test_many_parts_of_one_moment_fold_into_one_line_below_the_record(coder):
    engagement = EngagementFactory(title="Talks")
    countries = ("KH", "LA", "TH", "VN")
    sides = add_rows("sides", *({"country": country, "role": "party"} for country in countries))
    save(coder, page(engagement), title="Talks of four", **sides)
    response = coder.get(page(engagement, "history"))
    newest = next(iter(response.context["page_obj"]))

    assert [(group.noun, group.done, len(group.entries)) for group in newest.groups] == [
        ("engagement", "changed", 1),
        ("sides", "created", 4),
    ]
    assert response.text.count("<details") == 1
    assert "4 sides" in response.text


def test_a_part_that_went_to_another_record_is_told_on_both(coder):
    before, after = OfficialFactory(name="Before"), OfficialFactory(name="After")
    alias = OfficialAliasFactory(official=before)
    alias.official = after
    alias.save()
    alias.name = "Not of interest before"
    alias.save()

    assert [what for noun, what, _ in entries(coder.get(page(before, "history")))] == [
        "moved away",
        "created",
        "created",
    ]
    assert entries(coder.get(page(after, "history")))[1][2] == {"official": ("Before", "After")}


def test_one_save_is_one_moment(coder):
    engagement = EngagementFactory()
    sides = add_rows("sides", {"country": "KH", "role": "host"}, {"country": "RU", "role": "visitor"})
    save(coder, page(engagement), title="New", topics=[TopicFactory().pk], **sides)
    newest = next(iter(coder.get(page(engagement, "history")).context["page_obj"]))

    assert {entry.noun for entry in newest.entries} == {"engagement", "side"}
    assert len([entry for entry in newest.entries if entry.noun == "side"]) == 2


def test_the_history_can_be_limited_to_a_person_and_a_kind(coder, reviewer):
    engagement = EngagementFactory(title="Talks")
    side = SideFactory(engagement=engagement, role="host")
    save(coder, page(engagement), title="Other talks")
    save(reviewer, page(side), role="visitor")
    user = side.history.first().history_user
    history = page(engagement, "history")

    assert [noun for noun, *_ in entries(coder.get(history, {"by": user.pk}))] == ["side"]
    assert [noun for noun, *_ in entries(coder.get(history, {"of": "side"}))] == ["side", "side"]
    assert [what for _, what, _ in entries(coder.get(history, {"by": "nobody"}))] == ["created", "created"]


@pytest.mark.parametrize(
    "query", [{"by": "x"}, {"by": "9" * 30}, {"of": "nothing"}, {"p": "x"}, {"p": "999"}]
)
def test_a_faulty_address_of_a_history_does_no_harm(coder, query):
    assert coder.get(page(EngagementFactory(), "history"), query).status_code == 200


def many_changes(number):
    engagement = EngagementFactory(title="0")
    for turn in range(1, number):
        engagement.title, engagement.place = str(turn), PlaceFactory()
        engagement.save()
        ParticipationFactory(engagement=engagement)
    return page(engagement, "history")


def test_a_long_history_takes_as_many_queries_as_a_short_one(coder, django_assert_max_num_queries):
    short, long = many_changes(3), many_changes(24)
    coder.get(short)
    with django_assert_max_num_queries(50) as few:
        coder.get(short)
    with django_assert_max_num_queries(50) as many:
        coder.get(long)

    assert len(many) == len(few)


def test_a_long_history_is_read_page_by_page(coder):
    official = OfficialFactory(name="0")
    for number in range(1, 60):
        official.name = str(number)
        official.save()
    first, second = (coder.get(page(official, "history"), {"p": number}) for number in (1, 2))

    assert len(entries(first)) == 50
    assert next(changes["name"] for _, _, changes in entries(second)) == ("8", "9")
    assert len(entries(second)) == 10


def test_the_history_of_a_deleted_record_is_still_shown(reviewer):
    side = SideFactory()
    history, version = page(side, "history"), version_page(side, 0)
    side.delete()

    assert [what for _, what, _ in entries(reviewer.get(history))] == ["deleted", "created"]
    assert reviewer.get(version).status_code == 200
    assert reviewer.post(version, {}).status_code == 403


@pytest.mark.parametrize("version", ["x", "0", "99999999999999999999999", "side-1", "user-1", "-1", "²"])
def test_a_version_that_never_was_is_not_found(coder, version):
    assert coder.get(page(EngagementFactory(), "simple_history", version)).status_code == 404


def test_the_version_of_another_record_is_not_found(coder):
    other = OfficialFactory().history.first()

    assert coder.get(page(OfficialFactory(), "simple_history", other.pk)).status_code == 404


# -- The way back ---------------------------------------------------------------------


def test_a_version_is_brought_back(coder):
    official = OfficialFactory(name="Hun Manet")
    official.name = "Somebody else"
    official.save()

    assert preview(coder, version_page(official, 0)) == [
        ("official", "changed", {"name": ("Somebody else", "Hun Manet")})
    ]
    response = revert(coder, official, reason="It was right before")
    official.refresh_from_db()
    newest = official.history.first()
    assert official.name == "Hun Manet"
    assert newest.history_user.username.startswith("coder")
    assert newest.history_change_reason.startswith("Reverted to ")
    assert newest.history_change_reason.endswith(": It was right before")
    assert told(response)[0].endswith(": 1 change.")


def test_a_preview_changes_nothing(coder):
    official = OfficialFactory(name="Hun Manet")
    official.name = "Somebody else"
    official.save()
    coder.get(version_page(official, 0))
    official.refresh_from_db()

    assert official.name == "Somebody else"
    assert official.history.count() == 2


def test_the_topics_of_a_version_are_brought_back(coder):
    engagement, before, after = EngagementFactory(), TopicFactory(), TopicFactory()
    engagement.topics.set([before])
    engagement.topics.set([after])
    number = [
        [row.topic_id for row in version.topics.all()]
        for version in engagement.history.order_by("history_id")
    ].index([before.pk])
    revert(coder, engagement, number)

    assert list(engagement.topics.all()) == [before]


def changed_with_parts():
    """Return an engagement that had two sides; now one is changed, one gone with its evidence, one new."""
    engagement = EngagementFactory(title="Before")
    kept = SideFactory(engagement=engagement, country="KH", role="host")
    lost = SideFactory(engagement=engagement, country="VN", role="visitor")
    passage = EvidenceFactory(engagement=None, side=lost)
    passage_key = passage.pk
    keys = {kept.pk, lost.pk}
    engagement.title, kept.role = "After", "party"
    version = f"evidence-{passage.history.first().pk}"
    engagement.save()
    kept.save()
    lost.delete()
    SideFactory(engagement=engagement, country="LA", role="visitor")
    return engagement, page(engagement, "simple_history", version), keys, passage_key


def test_the_parts_come_back_as_they_were_at_that_moment(coder):
    engagement, url, sides, passage = changed_with_parts()

    assert sorted((noun, what) for noun, what, _ in preview(coder, url)) == [
        ("engagement", "changed"),
        ("evidence", "added"),
        ("side", "added"),
        ("side", "changed"),
        ("side", "removed"),
    ]
    coder.post(url, {"_version": coder.get(url).context["token"], "parts": "1"})
    engagement.refresh_from_db()
    assert engagement.title == "Before"
    assert {side.pk for side in engagement.sides.all()} == sides
    assert engagement.sides.get(country="KH").role == "host"
    assert engagement.sides.get(country="VN").evidence.get().pk == passage


def test_the_record_alone_is_brought_back_by_choice(coder):
    engagement, url, _, _ = changed_with_parts()
    coder.post(url, {"_version": coder.get(url, {"parts": "0"}).context["token"], "parts": "0"})
    engagement.refresh_from_db()

    assert engagement.title == "Before"
    assert {side.country.code for side in engagement.sides.all()} == {"KH", "LA"}


def test_going_back_can_itself_be_taken_back(coder):
    engagement, url, _, _ = changed_with_parts()
    after = page(engagement, "simple_history", engagement.history.first().pk)
    latest = engagement.sides.get(country="LA").history.first()
    after = page(engagement, "simple_history", f"side-{latest.pk}")
    coder.post(url, {"_version": coder.get(url).context["token"], "parts": "1"})
    coder.post(after, {"_version": coder.get(after).context["token"], "parts": "1"})
    engagement.refresh_from_db()

    assert engagement.title == "After"
    assert {side.country.code for side in engagement.sides.all()} == {"KH", "LA"}


def test_going_back_does_not_change_the_review_status(reviewer):
    engagement = EngagementFactory(published=True, title="Before")
    engagement.review_status, engagement.title = "draft", "After"
    engagement.save()
    revert(reviewer, engagement)
    engagement.refresh_from_db()

    assert engagement.title == "Before"
    assert engagement.review_status == "draft"


def test_a_version_that_is_no_longer_allowed_is_told_and_nothing_is_changed(coder):
    above, below = EngagementFactory(title="Above"), EngagementFactory(title="Below")
    below.part_of, below.summary = above, "Then"
    below.save()
    below.part_of, below.summary = None, "Now"
    below.save()
    above.part_of = below
    above.save()
    url = version_page(below, 1)
    barred = ["Engagement “Below”, part of: “Below” cannot be its own part of, even through others."]

    assert coder.get(url).context["barred"] == barred
    response = revert(coder, below, 1)
    below.refresh_from_db()
    assert response.context["barred"] == barred
    assert below.summary == "Now"


def test_what_refers_to_a_record_that_is_gone_is_named_and_left(coder):
    place = PlaceFactory(name="Hanoi")
    engagement = EngagementFactory(title="Before", place=place)
    engagement.place, engagement.title = None, "After"
    engagement.save()
    place.delete()
    revert(coder, engagement)
    engagement.refresh_from_db()

    assert engagement.title == "Before"
    assert engagement.place is None


def test_two_parts_that_took_each_others_place_are_told(coder):
    engagement = EngagementFactory()
    first = SideFactory(engagement=engagement, country="KH")
    second = SideFactory(engagement=engagement, country="VN")
    version = page(engagement, "simple_history", f"side-{second.history.first().pk}")
    second.country = "LA"
    second.save()
    first.country = "VN"
    first.save()
    coder.post(version, {"_version": coder.get(version).context["token"], "parts": "1"})

    assert [side.country.code for side in (engagement.sides.get(pk=one.pk) for one in (first, second))] == [
        "KH",
        "VN",
    ]


def test_a_stale_page_of_a_version_reverts_nothing(coder):
    official = OfficialFactory(name="Hun Manet")
    official.name = "Somebody else"
    official.save()
    url = version_page(official, 0)
    token = coder.get(url).context["token"]
    official.note = "Meanwhile"
    official.save()
    response = coder.post(url, {"_version": token, "parts": "1"})
    official.refresh_from_db()

    assert response.status_code == 409
    assert official.name == "Somebody else"
    assert response.context["barred"] == [
        "Somebody changed the record since this page was opened. Nothing was done: look once more."
    ]


@pytest.mark.parametrize("token", ["", "forged"])
def test_a_forged_version_reverts_nothing(coder, token):
    official = OfficialFactory(name="Hun Manet")
    official.name = "Somebody else"
    official.save()
    response = coder.post(version_page(official, 0), {"_version": token})
    official.refresh_from_db()

    assert response.status_code == 409
    assert official.name == "Somebody else"


def test_a_coder_removes_no_appointment_by_going_back(coder, reviewer):
    official = OfficialFactory(name="Before")
    official.name = "After"
    official.save()
    AppointmentFactory(official=official)
    revert(coder, official)

    assert official.appointments.count() == 1
    revert(reviewer, official)
    assert official.appointments.count() == 0


def test_a_coder_brings_back_no_version_of_what_is_published(coder):
    engagement = EngagementFactory(published=True, title="Now")
    engagement.title = "Later"
    engagement.save()
    url = version_page(engagement, 0)

    assert coder.get(url).status_code == 200
    assert 'value="Revert"' not in coder.get(url).content.decode()
    assert coder.post(url, {"_version": coder.get(url).context["token"]}).status_code == 403


# -- Since publication ------------------------------------------------------------------


def published_and_changed():
    engagement = EngagementFactory(published=True, title="As published")
    side = SideFactory(engagement=engagement, country="KH", role="host")
    engagement.review_status = "draft"
    engagement.save()
    engagement.review_status = "published"
    engagement.save()
    engagement.title, side.role = "Changed", "party"
    engagement.save()
    side.save()
    return engagement


def test_a_reviewer_sees_what_changed_since_the_last_publication(reviewer, coder):
    engagement = published_and_changed()
    shown = reviewer.get(page(engagement))
    changes = shown.context["since_publication"]

    assert [(one.noun, [(c.label, c.old, c.new) for c in one.changes]) for one in changes] == [
        ("engagement", [("title", "As published", "Changed")]),
        ("side", [("role", "Host", "Party")]),
    ]
    assert "Changed since it was last published: 2" in shown.content.decode()
    assert "As published" in reviewer.get(page(engagement, "since")).content.decode()


def test_the_list_of_what_changed_since_publication(reviewer):
    engagement, same = published_and_changed(), EngagementFactory(published=True)
    EngagementFactory()
    response = reviewer.get(page(type(engagement)), {"since": "touched"})

    assert list(response.context["cl"].result_list) == [engagement]
    assert page(engagement, "since") in response.content.decode()
    assert reviewer.get(page(same, "since")).context["changes"] == []


def test_what_was_never_published_has_nothing_to_compare(reviewer):
    assert "never published" in reviewer.get(page(EngagementFactory(), "since")).content.decode()
    assert reviewer.get(page(EngagementFactory())).context["since_publication"] is None
