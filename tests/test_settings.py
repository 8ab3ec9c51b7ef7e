"""What the environment does to the settings; each case is a process of its own."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "$a-key-with-a-dollar-that-is-long-enough-for-the-checks-0123456789",
    "ALLOWED_HOSTS": "ties.example.org, www.example.org",
}
SHOW = """
import json, sys
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


def python(*arguments, variables, folder):
    """Run Python in the project with nothing in its environment but these variables."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = (
        kept | {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "defense_ties.settings"} | variables
    )
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )


def settings_with(variables, folder, *names):
    """Return the named settings as a fresh process sees them."""
    answer = python("-c", SHOW, *names, variables=variables, folder=folder)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def refusal_of(variables, folder):
    """Return what a command prints when it refuses to start."""
    answer = python("manage.py", "check", variables=variables, folder=folder)
    assert answer.returncode == 1
    assert answer.stdout == ""
    return answer.stderr


def test_a_local_site_needs_nothing_set(tmp_path):
    found = settings_with(
        {}, tmp_path, "DEBUG", "ALLOWED_HOSTS", "SITE_URL", "DATABASES", "SECURE_SSL_REDIRECT"
    )

    assert found["DEBUG"] is False
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert found["SITE_URL"] == "http://127.0.0.1:8000"
    assert found["DATABASES"]["default"]["ENGINE"] == "django.db.backends.sqlite3"
    assert found["DATABASES"]["default"]["NAME"] == str(tmp_path / "defense_ties.sqlite3")
    assert found["SECURE_SSL_REDIRECT"] is False


def test_a_local_site_keeps_the_secret_key_it_made(tmp_path):
    first = settings_with({}, tmp_path, "SECRET_KEY")
    second = settings_with({}, tmp_path, "SECRET_KEY")

    assert first == second
    assert len(first["SECRET_KEY"]) > 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_variable_set_to_nothing_counts_as_not_set(tmp_path):
    assert settings_with({"DEBUG": "", "SITE_URL": " "}, tmp_path, "DEBUG", "SITE_URL") == {
        "DEBUG": False,
        "SITE_URL": "http://127.0.0.1:8000",
    }


def test_production_names_everything_it_lacks_at_once(tmp_path):
    assert refusal_of({"ENVIRONMENT": "production"}, tmp_path) == (
        "These environment variables need attention:\n"
        "  - SECRET_KEY is not set\n"
        "  - ALLOWED_HOSTS is not set\n"
    )


def test_production_takes_its_key_and_hosts_as_they_are_written(tmp_path):
    found = settings_with(PRODUCTION, tmp_path, "SECRET_KEY", "ALLOWED_HOSTS", "SECURE_HSTS_SECONDS")

    assert found == {
        "SECRET_KEY": PRODUCTION["SECRET_KEY"],
        "ALLOWED_HOSTS": ["ties.example.org", "www.example.org"],
        "SECURE_HSTS_SECONDS": 31536000,
    }
    assert list(tmp_path.iterdir()) == []


def test_production_asks_for_a_second_factor_and_ends_sessions_within_a_day(tmp_path):
    names = ("SECOND_FACTOR", "SESSION_IDLE_HOURS", "SESSION_HOURS", "SESSION_COOKIE_SECURE")
    names += ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME")

    assert settings_with(PRODUCTION, tmp_path, *names) == {
        "SECOND_FACTOR": "required",
        "SESSION_IDLE_HOURS": 8,
        "SESSION_HOURS": 24,
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
    }
    assert settings_with({}, tmp_path, *names) == {
        "SECOND_FACTOR": "optional",
        "SESSION_IDLE_HOURS": 336,
        "SESSION_HOURS": 720,
        "SESSION_COOKIE_SECURE": False,
        "SESSION_COOKIE_NAME": "sessionid",
        "CSRF_COOKIE_NAME": "csrftoken",
    }


def test_production_passes_the_deployment_checks(tmp_path):
    answer = python(
        "manage.py", "check", "--deploy", "--fail-level=INFO", variables=PRODUCTION, folder=tmp_path
    )

    assert answer.returncode == 0, answer.stderr


def test_a_database_url_moves_the_site_to_postgresql(tmp_path):
    url = "postgres://coder:p%40ss@db.example.org:6543/ties?sslmode=require"
    database = settings_with({"DATABASE_URL": url}, tmp_path, "DATABASES")["DATABASES"]["default"]

    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example.org", 6543, "ties")
    assert (database["USER"], database["PASSWORD"]) == ("coder", "p@ss")
    assert database["OPTIONS"] == {
        "connect_timeout": 5,
        "options": "-c jit=off -c statement_timeout=0s",
        "sslmode": "require",
    }
    assert database["CONN_HEALTH_CHECKS"] is True


def test_a_suffix_keeps_test_databases_apart(tmp_path):
    variables = {"DATABASE_URL": "postgres://postgres@127.0.0.1/ties", "TEST_DB_SUFFIX": "mine"}
    database = settings_with(variables, tmp_path, "DATABASES")["DATABASES"]["default"]

    assert database["TEST"] == {"NAME": "test_ties_mine"}


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("ENVIRONMENT", "prod", "ENVIRONMENT is 'prod'; it must be one of local, production"),
        ("DEBUG", "maybe", "DEBUG is 'maybe'; it must be true or false"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL is 'loud'; it must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL"),
        (
            "SECURE_HSTS_SECONDS",
            "a year",
            "SECURE_HSTS_SECONDS is 'a year'; it must be a whole number, zero or more",
        ),
        ("SECOND_FACTOR", "maybe", "SECOND_FACTOR is 'maybe'; it must be one of required, optional"),
        (
            "SESSION_IDLE_HOURS",
            "0",
            "SESSION_IDLE_HOURS is '0'; it must be a whole number, 1 or more",
        ),
        ("SITE_URL", "example.org", "SITE_URL is 'example.org'; it must look like https://ties.example.org"),
    ],
)
def test_a_malformed_value_is_named(name, value, message, tmp_path):
    assert refusal_of({name: value}, tmp_path) == (
        f"These environment variables need attention:\n  - {message}\n"
    )


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://user:hidden@host/name",
        "postgres://user:hidden@host",
        "postgres://user:hidden@host:port/name",
        "sqlite://host/file.sqlite3",
        "sqlite://",
    ],
)
def test_a_malformed_database_url_is_named_without_its_password(url, tmp_path):
    refusal = refusal_of({"DATABASE_URL": url}, tmp_path)

    assert refusal == (
        "These environment variables need attention:\n"
        "  - DATABASE_URL cannot be read; it must look like sqlite:////path/to/file.sqlite3 "
        "or postgres://user:password@host:5432/name\n"
    )
