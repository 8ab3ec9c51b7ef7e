"""A merge that is taken back leaves nothing behind, whatever refers to the records."""

import pytest

from defense_ties.lib.merging import references_to
from people.merging import KINDS, merge, preview, undo
from people.merging.choosing import BOTH, choices
from people.merging.kinds import kind_of
from people.merging.merging import merge_all
from people.models import Merge
from tests.factories import UserFactory
from tests.people.merging.dumps import dump
from tests.people.merging.tangles import TANGLES

pytestmark = pytest.mark.django_db
DOES = ("drop", "add")
every_kind = pytest.mark.parametrize("kind", TANGLES)


def test_there_is_a_tangle_of_every_kind():
    assert {kind.name for kind in KINDS.values()} == set(TANGLES)


@every_kind
def test_a_tangle_has_something_in_every_column_that_can_refer_to_the_record(kind):
    _, lost = TANGLES[kind]()
    unused = {
        f"{reference.model.__name__}.{reference.field.name}"
        for reference in references_to(type(lost))
        if not reference.rows(lost.pk).exists()
    }

    assert unused - {"Agreement.implements"} == set()


@every_kind
def test_nothing_refers_to_a_record_that_was_merged_and_nothing_is_lost(kind):
    kept, lost = TANGLES[kind]()
    before = set(dump())

    done = merge(kept=kept, lost=lost, reason="One and the same.", user=UserFactory())

    assert not type(lost)._base_manager.filter(pk="lost").exists()
    assert all(not reference.rows("lost").exists() for reference in references_to(type(kept)))
    rows = {do: {f"{step['model']} {step['row']}" for step in done.steps if step["do"] == do} for do in DOES}
    assert before - set(dump()) == rows["drop"]
    assert set(dump()) - before == rows["add"]


@every_kind
def test_a_merge_that_is_taken_back_leaves_every_table_as_it_was(kind):
    kept, lost = TANGLES[kind]()
    before = dump()

    done = merge(kept=kept, lost=lost, reason="One and the same.", user=UserFactory())
    assert dump() != before
    undo(merge=Merge.objects.get(pk=done.pk), user=UserFactory())

    assert dump() == before


@every_kind
def test_whatever_is_chosen_can_be_taken_back(kind):
    kept, lost = TANGLES[kind]()
    before = dump()
    chosen = {choice.name: BOTH if choice.is_text else "lost" for choice in choices(kind_of(type(kept)))}

    [done] = merge_all(kept=kept, lost=[lost], chosen=chosen, reason="One and the same.", user=UserFactory())
    undo(merge=Merge.objects.get(pk=done.pk), user=UserFactory())

    assert dump() == before


@every_kind
def test_a_preview_foretells_what_moves_and_what_becomes_one(kind):
    kept, lost = TANGLES[kind]()
    foretold = {}
    for moving in preview([kept, lost]).moves:
        key = f"{moving.reference.model._meta.label_lower}.{moving.reference.column}"
        foretold[key] = (moving.count, len(moving.twins))

    done = merge(kept=kept, lost=lost, reason="One and the same.", user=UserFactory())

    for key, (count, twins) in foretold.items():
        label, column = key.rsplit(".", 1)
        moved = [step for step in done.steps if step["do"] == "move" and step["was"] == "lost"]
        moved = [step for step in moved if step["model"] == label and step["column"] == column]
        assert sum(len(step["rows"]) for step in moved) == count - twins, key
