"""Downloads that break off on either side: nothing stays at work, and nobody takes a part for the whole."""

import http.client
import time

import pytest

from tests import clusters
from tests.defense_ties.serving.served import manage, served, slow_reader, status, variables, wait_for

pytestmark = [pytest.mark.django_db, *clusters.on_servers]
OTHERS = "FROM pg_stat_activity WHERE datname = 'ties' AND state <> 'idle' AND pid <> pg_backend_pid()"
AT_WORK = f"SELECT count(*) {OTHERS}"
END_THEM = f"SELECT count(pg_terminate_backend(pid)) {OTHERS}"
TABLES = [
    "/engagements/?format=csv",
    "/engagements/?format=csv&columns=id,title,kind,status,mode,date,date_basis,earliest,latest,summary",
    "/engagements/?format=jsonl",
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A site with a server of its own that holds many records."""
    clusters.open_to_all(tmp_path_factory)
    cluster = clusters.Cluster.primary(tmp_path_factory.mktemp("server"))
    folder = tmp_path_factory.mktemp("site")
    site = variables(folder, DATABASE_URL=cluster.url, WEB_CONCURRENCY="1")
    manage(site, "migrate", "--verbosity=0")
    manage(site, "collectstatic", "--no-input", "--verbosity=0")
    manage(site, "make_sample", "--engagements", "1000", "--seed", "1")
    # More than the buffers between the two take up.
    cluster.ask("UPDATE articles_engagement SET summary = repeat('They met. ', 1000)")
    with served(site, folder / "log") as address:
        yield cluster, address
    cluster.stop()


def begun(address, path):
    """Ask for a table and read a little of it, so slowly that the rest has to wait."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    reader = slow_reader(address, request)
    answer = http.client.HTTPResponse(reader)
    answer.begin()
    assert answer.status == 200
    answer.read(100)
    return reader, answer


def at_work(cluster):
    return cluster.ask(AT_WORK)[0][0]


@pytest.mark.parametrize("path", TABLES)
def test_a_reader_who_goes_away_leaves_nothing_at_work(server, path):
    cluster, address = server
    reader, answer = begun(address, path)
    assert at_work(cluster) == 1

    answer.close()
    reader.close()

    wait_for(lambda: at_work(cluster) == 0)
    assert status(f"{address}/engagements/") == 200


@pytest.mark.parametrize("path", TABLES)
def test_a_table_that_the_database_breaks_off_is_seen_to_be_broken_off(server, path):
    cluster, address = server
    reader, answer = begun(address, path)

    assert cluster.ask(END_THEM) == [(1,)]
    with pytest.raises((http.client.IncompleteRead, ConnectionError)):
        answer.read()
    reader.close()

    assert status(f"{address}/engagements/") == 200


def test_a_database_that_was_away_is_there_again_without_a_restart_of_the_site(server):
    cluster, address = server
    assert status(f"{address}/officials/") == 200

    cluster.stop()
    away = {status(f"{address}/officials/?page={number}") for number in (1, 2)}
    away.add(status(f"{address}/readyz"))
    cluster.start()
    time.sleep(0.1)

    assert away == {503}
    assert [status(f"{address}{path}") for path in ("/officials/?page=2", "/readyz")] == [200, 200]
