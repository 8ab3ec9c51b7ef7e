"""Choosing who is meant, and which records are of one event, on the reviewing screen."""

import pytest

from articles.models import Engagement
from people.models import Distinct, Official
from tests import factories as made
from tests.articles.admin.reviewing.acting import act, key, said, sheet
from tests.articles.admin.reviewing.made import a_scene
from tests.posting import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def other(scene):
    """Make the same talks, as another article reports them."""
    talks = made.EngagementFactory(title="Talks in Hanoi", kind="talks", date="2023-10-17")
    for country in ("KH", "VN"):
        made.SideFactory(engagement=talks, country=country)
    made.ParticipationFactory(engagement=talks, official=scene.hung, country="VN", role="host")
    made.EvidenceFactory(engagement=talks)
    return talks


def test_a_name_that_is_not_settled_shows_who_may_be_meant_and_why(coder, scene):
    card = next(card for card in sheet(coder, scene.article).ties if card.record == scene.patrol)
    row = next(row for row in card.rows if row.part == scene.doubtful)

    assert [candidate.record for candidate in row.proposals] == [scene.dara]
    assert row.proposals[0].reasons


def test_one_of_them_is_chosen(coder, scene):
    sent = {"part": key(scene.doubtful), "official": scene.dara.pk}

    assert said(coder, scene, "choose", scene.patrol, **sent) == ["“Meas Dara” is Meas Dara."]
    scene.doubtful.refresh_from_db()
    assert scene.doubtful.official == scene.dara


def test_it_is_a_new_person(coder, scene):
    assert said(coder, scene, "new_person", scene.patrol, part=key(scene.doubtful)) == [
        "New official: Meas Dara."
    ]
    scene.doubtful.refresh_from_db()
    assert scene.doubtful.official != scene.dara
    assert Official.objects.filter(name="Meas Dara").count() == 2


@pytest.mark.parametrize("official", ["", "nobody"])
def test_nobody_is_no_choice(coder, scene, official):
    assert said(coder, scene, "choose", scene.patrol, part=key(scene.doubtful), official=official) == [
        "Choose one of the officials first."
    ]


def test_a_choice_is_made_once(coder, scene):
    sent = {"part": key(scene.doubtful), "official": scene.dara.pk}
    act(coder, scene, "choose", scene.patrol, **sent)

    assert said(coder, scene, "choose", scene.patrol, **sent) == [
        "“Meas Dara” was chosen meanwhile: Meas Dara."
    ]


def test_a_signatory_is_chosen_as_well(coder, scene):
    signature = made.SignatureFactory(agreement=scene.memorandum, official=None, name_as_written="Meas Dara")
    act(coder, scene, "choose", scene.memorandum, part=f"signature-{signature.pk}", official=scene.dara.pk)
    signature.refresh_from_db()

    assert signature.official == scene.dara


def test_the_open_card_proposes_the_same_event_of_another_article(coder, scene, other):
    shown = sheet(coder, scene.article, at=key(scene.talks))
    card = next(card for card in shown.cards if card.record == scene.talks)

    assert [near.record for near in card.near] == [other]
    assert "The same countries." in card.near[0].reasons


def test_the_proposals_of_another_card_are_asked_for_when_it_opens(coder, scene, other):
    response = coder.get(page(scene.article, "review"), {"near": key(scene.talks)})

    assert "Talks in Hanoi" in response.content.decode()
    assert f'value="{key(other)}"' in response.content.decode()


def test_the_same_event_takes_over_the_evidence(coder, scene, other):
    response = act(coder, scene, "same", scene.talks, other=key(other))

    assert not Engagement.objects.filter(pk=scene.talks.pk).exists()
    assert other.evidence.filter(article=scene.article).exists()
    assert response.redirect_chain[0][0].endswith(key(other))


def test_a_coder_does_not_add_to_what_is_published(coder, scene, other):
    other.review_status, other.published_at = "published", other.created_at
    other.save()

    assert said(coder, scene, "same", scene.talks, other=key(other)) == [
        "“Talks in Hanoi” is published: only a reviewer adds to it."
    ]
    assert Engagement.objects.filter(pk=scene.talks.pk).exists()


def test_two_events_are_kept_apart_and_not_proposed_again(coder, scene, other):
    act(coder, scene, "apart", scene.talks, other=key(other))
    card = next(
        card for card in sheet(coder, scene.article, at=key(scene.talks)).cards if card.record == scene.talks
    )

    assert Distinct.objects.get().record_type == "engagement"
    assert card.near == []
