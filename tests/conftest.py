"""Fixtures for every test: fast passwords, a SQLite file instead of shared memory, and the browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db import connection
from django.test import Client, TransactionTestCase
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django import DjangoDbBlocker, Settings
from pytest_django.live_server_helper import LiveServer
from whitenoise.middleware import WhiteNoiseMiddleware

from tests import runs
from tests.as_migrated import bring_back, rows_as_migrated
from tests.factories import AdministratorFactory, CoderFactory, ReviewerFactory

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
CI = os.environ.get("CI", "").lower() == "true"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A slow machine is no failure.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

NO_CHROMIUM = f"there is no Chromium at {CHROMIUM}; CHROMIUM names another"


def pytest_configure() -> None:
    """Refuse to start in CI without the browser."""
    if CI and not Path(CHROMIUM).exists():
        raise pytest.UsageError(f"The browser tests cannot run: {NO_CHROMIUM}.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the browser tests where there is no browser, and what need not run on both databases."""
    if not Path(CHROMIUM).exists():
        _leave_out(config, items, [item for item in items if item.get_closest_marker("browser")])
    if connection.vendor == "postgresql":
        _leave_out(config, items, [item for item in items if not runs.on_both(item)])


def _leave_out(config: pytest.Config, items: list[pytest.Item], left: list[pytest.Item]) -> None:
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say so when tests were left out."""
    if not Path(CHROMIUM).exists():
        terminalreporter.write_line(f"Notice: the browser tests were left out: {NO_CHROMIUM}.")
    if connection.vendor == "postgresql":
        terminalreporter.write_line(runs.NOTICE)


@pytest.fixture(autouse=True)
def fast_passwords(settings: Settings) -> None:
    """Hash passwords without the cost that protects real ones."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def own_data_folder(settings: Settings, tmp_path: Path) -> None:
    """Give each test a folder for files of its own: tests that run side by side share the usual one."""
    settings.DATA_DIR = tmp_path / "data"


@pytest.fixture(autouse=True)
def pages_drawn_anew(settings: Settings) -> None:
    """Draw each page anew: tests that put something in the way of one are not to see another's."""
    settings.KEEP_PAGES = False


@pytest.fixture
def pages_kept(pages_drawn_anew: None, settings: Settings, tmp_path: Path) -> None:
    """Keep pages after all, in a folder of the test."""
    settings.KEEP_PAGES = True
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": tmp_path / "cache",
        }
    }


@pytest.fixture(scope="session", autouse=True)
def static_files_found_once() -> Iterator[None]:
    """Look for the static files once, not for every client: each builds the middleware that serves them."""
    find = WhiteNoiseMiddleware.add_files_from_finders
    found: dict[str, Any] = {}

    def add(middleware: WhiteNoiseMiddleware) -> None:
        if not found:
            find(middleware)
            found.update(middleware.files)
        middleware.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", add)
        yield


def _staff_client(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def coder(db: None) -> Client:
    """Return the browser of a coder who has logged in."""
    return _staff_client(CoderFactory())


@pytest.fixture
def reviewer(db: None) -> Client:
    """Return the browser of a reviewer who has logged in."""
    return _staff_client(ReviewerFactory())


@pytest.fixture
def administrator(db: None) -> Client:
    """Return the browser of an administrator who has logged in."""
    return _staff_client(AdministratorFactory())


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Test SQLite on a file, as it is used: threads then have connections and locks of their own.

    PostgreSQL need not wait for its disk, since no test database outlives a crash.
    """
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
    else:
        database["OPTIONS"]["options"] += " -c synchronous_commit=off"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Bring back what the migrations made after each test that has no transaction of its own."""
    with django_db_blocker.unblock():
        kept = rows_as_migrated()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: bring_back(kept))
        yield


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> Iterator[Browser]:
    """Start the browser once for all tests, after the database: the server asks where that is."""
    # Playwright keeps an event loop in this thread; beside it Django would refuse to query, and it opens a
    # connection of its own, which would keep the database from being dropped.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
        connection.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def browser_page(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Open an empty page on the running site; a breach of the content security policy fails the test."""
    breaches: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            breaches.append(f"{message.text} ({message.location})")

    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    context.on("console", note)
    yield page
    context.close()
    assert breaches == []
