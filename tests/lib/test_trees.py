"""Records that stand under others of their kind."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from articles.models import Engagement
from defense_ties.lib.trees import refuse_cycle
from people.models import Institution
from tests.factories import AgreementFactory, EngagementFactory, InstitutionFactory
from tests.refusals import database_refuses, faults

pytestmark = pytest.mark.django_db


def chain(length):
    """Return institutions, each under the one before it."""
    found = [InstitutionFactory(name="Level 1")]
    for number in range(2, length + 1):
        found.append(InstitutionFactory(name=f"Level {number}", parent=found[-1]))
    return found


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_circle_is_refused_by_the_form(length):
    top, *_between, bottom = (chain(length) * 2)[:length] if length > 1 else chain(1) * 2
    top.parent = bottom
    assert "“Level 1” cannot be its own parent, even through others." in faults(top)


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_circle_is_refused_when_it_is_saved(length):
    institutions = chain(length)
    institutions[0].parent = institutions[-1]
    with pytest.raises(ValidationError, match="“Level 1” cannot be its own parent"), transaction.atomic():
        institutions[0].save()
    assert Institution.objects.get(name="Level 1").parent is None


def test_a_record_may_move_within_its_tree():
    top, middle, bottom = chain(3)
    bottom.parent = top
    bottom.save()
    middle.parent = bottom
    middle.save()
    assert Institution.objects.get(name="Level 2").parent.name == "Level 3"


def test_a_circle_that_does_not_touch_the_record_ends_the_search():
    first, second = chain(2)
    Institution.objects.filter(pk=first.pk).update(parent=second)
    newcomer = InstitutionFactory.build(name="Newcomer", parent=second)
    refuse_cycle(newcomer, "parent")
    newcomer.save()
    assert Institution.objects.get(name="Newcomer").parent == second


def test_the_database_refuses_a_record_above_itself():
    (institution,) = chain(1)
    with database_refuses("people_institution_parent"):
        Institution.objects.filter(pk=institution.pk).update(parent=institution)
    engagement = EngagementFactory()
    with database_refuses("articles_engagement_part_of"):
        Engagement.objects.filter(pk=engagement.pk).update(part_of=engagement)


def test_a_meeting_is_no_part_of_itself_through_a_visit():
    visit = EngagementFactory(title="Visit")
    meeting = EngagementFactory(title="Meeting", part_of=visit)
    visit.part_of = meeting
    assert faults(visit) == ["“Visit” cannot be its own part of, even through others."]
    with pytest.raises(ValidationError), transaction.atomic():
        visit.save()


@pytest.mark.parametrize("field", ["implements", "amends"])
def test_an_agreement_neither_implements_nor_amends_itself_through_another(field):
    plan = AgreementFactory(title="Plan")
    protocol = AgreementFactory(title="Protocol", **{field: plan})
    setattr(plan, field, protocol)
    assert faults(plan) == [f"“Plan” cannot be its own {field}, even through others."]
    with pytest.raises(ValidationError), transaction.atomic():
        plan.save()


def test_asking_costs_one_query_a_level(django_assert_num_queries):
    *_above, bottom = chain(4)
    with django_assert_num_queries(3):
        refuse_cycle(bottom, "parent")
