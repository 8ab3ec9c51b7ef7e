"""A session ends after a time without a click, and after a longer one in any case."""

import json
import re
import time

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from defense_ties.sign_in.sessions import SEEN, SIGNED_IN
from tests.defense_ties.sign_in.steps import DESK, LOGIN, is_signed_in
from tests.factories import CoderFactory

pytestmark = pytest.mark.django_db

STAY = "/admin/account/stay/"
HOUR = 3600


@pytest.fixture(autouse=True)
def hours(settings):
    """Give sessions eight hours without a click, and a day at the most."""
    settings.SESSION_IDLE_HOURS = 8
    settings.SESSION_HOURS = 24


def set_back(client, **seconds):
    """Make times that the session remembers lie further back."""
    session = client.session
    for name, by in seconds.items():
        session[name] -= int(by)
    session.save()


def test_a_session_ends_after_its_time_without_a_click(coder):
    set_back(coder, **{SIGNED_IN: 8 * HOUR + 1, SEEN: 8 * HOUR + 1})

    assert not is_signed_in(coder)
    assert "_auth_user_id" not in coder.session


def test_a_click_prolongs_it(coder):
    set_back(coder, **{SIGNED_IN: 7 * HOUR, SEEN: 7 * HOUR})

    assert is_signed_in(coder)
    assert time.time() - coder.session[SEEN] < 60


def test_no_click_prolongs_it_beyond_its_whole_time(coder):
    set_back(coder, **{SIGNED_IN: 24 * HOUR + 1})

    assert not is_signed_in(coder)


def test_the_page_for_signing_in_says_that_it_ended_once(coder):
    set_back(coder, **{SEEN: 9 * HOUR})
    coder.get(DESK)

    assert "the session had lasted its time" in coder.get(LOGIN).content.decode()
    assert "the session had lasted its time" not in coder.get(LOGIN).content.decode()


def test_an_ended_session_leaves_the_public_pages_open(coder):
    set_back(coder, **{SEEN: 9 * HOUR})

    assert coder.get("/engagements/").status_code == 200


def test_a_session_from_before_there_were_limits_gets_them(coder):
    session = coder.session
    del session[SEEN], session[SIGNED_IN]
    session.save()

    assert is_signed_in(coder)
    assert coder.session[SIGNED_IN] == coder.session[SEEN]


def test_work_does_not_write_the_session_at_every_click(coder, django_assert_max_num_queries):
    coder.get(DESK)
    before = Session.objects.get().session_data
    coder.get(DESK)

    assert Session.objects.get().session_data == before


def test_a_reader_has_no_session(client):
    response = client.get("/engagements/")

    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")
    assert Session.objects.count() == 0


def test_every_staff_page_says_how_long_the_session_lasts(coder):
    page = coder.get(DESK).content.decode()
    left = re.search(r'<meta name="session"\s+content="(\d+)"', page)

    assert left
    assert 8 * HOUR - 60 < int(left[1]) <= 8 * HOUR


def test_a_session_can_be_prolonged_without_leaving_the_page(coder):
    set_back(coder, **{SEEN: 8 * HOUR - 30})

    answer = json.loads(coder.post(STAY).content)

    assert 8 * HOUR - 60 < answer["seconds"] <= 8 * HOUR
    assert coder.get(STAY).status_code == 405


def test_prolonging_needs_a_session_and_a_token(coder):
    assert Client().post(STAY).status_code in (302, 403)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(CoderFactory())
    assert strict.post(STAY).status_code == 403
