"""The site as a process that a test starts, on a port of its own."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.clusters import free_port

ROOT = Path(__file__).resolve().parents[3]
GUNICORN = ["-m", "gunicorn", "--config", "python:defense_ties.serving.gunicorn", "defense_ties.wsgi"]


def variables(folder: Path, **given: str) -> dict[str, str]:
    """Return the environment of a server in production behind a proxy."""
    return os.environ | {
        "ENVIRONMENT": "production",
        "SECRET_KEY": "only-for-this-test-0123456789-0123456789-0123456789-0123456789",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "false",
        "DATABASE_URL": f"sqlite:///{folder}/served.sqlite3",
        "DATA_DIR": str(folder),
        "WEB_CONCURRENCY": "2",
        "PYTHONPATH": str(ROOT),
        **given,
    }


def manage(environment: dict[str, str], *command: str) -> str:
    """Run a command of the project to its end, and return what it wrote."""
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def run(environment: dict[str, str], script: str) -> str:
    """Run some lines of Python with the site's settings, and return what they wrote."""
    return manage(environment, "shell", "--no-imports", "--command", script).strip()


@contextmanager
def served(environment: dict[str, str], log: Path) -> Iterator[str]:
    """Serve the site, and yield its address."""
    port = free_port()
    with log.open("ab") as file:
        process = subprocess.Popen(
            [sys.executable, *GUNICORN],
            cwd=ROOT,
            env=environment | {"PORT": str(port)},
            stdout=file,
            stderr=file,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(lambda: status(f"{address}/healthz") == 200)
        yield address
    finally:
        process.kill()
        process.wait()


def wait_for(fact, seconds: float = 30) -> None:
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < until, f"It has not come about within {seconds} seconds."
        time.sleep(0.2)


def status(address: str, cookie: str = "") -> int:
    """Return the status with which an address is answered; 0 where nobody answers."""
    host, _, path = address.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(host, timeout=60)
    try:
        connection.request("GET", f"/{path}", headers={"Cookie": cookie} if cookie else {})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


@contextmanager
def readers(addresses: list[str], number: int) -> Iterator[list[int]]:
    """Let readers ask for addresses again and again meanwhile; yield the statuses as they come."""
    found: list[int] = []
    over = threading.Event()

    def read(first: int) -> None:
        turn = first
        while not over.is_set():
            found.append(status(addresses[turn % len(addresses)]))
            turn += 1

    threads = [threading.Thread(target=read, args=(first,)) for first in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield found
    finally:
        over.set()
        for thread in threads:
            thread.join()


def slow_reader(address: str, request: str) -> socket.socket:
    """Send a request, and return a connection that takes so little at once that the answer has to wait."""
    host, _, port = address.removeprefix("http://").partition(":")
    reader = socket.socket()
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    reader.settimeout(60)
    reader.connect((host, int(port)))
    reader.sendall(request.encode())
    return reader


def page(address: str) -> str:
    """Return a page."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())
