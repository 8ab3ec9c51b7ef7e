"""Replicas: which is chosen, who is sent where, and on servers of their own what happens when one is lost."""

import subprocess
import sys
import urllib.request

import pytest
from django.db import OperationalError

from defense_ties.lib.reading import ReadingRouter, read_from, reading_from
from defense_ties.serving import replicas
from tests import clusters
from tests.defense_ties.serving.served import ROOT, manage, readers, run, served, status, variables, wait_for


@pytest.fixture(autouse=True)
def from_the_primary_again():
    """Read from the primary afterwards."""
    yield
    read_from("default")


def failed(sqlstate=None):
    """Return an error of the database with its code."""
    error = OperationalError("it did not work")
    error.__cause__ = type("Cause", (Exception,), {"sqlstate": sqlstate})()
    return error


def test_one_that_failed_is_left_out_for_a_while_and_then_asked_again():
    now = [100.0]
    found = replicas.Replicas(["replica_1"], clock=lambda: now[0])
    assert found.choose() == "replica_1"

    found._lost["replica_1"] = now[0] + replicas.LEFT_OUT
    assert found.choose() == "default"

    now[0] += replicas.LEFT_OUT
    assert found.choose() == "replica_1"


def test_all_that_answer_have_their_turn():
    found = replicas.Replicas(["replica_1", "replica_2"])
    assert {found.choose() for _ in range(100)} == {"replica_1", "replica_2"}


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (failed("57P01"), True),  # the server shuts down
        (failed("40001"), True),  # a standby that has to catch up ends what stands in the way
        (failed(None), True),  # nobody answers
        (failed("57014"), False),  # it took too long
        (ValueError("no"), False),
        (None, False),
    ],
)
def test_a_database_is_lost_when_it_cannot_be_asked(error, expected):
    assert replicas.is_lost(error) is expected


def test_what_is_written_goes_to_the_primary_whatever_is_read_from():
    router = ReadingRouter()
    read_from("replica_1")

    assert (reading_from(), router.db_for_read(None)) == ("replica_1", "replica_1")
    assert router.db_for_write(None) == "default"
    assert router.allow_relation(None, None)
    assert [router.allow_migrate(alias, "people") for alias in ("default", "replica_1")] == [True, False]


@pytest.mark.parametrize(
    ("address", "cookies", "expected"),
    [
        ("/engagements/", {}, "replica_1"),
        ("/api/v1/engagements", {}, "replica_1"),
        ("/engagements/?format=csv", {}, "replica_1"),
        ("/engagements/?format=zip", {}, "default"),
        ("/admin/", {}, "default"),
        ("/engagements/", {"sessionid": "x"}, "default"),
    ],
)
def test_readers_are_sent_to_a_replica_and_staff_to_the_primary(rf, settings, address, cookies, expected):
    settings.REPLICAS = ["replica_1"]
    asked = []
    middleware = replicas.ReplicaMiddleware(lambda request: asked.append(reading_from()))
    request = rf.get(address)
    request.COOKIES.update(cookies)

    middleware(request)

    assert asked == [expected]


def test_what_is_sent_is_never_done_twice(rf, settings):
    settings.REPLICAS = ["replica_1"]
    asked = []
    replicas.ReplicaMiddleware(lambda request: asked.append(reading_from()))(rf.post("/report/"))

    assert asked == ["default"]


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """A primary that waits for its standby with each commit, and the standby."""
    clusters.open_to_all(tmp_path_factory)
    folders = [tmp_path_factory.mktemp(name) for name in ("primary", "standby")]
    primary = clusters.Cluster.primary(folders[0])
    standby = primary.standby(folders[1])
    yield primary, standby
    for cluster in (primary, standby):
        cluster.stop()


def sessions_on(cluster):
    """Return how many sessions the site has on a server."""
    ((number,),) = cluster.ask(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = 'ties' AND pid <> pg_backend_pid()"
    )
    return number


def caught_up(primary, standby):
    """Return whether the standby has all that was written."""
    ((place,),) = primary.ask("SELECT pg_current_wal_lsn()")
    ((has_it,),) = standby.ask(f"SELECT pg_last_wal_replay_lsn() >= '{place}'::pg_lsn")
    return has_it


