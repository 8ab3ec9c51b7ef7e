"""The site through pgbouncer in transaction mode, where every transaction may have another connection."""

import io
import os
import shutil
import subprocess
import urllib.request
import zipfile

import pytest

from tests import clusters
from tests.conftest import CI
from tests.defense_ties.serving.served import manage, page, readers, run, served, variables, wait_for

PGBOUNCER = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
CONFIGURATION = """
[databases]
ties = host=127.0.0.1 port={server}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 3
"""

pytestmark = [
    pytest.mark.django_db,
    *clusters.on_servers,
    pytest.mark.skipif(not PGBOUNCER and not CI, reason="pgbouncer is not installed here"),
]


@pytest.fixture
def pooled(tmp_path_factory):
    """A server of its own, and the address of the pgbouncer before it."""
    clusters.open_to_all(tmp_path_factory)
    cluster = clusters.Cluster.primary(tmp_path_factory.mktemp("server"))
    port, folder = clusters.free_port(), tmp_path_factory.mktemp("pgbouncer")
    told = CONFIGURATION.format(server=cluster.port, port=port)
    if os.geteuid() == 0:
        told = told.replace("auth_type = any", "auth_type = any\nuser = postgres")
    told = told.replace(f"port={cluster.port}", f"port={cluster.port} user=ties")
    (folder / "pgbouncer.ini").write_text(told)
    with subprocess.Popen(
        [str(PGBOUNCER), str(folder / "pgbouncer.ini")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as pgbouncer:
        yield cluster, f"postgres://ties@127.0.0.1:{port}/ties"
        pgbouncer.kill()
    cluster.stop()


def test_pages_tables_packages_and_writes_go_through_it(pooled, tmp_path):
    cluster, address = pooled
    site = variables(tmp_path, DATABASE_URL=cluster.url, KEEP_PAGES="false")
    manage(site, "migrate", "--verbosity=0")
    manage(site, "collectstatic", "--no-input", "--verbosity=0")
    site |= {"DATABASE_URL": address, "PGBOUNCER": "true"}
    manage(site, "load_records", "articles/dataset")

    with served(site, tmp_path / "log") as root:
        pages = [
            f"{root}/{path}" for path in ("", "engagements/?format=csv", "ties/KH/RU/", "search/?q=army")
        ]
        with readers(pages, 8) as found:
            wait_for(lambda: len(found) > 60, 60)
            table = page(f"{root}/engagements/?country=RU&format=csv")
            with urllib.request.urlopen(f"{root}/engagements/?country=RU&format=zip", timeout=60) as answer:
                package = zipfile.ZipFile(io.BytesIO(answer.read()))

    assert set(found) == {200}
    assert table.count("\n") > 2
    assert package.testzip() is None
    assert "engagements.csv" in package.namelist()
    assert run(site, "from articles.models import Engagement as E; print(E.objects.count())") == "18"
