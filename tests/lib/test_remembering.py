import pytest
from django.core.cache import cache

from articles.models import Engagement
from defense_ties.lib.remembering import remembered
from tests.published import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    """Work that says how often it was done."""
    done = []

    def count():
        done.append(1)
        return len(done)

    return count


def test_work_is_done_once_until_the_data_changes(work, settings):
    settings.KEEP_PAGES = True

    assert [remembered(work, "once"), remembered(work, "once")] == [1, 1]
    an_engagement("KH", "RU")
    assert remembered(work, "once") == 2
    Engagement.objects.all().delete()
    assert remembered(work, "once") == 3


def test_one_work_is_told_from_another(work, settings):
    settings.KEEP_PAGES = True
    assert [remembered(work, "of", 1), remembered(work, "of", 2), remembered(work, "of", "1")] == [1, 2, 3]


def test_where_nothing_is_to_be_kept_nothing_is_remembered(work):
    assert [remembered(work, "twice"), remembered(work, "twice")] == [1, 2]


def test_a_full_disk_is_told_and_the_work_is_done_anew(work, settings, monkeypatch, caplog):
    settings.KEEP_PAGES = True

    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(cache._connections["default"]), "set", full)

    assert [remembered(work, "full"), remembered(work, "full")] == [1, 2]
    assert "could not be remembered" in caplog.text
