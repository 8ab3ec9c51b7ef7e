"""Several people who save one form at the same moment."""

import threading

import pytest
from django.db import connection
from django.test import Client

from articles.models import Engagement, Side
from people.models import Official
from tests.factories import EngagementFactory, OfficialFactory, ReviewerFactory, SideFactory
from tests.posting import form_data, page, version_token

pytestmark = pytest.mark.django_db(transaction=True)

SIX = 6


def logged_in():
    client = Client()
    client.force_login(ReviewerFactory())
    return client


def post_at_once(posts):
    """Send each form from a thread of its own, all at once, and return the status of each answer."""
    ready, answers = threading.Barrier(len(posts)), []

    def send(client, url, data):
        try:
            ready.wait()
            answers.append(client.post(url, data).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=post) for post in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


def test_six_parallel_saves_give_one_success_and_five_refusals():
    official = OfficialFactory(name="Hun Manet")
    clients = [logged_in() for _ in range(SIX)]
    data = form_data(clients[0], page(official))
    posts = [
        (client, page(official), data | {"name": f"Name {number}"}) for number, client in enumerate(clients)
    ]

    assert post_at_once(posts) == [302, 409, 409, 409, 409, 409]
    official.refresh_from_db()
    assert official.name.startswith("Name ")
    assert Official.history.filter(id=official.pk).count() == 2


def test_six_parallel_saves_of_a_row_give_one_success_and_five_refusals():
    engagement = EngagementFactory()
    side = SideFactory(engagement=engagement, country="KH", role="party")
    clients = [logged_in() for _ in range(SIX)]
    data = form_data(clients[0], page(engagement))
    roles = ["host", "visitor"] * (SIX // 2)
    posts = [
        (client, page(engagement), data | {"sides-0-role": role, "title": f"Title {number}"})
        for number, (client, role) in enumerate(zip(clients, roles, strict=True))
    ]

    assert post_at_once(posts) == [302, 409, 409, 409, 409, 409]
    assert Side.history.filter(id=side.pk).count() == 2


def test_a_row_saved_on_its_own_page_and_with_its_record_is_saved_once():
    engagement = EngagementFactory(title="Talks")
    side = SideFactory(engagement=engagement, country="KH", role="party")
    clients = [logged_in() for _ in range(2)]
    whole = form_data(clients[0], page(engagement)) | {"sides-0-role": "host"}
    part = form_data(clients[1], page(side)) | {"role": "visitor"}

    assert post_at_once([(clients[0], page(engagement), whole), (clients[1], page(side), part)]) == [302, 409]
    assert Side.history.filter(id=side.pk).count() == 2


def test_two_who_revert_at_once_revert_once():
    engagement = EngagementFactory(title="Before")
    engagement.title = "After"
    engagement.save()
    url = page(engagement, "simple_history", engagement.history.last().pk)
    clients = [logged_in() for _ in range(2)]
    data = {"_version": version_token(clients[0], url), "parts": "1"}

    assert post_at_once([(client, url, data) for client in clients]) == [302, 409]
    assert Engagement.history.filter(id=engagement.pk).count() == 3
