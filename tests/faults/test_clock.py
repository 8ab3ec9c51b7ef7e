"""A clock that is set back: nothing old is shown, nobody overwrites another, and history stays in order."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.models import Official
from tests.factories import EngagementFactory, OfficialFactory
from tests.posting import form_data, page, save
from tests.published import an_article, an_engagement, cite

pytestmark = pytest.mark.django_db


@pytest.fixture
def set_back(monkeypatch):
    """Return what sets the clock of the site back by some days."""
    now = timezone.now

    def by(days):
        monkeypatch.setattr(timezone, "now", lambda: now() - timedelta(days=days))

    return by


def test_what_is_published_then_is_on_the_next_page(client, pages_kept, set_back):
    an_engagement("KH", "RU", title="Talks in Moscow")
    etag = client.get("/engagements/")["ETag"]
    set_back(days=2)

    an_engagement("KH", "VN", title="Talks in Hanoi")
    answer = client.get("/engagements/", headers={"If-None-Match": etag})

    assert answer.status_code == 200
    assert "Talks in Hanoi" in answer.content.decode()


def test_the_second_of_two_who_edit_a_record_is_told_of_the_first(coder, reviewer, set_back):
    official = OfficialFactory(name="Hun Manet")
    data = form_data(coder, page(official)) | {"name": "Hun Manett"}
    set_back(days=2)

    save(reviewer, page(official), name="Gen. Hun Manet")

    assert coder.post(page(official), data).status_code == 409
    assert Official.objects.get(pk=official.pk).name == "Gen. Hun Manet"


def test_a_record_can_be_changed_and_its_history_is_whole(reviewer, set_back):
    engagement = EngagementFactory(title="Talks")
    cite(an_article(), engagement=engagement)
    set_back(days=2)

    save(reviewer, page(engagement), title="Talks in Moscow")

    engagement.refresh_from_db()
    assert engagement.title == "Talks in Moscow"
    assert set(engagement.history.values_list("title", flat=True)) == {"Talks", "Talks in Moscow"}
    assert reviewer.get(page(engagement, "history")).status_code == 200
