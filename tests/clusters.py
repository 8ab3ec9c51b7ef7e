"""PostgreSQL servers of a test's own: a primary, and standbys that follow it."""

import glob
import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

FOUND = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb") + glob.glob("/usr/pgsql-*/bin/initdb"))
INITDB = FOUND[-1] if FOUND else shutil.which("initdb") or ""
BIN = Path(INITDB).parent
CI = os.environ.get("CI", "").lower() == "true"
# For tests that make such servers: where the tests run on PostgreSQL; in CI its programs have to be there.
on_servers = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="there is one SQLite, and no server"),
    pytest.mark.skipif(not INITDB and not CI, reason="the programs of a PostgreSQL server are missing"),
]
SETTINGS = {
    "listen_addresses": "'127.0.0.1'",
    "fsync": "off",
    "wal_level": "replica",
    "max_connections": "120",
}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def open_to_all(folders: Any) -> None:
    """Let another user than root, who may not run a server, reach the folders of the tests."""
    base = folders.getbasetemp()
    for folder in (base, *base.parents[:2]):
        if folder.name.startswith(("pytest", "popen")):
            folder.chmod(0o755)


class Cluster:
    """A server of one's own, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()

    @classmethod
    def primary(cls, folder: Path) -> "Cluster":
        """Make a new server with a database `ties`, and start it."""
        cluster = cls(folder)
        cluster._run("initdb", "--auth=trust", "--username=ties", "--encoding=UTF8", f"--pgdata={folder}")
        settings = "".join(f"{name} = {value}\n" for name, value in SETTINGS.items())
        with (folder / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(f"{settings}unix_socket_directories = '{folder}'\n")
        cluster.start()
        cluster.ask("CREATE DATABASE ties", database="postgres")
        return cluster

    def standby(self, folder: Path) -> "Cluster":
        """Make a copy that follows this server, and start it."""
        cluster = type(self)(folder)
        source = f"host=127.0.0.1 port={self.port} user=ties application_name=standby"
        cluster._run("pg_basebackup", f"--dbname={source}", f"--pgdata={folder}", "-R", "--checkpoint=fast")
        with (folder / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(f"unix_socket_directories = '{folder}'\n")
        cluster.start()
        return cluster

    @property
    def url(self) -> str:
        """The address of its database."""
        return f"postgres://ties@127.0.0.1:{self.port}/ties"

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        log, options = self.folder / "log", f"-p {self.port}"
        self._run("pg_ctl", "start", "-w", f"--pgdata={self.folder}", f"--log={log}", f"--options={options}")

    def kill(self) -> None:
        """Kill the server and its sessions, as a machine that loses its power does."""
        sessions = [pid for (pid,) in self.ask("SELECT pid FROM pg_stat_activity WHERE pid IS NOT NULL")]
        postmaster = int((self.folder / "postmaster.pid").read_text().split()[0])
        for pid in (postmaster, *sessions):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue

    def promote(self) -> None:
        """Make the standby a primary, and wait until it takes writes."""
        self._run("pg_ctl", "promote", "-w", f"--pgdata={self.folder}")

    def stop(self) -> None:
        """Stop the server, if it runs."""
        self._run("pg_ctl", "stop", "-m", "immediate", f"--pgdata={self.folder}", check=False)

    def ask(self, sql: str, *, database: str = "ties") -> list[tuple[Any, ...]]:
        """Run a statement and return its rows."""
        address = f"host=127.0.0.1 port={self.port} user=ties dbname={database}"
        with psycopg.connect(address, autocommit=True) as connection:
            cursor = connection.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []

    def _run(self, program: str, *options: str, check: bool = True) -> None:
        command = [str(BIN / program), *options]
        own: dict[str, Any] = {}
        if os.geteuid() == 0:  # these programs refuse to be run by root
            shutil.chown(self.folder, "postgres")
            own = {"user": "postgres", "group": "postgres", "extra_groups": []}
        done = subprocess.run(
            command,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if program != "pg_ctl" else subprocess.DEVNULL,
            text=True,
            **own,
        )
        if check and done.returncode:
            log = self.folder / "log"
            told = log.read_text() if log.exists() else done.stdout
            raise RuntimeError(f"{program} failed: {told}")