SIGN_IN = """
from django.contrib.auth import get_user_model
from django.test import Client
user = get_user_model().objects.create(username="vanna", is_staff=True)
client = Client()
client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
print("; ".join(f"{name}={each.value}" for name, each in client.cookies.items()))
"""
WRITE_ON = """
from articles.models import Publisher
for number in range(100_000):
    Publisher.objects.create(name=f"Paper {number}", country="KH", kind="newspaper")
    print(number, flush=True)
"""
ONE_MORE = """
from articles.models import Publisher
Publisher.objects.create(name="The Daily", country="KH", kind="newspaper")
"""


@pytest.mark.django_db
class TestWithServersOfTheirOwn:
    pytestmark = clusters.on_servers

    def test_readers_lose_no_page_and_staff_no_write_when_servers_are_lost(self, pair, tmp_path):
        primary, standby = pair
        site = variables(
            tmp_path, DATABASE_URL=primary.url, DATABASE_REPLICA_URLS=standby.url, KEEP_PAGES="false"
        )
        manage(site, "migrate", "--verbosity=0")
        manage(site, "collectstatic", "--no-input", "--verbosity=0")
        manage(site, "load_records", "articles/dataset")
        cookie = run(site, SIGN_IN)
        wait_for(lambda: caught_up(primary, standby))
        with served(site, tmp_path / "log") as address:
            self.readers_are_on_the_standby(address, primary, standby)
            self.a_coder_sees_what_she_wrote(address, site, cookie, primary, standby)
            self.no_page_fails_while_the_standby_is_lost(address, primary, standby)
        self.nothing_acknowledged_is_lost(site, primary, standby)

    def readers_are_on_the_standby(self, address, primary, standby):
        for _ in range(4):
            assert status(f"{address}/engagements/") == 200
        assert sessions_on(standby) > 0
        assert sessions_on(primary) == 0

    def a_coder_sees_what_she_wrote(self, address, site, cookie, primary, standby):
        standby.ask("SELECT pg_wal_replay_pause()")
        script = "from articles.models import Engagement as E; e = E.objects.published().order_by('pk')[0]; "
        script += "E.objects.filter(pk=e.pk).update(title='Talks that were renamed'); print(e.pk)"
        record = f"{address}/engagements/{run(site, script)}/"

        def title(cookie=""):
            request = urllib.request.Request(record, headers={"Cookie": cookie})
            with urllib.request.urlopen(request, timeout=60) as answer:
                return "Talks that were renamed" in answer.read().decode()

        assert title(cookie)
        assert not title()
        standby.ask("SELECT pg_wal_replay_resume()")
        wait_for(title)

    def no_page_fails_while_the_standby_is_lost(self, address, primary, standby):
        pages = [f"{address}/{path}" for path in ("engagements/", "ties/KH/RU/", "search/?q=moscow", "")]
        with readers(pages, 8) as found:
            wait_for(lambda: len(found) > 40)
            standby.kill()
            before = len(found)
            wait_for(lambda: len(found) > before + 80, 60)
            standby.start()
            wait_for(lambda: sessions_on(standby) > 0, 60)
        assert set(found) == {200}

    def nothing_acknowledged_is_lost(self, site, primary, standby):
        primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        primary.ask("SELECT pg_reload_conf()")
        wait_for(lambda: primary.ask("SELECT sync_state FROM pg_stat_replication") == [("sync",)])
        alone = {name: value for name, value in site.items() if name != "DATABASE_REPLICA_URLS"}
        command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", WRITE_ON]
        with subprocess.Popen(
            command, cwd=ROOT, env=alone, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as writer:
            assert writer.stdout
            acknowledged = [writer.stdout.readline().strip() for _ in range(20)]
            primary.kill()
            acknowledged += writer.stdout.read().split()

        standby.promote()

        assert acknowledged[19] == "19"
        kept = {name for (name,) in standby.ask("SELECT name FROM articles_publisher")}
        assert {f"Paper {number}" for number in acknowledged} <= kept
        run(alone | {"DATABASE_URL": standby.url}, ONE_MORE)
        assert standby.ask("SELECT count(*) FROM articles_publisher WHERE name = 'The Daily'") == [(1,)]
