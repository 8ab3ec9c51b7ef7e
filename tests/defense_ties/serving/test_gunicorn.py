"""The site as it is served to many: real processes, real sockets."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.defense_ties.serving.served import slow_reader

ROOT = Path(__file__).resolve().parents[3]


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def variables(folder, port):
    """Return the environment of a server in production behind a proxy."""
    return os.environ | {
        "ENVIRONMENT": "production",
        "SECRET_KEY": "only-for-this-test-0123456789-0123456789-0123456789-0123456789",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "false",
        "DATABASE_URL": f"sqlite:///{folder}/served.sqlite3",
        "DATA_DIR": str(folder),
        "PORT": str(port),
        "WEB_CONCURRENCY": "2",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Serve a small sample in production; give its address, its process and its log."""
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    environment = variables(folder, port)
    for command in (
        ["migrate", "--verbosity=0"],
        ["collectstatic", "--no-input", "--verbosity=0"],
        ["make_sample", "--engagements=4000"],
    ):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
        )
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "python:defense_ties.serving.gunicorn"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [*gunicorn, "defense_ties.wsgi"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
            break
        except OSError:
            time.sleep(0.1)
    yield address, process, folder / "log"
    process.kill()
    process.wait()


def test_it_is_ready_and_every_answer_has_an_id(server):
    address, _, _ = server
    with urllib.request.urlopen(f"{address}/readyz", timeout=30) as answer:
        assert json.load(answer) == {
            "database": "ok",
            "migrations": "ok",
            "search_index": "ok",
            "data_version": "ok",
            "counts": "ok",
        }
        assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["X-Request-Id"])


def test_style_sheets_come_compressed_under_names_that_may_be_kept_for_ever(server):
    address, _, _ = server
    with urllib.request.urlopen(f"{address}/about/", timeout=30) as answer:
        found = re.search(r'href="(/static/defense_ties/site\.[0-9a-f]{12}\.css)"', answer.read().decode())
    assert found
    asked = urllib.request.Request(f"{address}{found[1]}", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "immutable" in answer.headers["Cache-Control"]


def test_every_line_of_the_log_can_be_read_by_machines(server):
    address, _, log = server
    given = "0123456789abcdef0123456789abcdef"
    asked = urllib.request.Request(f"{address}/about/?q=secret", headers={"X-Request-Id": given})
    urllib.request.urlopen(asked, timeout=30).close()

    lines = []
    for _ in range(50):
        lines = [json.loads(line) for line in log.read_text().splitlines()]
        if any(line["request_id"] == given for line in lines):
            break
        time.sleep(0.1)
    (line,) = [line for line in lines if line["request_id"] == given]
    assert line["logger"] == "defense_ties.access"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/about/", 200)
    assert line["bytes"] > 1000
    assert line["level"] == "INFO"


def test_a_stop_lets_a_download_finish(server):
    address, process, _ = server
    reader = slow_reader(address, "GET /engagements/?format=jsonl HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
    received = reader.recv(1024)

    process.send_signal(signal.SIGTERM)
    time.sleep(1)
    assert process.poll() is None
    while piece := reader.recv(65_536):
        received += piece
    reader.close()

    head, _, body = received.partition(b"\r\n\r\n")
    count = int(re.search(rb"Record-Count: (\d+)", head)[1])
    assert len(body) > 1_000_000
    assert body.count(b"\n") >= count > 3_000
    assert process.wait(timeout=30) == 0
