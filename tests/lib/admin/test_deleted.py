"""Records that were deleted, and how they come back."""

import pytest

from articles.models import Article, Engagement, Side
from people.models import Official, Redirection
from tests.factories import (
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    OfficialAliasFactory,
    OfficialFactory,
    ParticipationFactory,
    PlaceFactory,
    SideFactory,
    TopicFactory,
)
from tests.posting import page, told

pytestmark = pytest.mark.django_db


def names(response):
    return [name for _, name, _ in response.context["deleted"]]


def delete(client, record):
    """Delete a record, and return where it is brought back."""
    restore = page(record, "restore")
    client.post(page(record, "delete"), {"post": "yes"})
    return restore


def test_the_list_leads_to_what_was_deleted(reviewer):
    official = OfficialFactory(name="Hun Manet")
    delete(reviewer, official)
    response = reviewer.get(page(Official, "deleted"))
    version = official.history.first()

    assert names(response) == ["Hun Manet"]
    assert version.history_user.username in response.content.decode()
    assert page(Official, "deleted") in reviewer.get(page(Official)).content.decode()


def test_a_part_that_comes_back_does_not_name_the_record_it_comes_with(reviewer):
    engagement = EngagementFactory(title="Talks")
    SideFactory(engagement=engagement, country="KH", role="host")
    changes = reviewer.get(delete(reviewer, engagement)).context["plan"].changes

    assert [(change.label, change.new) for change in changes[1].changes] == [
        ("country", "Cambodia"),
        ("role", "Host"),
    ]


def test_the_list_is_searched_by_name(reviewer):
    for name in ("Hun Manet", "Phạm Hoài Nam"):
        delete(reviewer, OfficialFactory(name=name))

    assert names(reviewer.get(page(Official, "deleted"), {"q": "pham nam"})) == ["Phạm Hoài Nam"]


def test_the_list_takes_as_many_queries_for_many_as_for_few(reviewer, django_assert_max_num_queries):
    url = page(Side, "deleted")
    for _ in range(12):
        SideFactory().delete()
    with django_assert_max_num_queries(12):
        assert len(names(reviewer.get(url))) == 12


def test_a_record_comes_back_under_its_id_with_its_parts(reviewer):
    engagement, topic = EngagementFactory(title="Talks"), TopicFactory()
    engagement.topics.set([topic])
    side = SideFactory(engagement=engagement, country="KH")
    passage = EvidenceFactory(engagement=None, side=side)
    ParticipationFactory(engagement=engagement)
    restore = delete(reviewer, engagement)
    assert Engagement.objects.count() == 0

    shown = reviewer.get(restore)
    assert sorted(one.noun for one in shown.context["plan"].changes) == [
        "engagement",
        "evidence",
        "participation",
        "side",
    ]
    response = reviewer.post(restore, {"reason": "A slip"}, follow=True)
    back = Engagement.objects.get(pk=engagement.pk)
    assert told(response) == ["“Talks” is back."]
    assert back.sides.get().pk == side.pk
    assert back.sides.get().evidence.get().pk == passage.pk
    assert back.participations.count() == 1
    assert list(back.topics.all()) == [topic]
    assert back.history.first().history_change_reason.startswith("Brought back; deleted ")
    assert names(reviewer.get(page(Engagement, "deleted"))) == []


def test_only_what_went_with_it_comes_back(reviewer):
    engagement = EngagementFactory()
    early = SideFactory(engagement=engagement, country="VN")
    early._history_date = engagement.created_at.replace(year=2020)
    early.delete()
    SideFactory(engagement=engagement, country="KH")
    reviewer.post(delete(reviewer, engagement))

    assert [side.country.code for side in Side.objects.all()] == ["KH"]


def test_what_a_command_deleted_comes_back_with_its_parts(reviewer):
    official = OfficialFactory()
    OfficialAliasFactory(official=official, name="Alias")
    restore = page(official, "restore")
    official.delete()
    reviewer.post(restore)

    assert Official.objects.get().aliases.get().name == "Alias"


def test_a_unique_rule_forbids_it_and_is_told(reviewer):
    official = OfficialFactory(name="Hun Manet", wikidata_id="Q1")
    restore = delete(reviewer, official)
    OfficialFactory(wikidata_id="Q1")
    barred = ["Official “Hun Manet”: Another official has this Wikidata id."]

    assert reviewer.get(restore).context["barred"] == barred
    response = reviewer.post(restore)
    assert response.status_code == 409
    assert response.context["barred"] == barred
    assert Official.objects.count() == 1


def test_a_missing_reference_forbids_it_and_is_told(reviewer):
    side = SideFactory(country="KH")
    engagement, restore = side.engagement, page(side, "restore")
    side.delete()
    engagement.delete()
    response = reviewer.post(restore)

    assert response.status_code == 409
    assert "which does not exist; bring that back first." in response.context["barred"][0]
    assert Side.objects.count() == 0


def test_a_reference_that_may_stay_empty_is_left_empty_and_named(reviewer):
    place = PlaceFactory(name="Hanoi")
    engagement = EngagementFactory(place=place)
    restore = delete(reviewer, engagement)
    place.delete()
    response = reviewer.post(restore, follow=True)

    assert Engagement.objects.get().place is None
    assert any("left empty" in sentence and "Hanoi" in sentence for sentence in told(response))


def test_what_was_published_comes_back_as_a_draft(admin_client):
    article = ArticleFactory(published=True, title="Report")
    restore = delete(admin_client, article)
    response = admin_client.post(restore, follow=True)

    assert Article.objects.get().review_status == "draft"
    assert "comes back as a draft" in told(response)[-1]


def test_a_merged_record_points_to_the_one_it_went_into(reviewer):
    kept, lost = OfficialFactory(name="Kept"), OfficialFactory(name="Lost")
    restore = page(lost, "restore")
    Redirection.objects.create(
        record_type="official", old_id=lost.pk, new_id=kept.pk, reason="Same", made_by=None
    )
    lost.delete()
    shown = reviewer.get(page(Official, "deleted")).content.decode()

    assert restore not in shown
    assert page(kept) in shown
    assert page(kept) in reviewer.get(restore).content.decode()
    reviewer.post(restore)
    assert Official.objects.count() == 1


def test_a_part_of_what_is_published_comes_back_for_reviewers_only(coder, reviewer):
    side = SideFactory(engagement=EngagementFactory(published=True))
    restore = page(side, "restore")
    side.delete()

    assert coder.get(restore).status_code == 403
    assert coder.post(restore).status_code == 403
    reviewer.post(restore)
    assert Side.objects.count() == 1


def test_whoever_may_not_add_may_not_bring_back(coder, client):
    official = OfficialFactory()
    restore = page(official, "restore")
    official.delete()

    assert client.post(restore).status_code == 302
    assert "/login/" in client.get(restore).url
    assert Official.objects.count() == 0
    coder.post(restore)
    assert Official.objects.count() == 1


@pytest.mark.parametrize("key", ["nothing", "%00", "x/y"])
def test_what_never_was_is_not_found(reviewer, key):
    url = page(OfficialFactory(), "restore")

    assert reviewer.get(url.replace(Official.objects.get().pk, key)).status_code in (400, 404)


def test_what_stands_is_opened_instead(reviewer):
    official = OfficialFactory()

    assert reviewer.get(page(official, "restore")).url == page(official)
