"""README.md says what is so: its commands, settings, places and pictures exist."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from articles.models import Engagement
from articles.package import load

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """Return the text under a heading of the second level."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"README has no section {title}"
    return found[1]


def test_every_make_target_is_named_and_every_named_one_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*  ## ", makefile, re.MULTILINE))

    assert set(re.findall(r"`make ([a-z-]+)", README)) == targets


def test_every_command_that_is_named_exists():
    named = set(re.findall(r"manage\.py ([a-z_]+)", README))

    assert named >= {"migrate", "createsuperuser"}
    assert named - set(get_commands()) == set()


def test_the_table_of_settings_is_that_of_the_code():
    source = (ROOT / "defense_ties/settings.py").read_text(encoding="utf-8")
    read = re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source)
    listed = re.findall(r"^\| `([A-Z_]+)` \|", section("Settings"), re.MULTILINE)

    assert len(read) > 10
    assert listed == read


def test_every_place_that_is_named_exists():
    text = section("Where things live")
    named = re.findall(r"`([^`]+)`", text)
    modules = re.findall(r"\b((?:articles|defense_ties|people)(?:\.(?!sqlite3)\w+)+)\b", README)

    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert [name for name in modules if not list(ROOT.glob(f"{name.replace('.', '/')}*"))] == []


def test_every_link_and_picture_leads_somewhere():
    targets = re.findall(r"\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"", README)
    local = [target for pair in targets for target in pair if target and "://" not in target]
    headings = {
        re.sub(r"\W+", "-", title.lower()) for title in re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    }

    assert local
    assert [target for target in local if target.startswith("#") and target[1:] not in headings] == []
    assert [
        target
        for target in local
        if not target.startswith("#") and not (ROOT / target.partition("#")[0]).exists()
    ] == []


@pytest.mark.django_db
def test_the_package_that_is_shown_can_be_loaded(tmp_path):
    files = re.findall(r"^`my-records/([a-z.]+)`\n\n```\w+\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    for name, text in files:
        (tmp_path / name).write_text(text, encoding="utf-8")

    report = load(tmp_path)

    assert {name: tally.new for name, tally in report.tables.items()} == {
        "officials": 1,
        "engagements": 1,
        "sides": 2,
        "participations": 1,
    }
    assert (
        Engagement.objects.involving("KH", "VN").overlapping("2024-05").get().title
        == "Visit of Sok Dara to Hanoi"
    )
