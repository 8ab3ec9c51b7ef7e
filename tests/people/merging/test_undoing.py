"""Taking a merge back: what is restored, what is left, and what is refused."""

import pytest

from articles.models import Participation
from people.merging import Refused, merge, restoring, undo
from people.models import Merge, Official, Redirection
from tests.factories import (
    AppointmentFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    ParticipationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def done():
    """Merge an official with one participation into another."""
    kept = OfficialFactory(id="kept", name="Liu Zhenli")
    lost = OfficialFactory(id="lost", name="Liu Zhen Li", native_name="刘振立")
    ParticipationFactory(id="took-part", official=lost, engagement=EngagementFactory(title="Talks"))
    return merge(kept=kept, lost=lost, reason="One man.", user=None)


def stored(made):
    """Return a merge as a later process finds it."""
    return Merge.objects.get(pk=made.pk)


def refusal(made, **given):
    """Return why a merge is not taken back."""
    with pytest.raises(Refused) as caught:
        undo(merge=stored(made), user=None, **given)
    return caught.value.sentences()


def test_who_took_a_merge_back_is_kept_and_both_are_there_again(done):
    user = UserFactory()

    undone = undo(merge=stored(done), user=user)

    assert undone.is_undone
    assert (undone.undone_by, undone.left_as_is) == (user, [])
    assert sorted(Official.objects.values_list("id", "name", "native_name")) == [
        ("kept", "Liu Zhenli", ""),
        ("lost", "Liu Zhen Li", "刘振立"),
    ]
    assert Participation.objects.get().official_id == "lost"
    assert not Redirection.objects.exists()


def test_the_way_back_is_in_the_history(done):
    user = UserFactory()

    undo(merge=stored(done), user=user)

    told = "Took back the merge of “Liu Zhen Li” into “Liu Zhenli”"
    for record in (Official.objects.get(pk="lost"), Participation.objects.get()):
        latest = record.history.first()
        assert (latest.history_change_reason, latest.history_user) == (told, user)
    assert Official.history.filter(id="lost").first().history_type == "+"


def test_chains_of_redirections_are_restored():
    third = OfficialFactory(id="third")
    first, second = OfficialFactory(id="first"), OfficialFactory(id="second")
    merge(kept=second, lost=first, reason="One man.", user=None)
    later = merge(kept=third, lost=second, reason="One man.", user=None)

    undo(merge=stored(later), user=None)

    assert list(Redirection.objects.values_list("old_id", "new_id")) == [("first", "second")]


def test_a_merge_is_taken_back_once(done):
    undo(merge=stored(done), user=None)

    assert refusal(done) == ["This merge was taken back already."]


def test_what_was_edited_in_other_fields_stays(done):
    kept = Official.objects.get(pk="kept")
    kept.note = "Promoted in 2023."
    kept.save()
    later = ParticipationFactory(official=kept)

    undo(merge=stored(done), user=None)

    kept.refresh_from_db()
    assert (kept.note, kept.native_name) == ("Promoted in 2023.", "")
    assert list(kept.participations.all()) == [later]


def test_a_field_that_was_edited_again_is_named_and_nothing_is_done(done):
    kept = Official.objects.get(pk="kept")
    kept.native_name = "劉振立"
    kept.save()
    sentence = "The official “Liu Zhenli” has another native name by now, and keeps it."

    assert refusal(done) == [sentence]
    assert not Official.objects.filter(pk="lost").exists()

    found = restoring(stored(done))
    assert ([fault.sentence for fault in found.faults], found.obstacles) == ([sentence], [])
    undone = undo(merge=stored(done), user=None, leave=[fault.key for fault in found.faults])
    kept.refresh_from_db()
    assert (kept.native_name, undone.left_as_is) == ("劉振立", [sentence])
    assert Official.objects.get(pk="lost").native_name == "刘振立"


def test_a_row_that_was_deleted_since_is_named(done):
    Participation.objects.get().delete()
    sentence = "1 participation was deleted since, and is not brought back: took-part."

    assert refusal(done) == [sentence]
    [fault] = restoring(stored(done)).faults
    undo(merge=stored(done), user=None, leave=[fault.key])
    assert Official.objects.filter(pk="lost").exists()


def test_a_row_that_was_moved_on_is_named(done):
    taking = Participation.objects.get()
    taking.official = OfficialFactory(name="Somebody")
    taking.save()

    assert refusal(done) == [
        "The participation “Somebody (member)” refers to another record by now, and stays as it is."
    ]


def test_what_comes_between_the_look_and_the_deed_is_asked_again(done):
    kept = Official.objects.get(pk="kept")
    kept.native_name = "劉振立"
    kept.save()
    seen = [fault.key for fault in restoring(stored(done)).faults]
    Participation.objects.get().delete()

    assert refusal(done, leave=seen) == [
        "1 participation was deleted since, and is not brought back: took-part."
    ]


def test_an_alias_that_was_edited_stays_and_is_named(done):
    alias = Official.objects.get(pk="kept").aliases.get(name="Liu Zhen Li")
    alias.language = "en"
    alias.save()

    assert refusal(done) == ["The alias of an official “Liu Zhen Li” was edited since, and stays."]


def test_an_alias_that_is_gone_already_is_no_hindrance(done):
    Official.objects.get(pk="kept").aliases.all().delete()

    undo(merge=stored(done), user=None)

    assert Official.objects.count() == 2


def test_an_old_id_that_is_taken_again_forbids_it(done):
    OfficialFactory(id="lost", name="Somebody else")

    assert refusal(done) == ["A record with the id lost is there again: “Liu Zhen Li”."]
    assert restoring(stored(done)).obstacles == refusal(done)


def test_a_record_that_was_merged_on_has_to_be_brought_back_first(done):
    third = OfficialFactory(name="General Liu")
    later = merge(kept=third, lost=Official.objects.get(pk="kept"), reason="One man.", user=None)

    assert refusal(done) == [
        "“Liu Zhenli” is not there any more: it was merged into “General Liu”. Bring it back first."
    ]
    undo(merge=stored(later), user=None)
    undo(merge=stored(done), user=None)
    assert Official.objects.count() == 3


def test_a_later_merge_that_rests_on_this_one_is_undone_first(done):
    engagement = EngagementFactory(title="Talks in another report")
    taking = Participation.objects.get()
    third = OfficialFactory(name="General Liu")
    twin = ParticipationFactory(engagement=taking.engagement, official=third)
    EvidenceFactory(engagement=None, participation=twin)
    ParticipationFactory(engagement=engagement, official=third)
    merge(kept=Official.objects.get(pk="kept"), lost=third, reason="One man.", user=None)

    assert refusal(done) == ["The merge of “General Liu” rests on this one: take that back first."]


def test_a_later_merge_that_has_nothing_to_do_with_it_does_not_matter(done):
    third = OfficialFactory(name="General Liu")
    ParticipationFactory(official=third)
    merge(kept=Official.objects.get(pk="kept"), lost=third, reason="One man.", user=None)

    undo(merge=stored(done), user=None)

    assert Participation.objects.get(pk="took-part").official_id == "lost"


def test_a_name_that_is_taken_since_forbids_it_in_words():
    kept, lost = InstitutionFactory(name="Navy"), InstitutionFactory(name="The Navy")
    made = merge(kept=kept, lost=lost, reason="One body.", user=None)
    InstitutionFactory(name="The Navy")
    sentence = (
        "The institution “The Navy” cannot be restored: There is already an institution of this name, "
        "country and parent."
    )

    assert restoring(stored(made)).obstacles == [sentence]
    assert refusal(made) == [sentence]
    assert not kept._meta.model.objects.filter(pk=lost.pk).exists()


def test_a_row_whose_other_end_is_gone_is_named():
    kept, lost = OfficialFactory(id="kept"), OfficialFactory(id="lost")
    held = AppointmentFactory(official=kept, id="stays")
    AppointmentFactory(official=lost, position=held.position, id="goes")
    made = merge(kept=kept, lost=lost, reason="One man.", user=None)
    position = held.position
    held.delete()
    position.delete()

    assert refusal(made) == [
        f"The appointment “{lost.name}: {position}” cannot be restored: its position is gone."
    ]


def test_an_account_that_is_gone_is_left_out_and_said():
    kept, lost = OfficialFactory(id="kept"), OfficialFactory(id="lost", drafter=UserFactory())
    made = merge(kept=kept, lost=lost, reason="One man.", user=None)
    lost.drafter.delete()

    [fault] = restoring(stored(made)).faults
    assert fault.sentence == f"The official “{lost.name}” comes back without its drafter, which is gone."
    undo(merge=stored(made), user=None, leave=[fault.key])
    assert Official.objects.get(pk="lost").drafter is None


def test_looking_at_what_would_be_restored_changes_nothing(done):
    versions = Official.history.count() + Participation.history.count()

    restoring(stored(done))

    assert not Official.objects.filter(pk="lost").exists()
    assert Official.history.count() + Participation.history.count() == versions


def test_many_rows_are_named_by_a_few():
    kept, lost = OfficialFactory(id="kept"), OfficialFactory(id="lost")
    for number in range(6):
        OfficialAliasFactory(official=lost, name=f"Alias {number}")
    made = merge(kept=kept, lost=lost, reason="One man.", user=None)
    other = OfficialFactory()
    for alias in kept.aliases.filter(name__startswith="Alias"):
        alias.official = other
        alias.save()

    told = refusal(made)

    assert told[:3] == [
        f"The alias of an official “Alias {number}” refers to another record by now, and stays as it is."
        for number in range(3)
    ]
    assert told[3].startswith("The same holds of 3 aliases of officials more: ")
    assert len(told) == 4
