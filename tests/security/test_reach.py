"""What the site does not do at all: run programs, fetch from elsewhere, take texts for templates."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for part in ("defense_ties", "people", "articles") for path in (ROOT / part).rglob("*.py")]
TEMPLATES = [
    path for part in ("defense_ties", "people", "articles") for path in (ROOT / part).rglob("*.html")
]
# What runs programs, evaluates texts, unpickles, or speaks to other machines.
MODULES = {
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "marshal",
    "pickle",
    "requests",
    "shelve",
    "smtplib",
    "socket",
    "subprocess",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "xmlrpc",
}
CALLS = {"eval", "exec", "compile", "__import__", "system", "popen", "mark_safe", "from_string"}
# What has a reason.
ALLOWED = {
    "defense_ties/management/commands/serve.py": {"socket"},  # asks whether its own port is free
    "defense_ties/templatetags/records.py": {"mark_safe"},  # a template that was rendered
    "defense_ties/templatetags/rows.py": {"mark_safe"},  # rows that Django has rendered
    "defense_ties/lib/linked_data.py": {"mark_safe"},  # JSON of which every sign of HTML is escaped
    "defense_ties/lib/sheets/staging.py": {"pickle"},  # files of its own, in the folder of the site
}
# The help texts of Django's own password boxes are a list.
SAFE = {"defense_ties/templates/sign_in/password_box.html"}


def reached(source):
    """Return the modules of the list that a source imports, and the calls of the list that it makes."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & MODULES
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)} & MODULES
        elif isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            is_pattern = isinstance(node.func, ast.Attribute) and name == "compile"
            found |= {name} & CALLS if not is_pattern else set()
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_site_runs_no_program_and_fetches_nothing(path):
    found = reached(path.read_text(encoding="utf-8"))

    assert found - ALLOWED.get(str(path.relative_to(ROOT)), set()) == set()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import urllib.request", {"urllib.request"}),
        ("from urllib import request", {"urllib.request"}),
        ("from subprocess import run", {"subprocess"}),
        ("eval('1')", {"eval"}),
        ("os.system('ls')", {"system"}),
        ("re.compile('a')", set()),
    ],
)
def test_what_reaches_out_is_noticed(source, expected):
    assert reached(source) == expected


def test_templates_are_files_and_nothing_in_them_is_taken_for_safe():
    unsafe = re.compile(r"\|\s*safe\b|autoescape\s+off|safeseq")
    found = {
        str(path.relative_to(ROOT)) for path in TEMPLATES if unsafe.search(path.read_text(encoding="utf-8"))
    }

    assert found == SAFE


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_every_requirement_is_pinned_with_its_hashes(name):
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(("#", "--"))]

    assert len(lines) > 10
    for line in lines:
        assert re.match(r"[a-z0-9._\[\]-]+==", line), line
        assert line.count("--hash=sha256:") >= 1, line
