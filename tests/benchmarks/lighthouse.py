"""Ask Lighthouse (npm) about the public pages of the first edition, served as in production.

LIGHTHOUSE names its program. Pages below their marks, or heavier than 100 KB, end it with an error.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent.parent
PORT = 8399
SITE = f"http://127.0.0.1:{PORT}"
PAGES = {
    "home": "/",
    "a list": "/engagements/",
    "a record": "/engagements/patrushev-visit-cambodia-2021-12/",
    "a tie": "/ties/KH/RU/",
    "search": "/search/?q=hun%20manet",
    "a country": "/countries/KH/",
}
MARKS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
# Found pages are not to be indexed, by intention.
UNINDEXED = {"search"}
MOST_BYTES = 100_000
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"


def main() -> int:
    """Print a table of marks and weights; return 0 if each page reaches what it has to."""
    with tempfile.TemporaryDirectory() as folder:
        server = serve(Path(folder))
        try:
            wait_for(SITE, server)
            print("page          performance  accessibility  best practices  SEO     KB")
            judged = [judge(name, address) for name, address in PAGES.items()]
            return 0 if all(judged) else 1
        finally:
            server.terminate()
            server.wait()


def serve(folder: Path) -> subprocess.Popen:
    """Fill a database with the first edition and start the site on it."""
    environment = os.environ | {
        "ENVIRONMENT": "production",
        "DATABASE_URL": f"sqlite:///{folder}/lighthouse.sqlite3",
        "DATA_DIR": str(folder),
        "SITE_URL": SITE,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECRET_KEY": "only-for-measuring-pages-and-never-for-serving-a-site-0123456789",
        # There is no proxy in front of it that would speak HTTPS.
        "SECURE_SSL_REDIRECT": "false",
        "LOG_LEVEL": "ERROR",
    }
    manage = [sys.executable, "manage.py"]
    for command in (
        ["migrate", "--verbosity", "0"],
        ["load_records", "articles/dataset"],
        ["collectstatic", "--no-input", "--verbosity", "0"],
    ):
        subprocess.run([*manage, *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return subprocess.Popen(
        [*manage, "serve", "--port", str(PORT)], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )


def wait_for(address: str, server: subprocess.Popen) -> None:
    """Return once the site answers; raise RuntimeError if it has ended or stays silent for a minute."""
    for _ in range(120):
        if server.poll() is not None:
            break
        try:
            urlopen(address, timeout=5)
        except URLError:
            time.sleep(0.5)
        else:
            return
    raise RuntimeError(f"The site does not answer at {address}.")


def judge(name: str, address: str) -> bool:
    """Print the line of one page with what keeps it from its marks; return whether it reaches them."""
    found = report(SITE + address)
    marks = {key: round(100 * (group["score"] or 0)) for key, group in found["categories"].items()}
    weight = round(found["audits"]["total-byte-weight"]["numericValue"])
    print(
        f"{name:12} {marks['performance']:>12} {marks['accessibility']:>14} {marks['best-practices']:>15}"
        f" {marks['seo']:>4} {weight / 1000:>6.1f}",
        flush=True,
    )
    low = [
        key for key, least in MARKS.items() if marks[key] < least and not (key == "seo" and name in UNINDEXED)
    ]
    for key in low:
        for reference in found["categories"][key]["auditRefs"]:
            audit = found["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"    {audit['title']}: {audit.get('displayValue', '')}")
    if weight > MOST_BYTES:
        print(f"    {weight} bytes are more than {MOST_BYTES}.")
    return not low and weight <= MOST_BYTES


def report(address: str) -> dict[str, Any]:
    """Return what Lighthouse says of a page on a telephone; it is asked thrice if its browser stumbles."""
    command = [os.environ["LIGHTHOUSE"], address, "--quiet", "--output=json"]
    command.append("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
    fault = ""
    for _ in range(3):
        # Written to a file: it ends before a pipe has taken all it says.
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            done = subprocess.run(
                [*command, f"--output-path={file.name}"],
                capture_output=True,
                text=True,
                env=os.environ | {"CHROME_PATH": CHROMIUM},
            )
            text = file.read()
        answer = json.loads(text) if text else {"runtimeError": {"message": done.stderr}}
        if "runtimeError" not in answer:
            return answer
        fault = answer["runtimeError"]["message"]
    raise RuntimeError(fault)


if __name__ == "__main__":
    sys.exit(main())
