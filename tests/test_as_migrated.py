"""What a test that has no transaction of its own leaves behind."""

import pytest
from django.contrib.auth.models import Group, Permission

from articles.models import Topic
from people.models import Official, Rank, RankForm
from tests.as_migrated import bring_back, rows_as_migrated
from tests.factories import EngagementFactory, OfficialFactory, RankFactory, TopicFactory

pytestmark = pytest.mark.django_db(transaction=True)


def upset():
    """Add, change and take away, in the tables the migrations fill and in others."""
    OfficialFactory(name="Kong Savuth")
    EngagementFactory(part_of=EngagementFactory())
    RankFactory(title="Captain of the Lake")
    TopicFactory(label="Mountain warfare")
    RankForm.objects.filter(name="Lt. Gen.").delete()
    Topic.objects.update(definition="Whatever it is.")
    Group.objects.get(name="coder").delete()
    Permission.objects.filter(codename="review_engagement").delete()


@pytest.mark.parametrize("turn", ["first", "second"])
def test_every_test_finds_what_the_migrations_made(turn):
    assert not Official.objects.exists()
    assert not Rank.objects.filter(title="Captain of the Lake").exists()
    assert RankForm.objects.filter(name="Lt. Gen.").exists()
    assert not Topic.objects.filter(definition="Whatever it is.").exists()
    assert Group.objects.get(name="coder").permissions.filter(codename="add_engagement").exists()
    assert Permission.objects.filter(codename="review_engagement").exists()

    upset()


def test_every_row_is_brought_back_as_it_was():
    kept = rows_as_migrated()
    upset()
    assert rows_as_migrated() != kept

    bring_back(kept)

    assert rows_as_migrated() == kept
