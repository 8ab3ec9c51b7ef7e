"""Two who merge at the same moment: one succeeds, the other is told."""

import threading
from typing import Any

import pytest
from django.db import connection

from articles.models import Participation
from people.merging import Refused, merge, undo
from people.models import Merge, Official, Redirection
from tests.factories import OfficialFactory, ParticipationFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Any) -> list[Any]:
    """Do several things at the same moment, and return what each gave or raised."""
    gate = threading.Barrier(len(deeds))
    given: list[Any] = [None] * len(deeds)

    def run(number: int) -> None:
        gate.wait()
        try:
            given[number] = deeds[number]()
        except Exception as error:
            given[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def refused(given):
    """Return the refusals; anything else that was raised fails."""
    assert [
        type(each) for each in given if isinstance(each, Exception) and not isinstance(each, Refused)
    ] == []
    return [each for each in given if isinstance(each, Refused)]


def test_of_six_who_merge_one_record_into_six_others_one_succeeds():
    lost = OfficialFactory(name="Liu Zhen Li")
    others = OfficialFactory.create_batch(6)
    taking = ParticipationFactory(official=lost)

    given = at_once(
        *(lambda kept=kept: merge(kept=kept, lost=lost, reason="One man.", user=None) for kept in others)
    )

    assert len(refused(given)) == 5
    assert all("is not there any more" in str(each) for each in refused(given))
    made = Merge.objects.get()
    taking.refresh_from_db()
    assert taking.official_id == made.kept_id
    assert Redirection.objects.get().new_id == made.kept_id


def test_of_two_merges_in_opposite_directions_one_succeeds():
    first, second = OfficialFactory(), OfficialFactory()

    given = at_once(
        lambda: merge(kept=first, lost=second, reason="One man.", user=None),
        lambda: merge(kept=second, lost=first, reason="One man.", user=None),
    )

    assert len(refused(given)) == 1
    assert Official.objects.count() == 1
    assert Merge.objects.count() == 1


def test_a_record_that_takes_in_another_while_it_goes_itself_loses_nothing():
    first, second, third = OfficialFactory(), OfficialFactory(), OfficialFactory()
    for official in (first, second, third):
        ParticipationFactory(official=official)

    given = at_once(
        lambda: merge(kept=second, lost=first, reason="One man.", user=None),
        lambda: merge(kept=third, lost=second, reason="One man.", user=None),
    )

    refused(given)
    assert Participation.objects.filter(official__isnull=False).count() == 3
    assert Official.objects.count() == 3 - Merge.objects.count()


def test_of_two_who_undo_one_merge_one_succeeds():
    kept, lost = OfficialFactory(), OfficialFactory()
    made = merge(kept=kept, lost=lost, reason="One man.", user=None)

    given = at_once(*[lambda: undo(merge=Merge.objects.get(pk=made.pk), user=None)] * 2)

    [one] = refused(given)
    assert one.sentences() == ["This merge was taken back already."]
    assert Official.objects.count() == 2
