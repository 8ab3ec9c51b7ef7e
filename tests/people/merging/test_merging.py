"""Making records one: what moves, what becomes one, what is remembered, and what is refused."""

import pytest

from people.merging import Refused, merge
from people.merging.choosing import BOTH
from people.merging.merging import merge_all, state_of
from people.models import Appointment, Distinct, Merge, Official, Redirection
from tests.factories import (
    AppointmentFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionAliasFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    ParticipationFactory,
    PlaceFactory,
    PositionFactory,
    SignatureFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def pair(**given):
    """Return two officials, of whom the second is to go into the first."""
    return OfficialFactory(id="kept", name="Liu Zhenli"), OfficialFactory(
        **{"id": "lost", "name": "Liu Zhen Li"} | given
    )


def join(kept, lost, **given):
    """Merge one record into another for a plain reason."""
    return merge(kept=kept, lost=lost, **{"reason": "One man.", "user": None} | given)


def refusal(kept, lost, **given):
    """Return why a merge is refused."""
    with pytest.raises(Refused) as caught:
        join(kept, lost, **given)
    return caught.value.sentences()


# -- What is kept ---------------------------------------------------------------


def test_a_merge_tells_who_merged_what_and_why():
    kept, lost = pair()
    user = UserFactory()

    done = Merge.objects.get(pk=join(kept, lost, user=user).pk)

    assert (done.record_type, done.kept_id, done.lost_id) == ("official", "kept", "lost")
    assert (done.kept_name, done.lost_name) == ("Liu Zhenli", "Liu Zhen Li")
    assert (done.reason, done.made_by, done.is_undone) == ("One man.", user, False)
    assert str(done) == "Liu Zhen Li → Liu Zhenli"


def test_the_loser_keeps_its_names_as_aliases():
    kept, lost = pair(native_name="刘振立")
    Official.objects.filter(pk="kept").update(native_name="劉振立")

    join(kept, lost)

    assert sorted(kept.aliases.values_list("name", "kind")) == [
        ("Liu Zhen Li", "alias"),
        ("刘振立", "native"),
    ]


def test_a_blank_is_filled_and_what_is_said_stays():
    kept, lost = pair(native_name="刘振立", country="CN")

    join(kept, lost)

    kept.refresh_from_db()
    assert (kept.name, kept.native_name, kept.country.code) == ("Liu Zhenli", "刘振立", "KH")
    assert kept.folded == "liu zhenli liuzhenli"


def test_an_institution_keeps_name_native_name_and_acronym_of_the_other():
    kept = InstitutionFactory(name="Royal Armed Forces", native_name="ក", acronym="RAF")
    lost = InstitutionFactory(name="The Forces", native_name="ខ", acronym="TF")
    InstitutionAliasFactory(institution=kept, name="The Forces")

    join(kept, lost)

    assert sorted(kept.aliases.values_list("name", "kind")) == [
        ("TF", "acronym"),
        ("The Forces", "alias"),
        ("ខ", "native"),
    ]


def test_a_name_that_gives_way_is_kept_as_an_alias_too():
    kept, lost = pair()

    join(kept, lost, values={"name": "Liu Zhen Li"})

    kept.refresh_from_db()
    assert kept.name == "Liu Zhen Li"
    assert list(kept.aliases.values_list("name", flat=True)) == ["Liu Zhenli"]


def test_an_alias_that_both_have_is_there_once():
    kept, lost = pair()
    for official in (kept, lost):
        OfficialAliasFactory(official=official, name="General Liu", language="")
    lost.aliases.get().language = "en"

    join(kept, lost)

    assert sorted(kept.aliases.values_list("name", flat=True)) == ["General Liu", "Liu Zhen Li"]


def test_evidence_of_a_dropped_participation_goes_over_to_the_one_that_stays():
    kept, lost = pair()
    engagement, article = EngagementFactory(), ArticleFactory()
    stays = ParticipationFactory(engagement=engagement, official=kept, role="guest")
    goes = ParticipationFactory(
        engagement=engagement, official=lost, role="guest", title_as_written="chief of staff"
    )
    EvidenceFactory(engagement=None, article=article, participation=stays)
    EvidenceFactory(engagement=None, article=article, participation=goes)
    other = EvidenceFactory(engagement=None, participation=goes)

    join(kept, lost)

    stays.refresh_from_db()
    assert list(kept.participations.all()) == [stays]
    assert stays.title_as_written == "chief of staff"
    assert stays.evidence.count() == 2
    assert other in stays.evidence.all()


def test_of_two_appointments_the_published_one_stays():
    kept, lost = pair(published=True)
    Official.objects.get(pk="kept").delete()
    kept = OfficialFactory(id="kept", name="Liu Zhenli", published=True)
    post = PositionFactory()
    draft = AppointmentFactory(official=kept, position=post, note="Named in a speech.")
    published = AppointmentFactory(official=lost, position=post, published=True)
    proof = EvidenceFactory(engagement=None, appointment=draft)

    join(kept, lost)

    proof.refresh_from_db()
    [left] = Appointment.objects.all()
    assert (left.pk, left.official_id, left.note) == (published.pk, "kept", "Named in a speech.")
    assert proof.appointment_id == published.pk


def test_posts_of_one_title_become_one_with_their_institutions():
    kept, lost = InstitutionFactory(name="Navy"), InstitutionFactory(name="The Navy")
    posts = [PositionFactory(title="Commander", institution=navy) for navy in (kept, lost)]
    held = AppointmentFactory(position=posts[1])

    join(kept, lost)

    held.refresh_from_db()
    assert held.position == posts[0]
    assert Redirection.objects.target("position", posts[1].pk) == posts[0].pk


def test_what_is_moved_says_so_in_its_history():
    kept, lost = pair()
    user = UserFactory()
    taking = ParticipationFactory(official=lost)

    join(kept, lost, user=user)

    latest = taking.history.first()
    assert latest.official_id == "kept"
    assert latest.history_user == user
    assert latest.history_change_reason == "Merged “Liu Zhen Li” into “Liu Zhenli”: One man."
    assert [version.history_type for version in taking.history.all()] == ["~", "+"]
    assert [version.history_type for version in Official.history.filter(id="lost")] == ["-", "+"]
    assert kept.history.first().history_change_reason == "Merged “Liu Zhen Li” into “Liu Zhenli”: One man."


def test_topics_stay_in_the_history_of_engagements_that_move():
    kept, lost = PlaceFactory(), PlaceFactory()
    engagement = EngagementFactory(place=lost)
    topic = TopicFactory()
    engagement.topics.add(topic)

    join(kept, lost)

    latest = engagement.history.first()
    assert latest.place_id == kept.pk
    assert [row.topic_id for row in latest.topics.all()] == [topic.pk]


def test_several_go_into_one_with_a_merge_each():
    kept, lost = pair(native_name="刘振立")
    third = OfficialFactory(id="third", name="Gen. Liu", wikidata_id="Q7")

    done = merge_all(
        kept=kept,
        lost=[lost, third],
        chosen={"native_name": "lost", "wikidata_id": "third", "note": "kept"},
        reason="One man.",
        user=None,
    )

    kept.refresh_from_db()
    assert [merge.lost_id for merge in done] == ["lost", "third"]
    assert (kept.name, kept.native_name, kept.wikidata_id) == ("Liu Zhenli", "刘振立", "Q7")
    assert sorted(kept.aliases.values_list("name", flat=True)) == ["Gen. Liu", "Liu Zhen Li"]


def test_both_of_two_notes_can_be_kept():
    kept, lost = pair(note="In the second list.")
    Official.objects.filter(pk="kept").update(note="In the first list.")

    merge_all(kept=kept, lost=[lost], chosen={"note": BOTH}, reason="One man.", user=None)

    kept.refresh_from_db()
    assert kept.note == "In the first list.\n\nIn the second list."


# -- Addresses and judgements -----------------------------------------------------


def test_an_old_address_leads_to_the_record_that_stays_and_chains_collapse():
    first, second = pair()
    third = OfficialFactory(id="third")

    join(first, second)
    join(third, first)

    assert sorted(Redirection.objects.values_list("old_id", "new_id")) == [
        ("kept", "third"),
        ("lost", "third"),
    ]
    assert Redirection.objects.target("official", "lost") == "third"


def test_the_one_that_stays_is_told_apart_from_whom_the_other_was():
    kept, lost = pair()
    Distinct.objects.create(record_type="official", first_id="lost", second_id="zz", reason="Brothers.")
    Distinct.objects.create(record_type="official", first_id="kept", second_id="lost")

    join(kept, lost)

    assert list(Distinct.objects.values_list("first_id", "second_id", "reason")) == [
        ("kept", "zz", "Brothers.")
    ]


# -- What is refused ----------------------------------------------------------------


def test_a_record_is_not_merged_with_itself():
    kept, _ = pair()

    assert refusal(kept, kept) == ["“Liu Zhenli” cannot be merged with itself."]


def test_records_of_two_kinds_are_not_merged():
    kept, _ = pair()

    assert refusal(kept, PositionFactory(title="Chief", institution=InstitutionFactory(name="Navy"))) == [
        "“Liu Zhenli” and “Chief, Navy” are of two kinds: official and position."
    ]


def test_records_of_other_kinds_are_not_merged():
    assert refusal(SignatureFactory(official=OfficialFactory(name="A")), SignatureFactory()) == [
        "Records such as “A” cannot be merged."
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_an_institution_is_not_merged_with_one_above_it(turned):
    top = InstitutionFactory(name="Forces")
    low = InstitutionFactory(name="Unit", parent=InstitutionFactory(name="Army", parent=top))

    assert refusal(*((low, top) if turned else (top, low))) == [
        "“Forces” stands above “Unit” (parent): they cannot be one."
    ]


def test_a_merge_needs_a_reason():
    assert refusal(*pair(), reason=" ") == ["A merge needs a reason."]


def test_a_rejected_record_does_not_stay():
    kept, lost = OfficialFactory(name="A", review_status="rejected"), OfficialFactory(name="B")

    assert refusal(kept, lost) == ["“A” was rejected: let the other one stay, or reopen it first."]


def test_what_is_published_does_not_go_into_a_draft():
    kept, lost = OfficialFactory(name="A"), OfficialFactory(name="B", published=True)

    assert refusal(kept, lost) == ["“B” is published and “A” is not: let “B” stay, or publish “A” first."]


def test_a_record_that_is_gone_is_told_with_where_it_went():
    kept, lost = pair()
    third = OfficialFactory(id="third")
    join(kept, lost, user=UserFactory(username="sokha"))

    assert refusal(third, lost) == [
        "“Liu Zhen Li” is not there any more: it was merged into “Liu Zhenli” by sokha."
    ]


def test_a_field_that_there_is_not_is_refused():
    kept, lost = pair()

    assert refusal(kept, lost, values={"review_status": "published"}) == [
        "“review_status” is not a field that can be chosen."
    ]
    assert Official.objects.count() == 2


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"id": "lost"}, "“id” is not a field of an official that can be chosen."),
        ({"review_status": "lost"}, "“review_status” is not a field of an official that can be chosen."),
        ({"name": "somebody"}, "The choice for “name” is none of those offered. Choose again."),
        ({"name": BOTH}, "The choice for “name” is none of those offered. Choose again."),
    ],
)
def test_a_forged_choice_is_refused(chosen, sentence):
    kept, lost = pair()

    with pytest.raises(Refused) as caught:
        merge_all(kept=kept, lost=[lost], chosen=chosen, reason="One man.", user=None)

    assert caught.value.sentences() == [sentence]
    assert Official.objects.count() == 2


def test_values_that_cannot_stand_together_are_refused_and_nothing_is_written():
    kept, lost = (
        PositionFactory(institution=InstitutionFactory(), country=""),
        PositionFactory(institution=None),
    )

    assert refusal(kept, lost, values={"institution": None, "country": ""}) == [
        "The values chosen cannot stand together: A position belongs to an institution or, failing one, to a "
        "country."
    ]
    assert not Merge.objects.exists()


def test_what_changed_since_it_was_looked_at_is_shown_anew():
    kept, lost = pair()
    seen = state_of([kept, lost])
    ParticipationFactory(official=lost)

    with pytest.raises(Refused) as caught:
        merge_all(kept=kept, lost=[lost], chosen={}, reason="One man.", user=None, seen=seen)

    assert caught.value.is_stale
    assert caught.value.sentences() == [
        "Something about these records changed since they were shown. Nothing was merged: look again."
    ]
