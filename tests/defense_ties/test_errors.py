import json
import os
import subprocess
import sys
from pathlib import Path

from django.test import RequestFactory

from defense_ties.errors import server_error

ROOT = Path(__file__).resolve().parents[2]
# A reader with an old session cookie makes the site look the session up before anything else.
ASK = """
import json, django
django.setup()
from django.test import Client
client = Client(raise_request_exception=False, headers={"host": "localhost"})
client.cookies["sessionid"] = "a-session-of-last-week"
answer = client.get("/admin/")
print(json.dumps([answer.status_code, answer.headers["Retry-After"], answer.content.decode()]))
"""


def test_a_dead_database_server_is_answered_with_a_plain_page(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "defense_ties.settings",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
        "DATA_DIR": str(tmp_path),
    }

    answer = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )

    assert answer.returncode == 0, answer.stderr
    status, retry_after, page = json.loads(answer.stdout)
    assert (status, retry_after) == (503, "30")
    assert "The database does not answer. Nothing is lost; please try again in a minute." in page
    assert "Service Unavailable: /admin/" in answer.stderr


def test_any_other_fault_stays_a_server_error():
    try:
        raise RuntimeError("a fault of our own")
    except RuntimeError:
        response = server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "Retry-After" not in response.headers
