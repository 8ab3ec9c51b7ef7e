"""The staff's list of possible duplicates."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.duplicates import note_resemblances
from people.matching import tell_apart
from people.models import Distinct, Institution, Official, Resemblance
from tests.articles.sameness.makers import make_reported
from tests.factories import InstitutionFactory, OfficialFactory, UserFactory
from tests.makers import make
from tests.posting import page, told

pytestmark = pytest.mark.django_db


def make_pair(name="Hun Manet", other="Manet Hun", **given):
    first, second = OfficialFactory(name=name, **given), OfficialFactory(name=other, **given)
    note_resemblances([second])
    return Resemblance.objects.get(first_id=min(first.pk, second.pk), second_id=max(first.pk, second.pk))


def only(right):
    """Make a member of staff with one right."""
    user = UserFactory(is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename=right))
    return user


def listed(client, **query):
    pairs = client.get(page(Resemblance), query).context["cl"].result_list
    return [sorted(str(side.record) for side in pair.sides) for pair in pairs]


def test_a_pair_is_shown_with_what_tells_the_two_apart(coder):
    pair = make_pair()
    response = coder.get(page(Resemblance))
    (shown,) = response.context["cl"].result_list

    assert sorted(str(side.record) for side in shown.sides) == ["Hun Manet", "Manet Hun"]
    assert shown.sides[0].facts == [("Country", "Cambodia"), ("Engagements", "none")]
    assert (shown.percent, shown.may_decide) == (91, True)
    assert shown.merge_url == f"/admin/people/official/merge/?ids={pair.first_id},{pair.second_id}"
    assert "The same words in another order" in response.content.decode()


def test_pairs_told_apart_rejected_or_gone_are_not_listed(coder):
    pairs = [make_pair(f"Sok {name}", f"{name} Sok") for name in ("Dara", "Vichea", "Bopha")]
    officials = [Official.objects.get(pk=pair.first_id) for pair in pairs]
    assert len(listed(coder)) == 3
    tell_apart(first=officials[0], second=Official.objects.get(pk=pairs[0].second_id))
    officials[1].review_status = "rejected"
    officials[1].save()
    officials[2].delete()

    assert listed(coder) == []
    assert Resemblance.objects.count() == 3


def test_not_the_same_is_remembered_and_can_be_undone(coder):
    pair = make_pair()
    apart = coder.post(
        reverse("admin:people_resemblance_apart", args=[pair.pk]) + "?kind=official", follow=True
    )

    assert apart.redirect_chain == [(page(Resemblance) + "?kind=official", 302)]
    assert (listed(coder), Distinct.objects.count()) == ([], 1)
    again = reverse("admin:people_resemblance_again", args=[pair.pk])
    assert f'formaction="{again}?kind=official"' in told(apart)[0]
    coder.post(again)
    assert (listed(coder), Distinct.objects.count()) == ([["Hun Manet", "Manet Hun"]], 0)


def test_a_decision_is_a_post(coder):
    pair = make_pair()

    assert coder.get(reverse("admin:people_resemblance_apart", args=[pair.pk])).status_code == 405
    assert coder.get(reverse("admin:people_resemblance_again", args=[pair.pk])).status_code == 405
    assert coder.post(reverse("admin:people_resemblance_apart", args=[pair.pk + 1])).status_code == 404


def test_only_who_may_change_the_records_decides(client):
    pair = make_pair()
    client.force_login(only("view_official"))
    (shown,) = client.get(page(Resemblance)).context["cl"].result_list

    assert shown.may_decide is False
    assert client.post(reverse("admin:people_resemblance_apart", args=[pair.pk])).status_code == 403
    assert client.post(reverse("admin:people_resemblance_again", args=[pair.pk])).status_code == 403
    assert not Distinct.objects.exists()


def test_kinds_that_one_may_not_see_are_not_listed(client):
    make_pair()
    client.force_login(only("view_institution"))
    assert listed(client) == []
    client.force_login(only("view_rank"))
    assert client.get(page(Resemblance)).status_code == 403


def test_one_of_the_two_may_be_gone_when_it_is_decided(coder):
    pair = make_pair()
    Official.objects.get(pk=pair.first_id).delete()
    response = coder.post(reverse("admin:people_resemblance_apart", args=[pair.pk]), follow=True)

    assert told(response) == ["One of the two is gone: nothing was decided."]


def test_the_list_is_filtered_by_kind_country_likeness_and_name(coder):
    make_pair()
    make_pair("Nikolai Patrushev", "Nikolai Patrushew", country="RU")
    InstitutionFactory(name="Ministry of Defence", kind="ministry")
    note_resemblances([InstitutionFactory(name="Ministry of National Defence", kind="ministry")])
    make_reported(kind="talks", title="Talks", date="2021-12-15")
    note_resemblances([make_reported(kind="talks", title="More talks", date="2021-12-15")])

    assert len(listed(coder)) == 4
    assert listed(coder, kind="institution") == [["Ministry of Defence", "Ministry of National Defence"]]
    assert listed(coder, kind="engagement", country="RU") == [["More talks", "Talks"]]
    assert listed(coder, country="RU", kind="official") == [["Nikolai Patrushev", "Nikolai Patrushew"]]
    assert listed(coder, score="75", kind="official") == [["Nikolai Patrushev", "Nikolai Patrushew"]]
    assert listed(coder, q="manet") == [["Hun Manet", "Manet Hun"]]
    assert listed(coder, country="US") == []


@pytest.mark.parametrize("query", ["country=zz", "score=7", "kind=nothing", "country=%00", "p=99"])
def test_a_faulty_address_does_no_harm(coder, query):
    make_pair()

    assert coder.get(f"{page(Resemblance)}?{query}").status_code in (200, 302, 400)


def test_all_pairs_of_a_page_take_few_queries(coder, django_assert_max_num_queries):
    make(Resemblance, 25)
    note_resemblances([make(Institution)])

    with django_assert_max_num_queries(24):
        assert len(listed(coder)) == 25
