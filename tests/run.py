"""Run every test on SQLite and, where a server answers, on PostgreSQL; arguments are handed to pytest.

TEST_DATABASE_URL names the PostgreSQL server. With CI=true a server and a Chromium have to be there.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = re.findall(
    r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "defense_ties/settings.py").read_text(encoding="utf-8")
)
LOCAL_SERVER = "postgres://postgres@127.0.0.1:5432/postgres"
QUESTION = """
import psycopg, sys
try:
    connection = psycopg.connect(sys.argv[1], connect_timeout=5)
except psycopg.Error as error:
    sys.exit(str(error))
print(connection.execute("SHOW server_version").fetchone()[0].split()[0])
"""
CI = os.environ.get("CI", "").lower() == "true"


def main() -> int:
    """Return 0 when the tests passed on every database they should run on."""
    databases = {"SQLite": "sqlite:///:memory:"}
    version, fault = ask_server(server := os.environ.get("TEST_DATABASE_URL", LOCAL_SERVER))
    if version:
        databases[f"PostgreSQL {version}"] = server
    elif CI or "TEST_DATABASE_URL" in os.environ:
        print(f"The tests need a PostgreSQL server, and none answers:\n{fault}", file=sys.stderr)
        return 1
    results = {name: run_pytest(name, url) for name, url in databases.items()}
    print("\nThe tests ran on", " and on ".join(f"{name}: {result}" for name, result in results.items()))
    if not version:
        print("Notice: not on PostgreSQL, since no server answers. TEST_DATABASE_URL names another one.")
    return 0 if all(result == "passed" for result in results.values()) else 1


def ask_server(url: str) -> tuple[str, str]:
    """Return the version of the PostgreSQL server at a URL, or else why it cannot be asked."""
    answer = subprocess.run([sys.executable, "-c", QUESTION, url], capture_output=True, text=True)
    return answer.stdout.strip(), answer.stderr.strip()


def run_pytest(name: str, url: str) -> str:
    """Run pytest on one database and return how it went."""
    print(f"\nTesting on {name}", flush=True)
    # Settings of the shell must not leak in; two copies of the project must not share a test database.
    environment = {key: value for key, value in os.environ.items() if key not in SETTINGS}
    # Four processes read these tests, on two databases: they must not compile them anew each time.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    suffix = os.environ.get("TEST_DB_SUFFIX") or hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
    with tempfile.TemporaryDirectory() as folder:
        environment |= {"DATABASE_URL": url, "DATA_DIR": folder, "TEST_DB_SUFFIX": suffix}
        command = [sys.executable, "-m", "pytest", "--numprocesses=auto", "--dist=worksteal", *sys.argv[1:]]
        code = subprocess.run(command, cwd=ROOT, env=environment).returncode
    return {0: "passed", 5: "no test ran"}.get(code, "failed")


if __name__ == "__main__":
    sys.exit(main())
