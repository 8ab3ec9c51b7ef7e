"""Resemblances are noted wherever records are made without a question."""

import pytest

from articles.drafting import draft_facts
from articles.models import Engagement
from people.models import Official, Resemblance
from tests.articles.admin.reviewing.acting import send
from tests.articles.admin.reviewing.made import a_scene
from tests.articles.drafting.facts import FACTS, TEXT, make_article
from tests.factories import OfficialFactory

pytestmark = pytest.mark.django_db


def noted():
    return sorted(
        (pair.record_type, tuple(sorted((pair.first_id, pair.second_id))))
        for pair in Resemblance.objects.undecided()
    )


def test_what_a_second_article_drafts_anew_is_noted():
    draft_facts(article=make_article(), facts=FACTS)
    first = set(Engagement.objects.values_list("pk", flat=True))
    assert noted() == []
    draft_facts(article=make_article(body=f"Again. {TEXT} And so on."), facts=FACTS)
    pairs = [pair for kind, pair in noted() if kind == "engagement"]

    assert pairs
    assert all(len(first & set(pair)) == 1 for pair in pairs)


def test_an_official_added_on_the_reviewing_screen_is_noted(coder):
    scene = a_scene()
    OfficialFactory(name="Meas Dara", country="KH")
    start = scene.body.index("Meas Dara")
    asked = {"add": "official", "start": str(start), "end": str(start + len("Meas Dara"))}
    before = set(Official.objects.values_list("pk", flat=True))
    send(coder, scene, asked, f__country="KH")
    added = Official.objects.exclude(pk__in=before).get()

    assert added.name == "Meas Dara"
    assert any(added.pk in pair for kind, pair in noted() if kind == "official")
