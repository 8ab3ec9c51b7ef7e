"""Another installation's package: the meeting of two generals, with ids of its own."""

import pytest

from tests.articles.package.packages import MEETING, folder_with

OTHER_IDS = {
    "army-kh": "x-army",
    "forces-kh": "x-forces",
    "sok-dara": "x-dara",
    "tran-van-binh": "x-binh",
    "news-1": "x-news",
    "meeting-1": "x-meeting",
    "side-1": "x-side-1",
    "side-2": "x-side-2",
    "part-1": "x-part-1",
    "part-2": "x-part-2",
    "ev-1": "x-ev-1",
}


def renamed(tables: dict[str, str]) -> dict[str, str]:
    """Return the tables with the ids of the other installation."""
    found = {}
    for name, text in tables.items():
        for ours, theirs in OTHER_IDS.items():
            text = text.replace(f"{ours},", f"{theirs},").replace(f",{ours}\n", f",{theirs}\n")
        found[name] = text
    return found


@pytest.fixture
def theirs(tmp_path):
    """Return what writes the package of the other installation, with some tables of their own."""

    def write(**tables: str):
        return folder_with(tmp_path / "theirs", renamed(MEETING) | tables)

    return write


@pytest.fixture
def ours(tmp_path):
    """Return what writes a package of our own."""

    def write(**tables: str):
        return folder_with(tmp_path / "ours", MEETING | tables)

    return write
