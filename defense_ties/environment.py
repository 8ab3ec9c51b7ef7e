"""Settings from environment variables, read strictly: nothing is guessed, and all faults are told at once."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ON = {"true", "on", "yes", "1"}
OFF = {"false", "off", "no", "0"}
DATABASE_SCHEMES = {"sqlite", "postgres", "postgresql"}


class FaultySettings(ImproperlyConfigured):
    """One or more environment variables are missing or malformed; the message names each."""


class Environment(environ.Env):
    """The process's environment; a variable that is set but empty counts as not set."""

    # django-environ takes a leading "$" for another variable's name: a secret key may well begin with one.
    ENVIRON = {name: value.replace("$", r"\$") for name, value in os.environ.items() if value.strip()}

    def __init__(self) -> None:
        super().__init__()
        self.escape_proxy = True
        self.faults: list[str] = []

    def text(self, name: str, *, default: str = "", required: bool = False) -> str:
        """Return a variable as text, noting a fault when it is required and not set."""
        if required and name not in self:
            self.faults.append(f"{name} is not set")
        return self.str(name, default=default).strip()

    def texts(self, name: str, *, default: Iterable[str] = (), required: bool = False) -> list[str]:
        """Return a comma-separated variable as a list."""
        value = self.text(name, default=",".join(default), required=required)
        return [part.strip() for part in value.split(",") if part.strip()]

    def choice(self, name: str, choices: Iterable[str], *, default: str) -> str:
        """Return a variable that must be one of the choices."""
        value = self.text(name, default=default)
        if value in choices:
            return value
        self.faults.append(f"{name} is {value!r}; it must be one of {', '.join(choices)}")
        return default

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a variable as true or false."""
        value = self.text(name, default=str(default)).lower()
        if value not in ON | OFF:
            self.faults.append(f"{name} is {value!r}; it must be true or false")
        return value in ON

    def whole(self, name: str, *, default: int, least: int = 0) -> int:
        """Return a variable as a whole number that is not below the least."""
        value = self.text(name, default=str(default))
        if value.isdecimal() and int(value) >= least:
            return int(value)
        limit = "zero or more" if least == 0 else f"{least} or more"
        self.faults.append(f"{name} is {value!r}; it must be a whole number, {limit}")
        return default

    def folder(self, name: str, *, default: Path) -> Path:
        """Return a variable as an absolute path."""
        return Path(self.text(name, default=str(default))).expanduser().resolve()

    def site(self, name: str, *, default: str) -> str:
        """Return the address of a site, without a closing slash."""
        value = self.text(name, default=default).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
            self.faults.append(f"{name} is {value!r}; it must look like https://ties.example.org")
        return value

    def database(self, name: str, *, default: str) -> dict[str, Any]:
        """Return Django's description of the database at a URL."""
        return self._described(name, self.text(name, default=default))

    def databases(self, name: str, *, of: dict[str, Any]) -> list[dict[str, Any]]:
        """Return Django's descriptions of the replicas of a database, at URLs with commas between."""
        found = [self._described(name, url) for url in self.texts(name)]
        # One that cannot be read is a fault already.
        if any("postgresql" not in each.get("ENGINE", "postgresql") for each in [of, *found] if found):
            self.faults.append(f"{name} is for PostgreSQL: DATABASE_URL, too, has to begin with postgres://")
        return found

    def _described(self, name: str, value: str) -> dict[str, Any]:
        try:
            parts = urlsplit(value)
            whole = parts.path.strip("/") and (parts.port or True)
            if (
                parts.scheme not in DATABASE_SCHEMES
                or not whole
                or (parts.scheme == "sqlite" and parts.netloc)
            ):
                raise ValueError
            return dict(self.db_url_config(value))
        except ValueError:
            # The URL may hold a password: it is never repeated.
            self.faults.append(
                f"{name} cannot be read; it must look like sqlite:////path/to/file.sqlite3 "
                "or postgres://user:password@host:5432/name"
            )
            return {}

    def refuse_faults(self) -> None:
        """Raise one FaultySettings that names every fault noted so far."""
        if self.faults:
            faults = "\n".join(f"  - {fault}" for fault in self.faults)
            raise FaultySettings(f"These environment variables need attention:\n{faults}")


def kept_secret_key(path: Path) -> str:
    """Return the secret key kept in a file only its owner can read, making it on the first call."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        # Two processes may start at once: the first link wins, and no reader sees half a key.
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()
