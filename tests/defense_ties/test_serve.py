import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def taken_port():
    """Listen on some port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def free_port():
    """Find a port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def test_a_taken_port_is_refused_with_a_way_out(taken_port):
    with pytest.raises(CommandError) as refusal:
        call_command("serve", port=taken_port)

    assert str(refusal.value) == (
        f"Port {taken_port} cannot be used (Address already in use). "
        f"Choose another: make run PORT={taken_port + 1}"
    )


def test_the_site_says_where_it_is_once_it_answers(free_port, tmp_path):
    environment = os.environ | {"DATABASE_URL": "sqlite:///:memory:", "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "manage.py", "serve", f"--port={free_port}"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        told = "".join(server.stdout.readline() for _ in range(4))
        address = re.search(r"for staff +(\S+)", told)
        assert address, told
        with urllib.request.urlopen(address[1], timeout=30) as answer:
            assert answer.status == 200
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)
        server.stdout.close()

    assert told == (
        f"\nThe site is at  http://127.0.0.1:{free_port}/\n"
        f"  for staff     http://127.0.0.1:{free_port}/admin/\n"
        "  to stop       Ctrl+C\n"
    )
    assert server.returncode == 0
