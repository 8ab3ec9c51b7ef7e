"""What a package says of itself."""

import datetime
import json

import pytest

from articles.package.about import About, software_version
from articles.package.faults import PackageError

NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


def test_the_manifest_tells_what_is_in_it_and_where_it_is_from(settings):
    settings.SITE_URL = "https://ties.example.org"
    about = About(query="/engagements/?country=KH", edition="1.0", created=NOON)
    about.rows["engagements"] = 7
    about.files["engagements.csv"] = {"bytes": 3, "sha256": "abc"}
    assert json.loads(about.manifest()) == {
        "format": 1,
        "title": "Ties of defence diplomacy",
        "edition": "1.0",
        "query": "/engagements/?country=KH",
        "created": "2026-11-23T12:00:00Z",
        "site": "https://ties.example.org",
        "software": f"defense_ties {software_version()}",
        "licence": "CC-BY-4.0",
        "rows": {"engagements": 7},
        "files": {"engagements.csv": {"bytes": 3, "sha256": "abc"}},
    }


def test_the_citation_names_the_edition_or_else_the_day(settings):
    settings.SITE_URL = "https://ties.example.org"
    assert About(edition="1.0", created=NOON).citation().decode() == (
        "cff-version: 1.2.0\n"
        "message: If you use these data, please cite them as below.\n"
        "type: dataset\n"
        'title: "defense_ties: Ties of defence diplomacy"\n'
        "authors:\n"
        '  - name: "defense_ties"\n'
        'version: "1.0"\n'
        "date-released: 2026-11-23\n"
        "license: CC-BY-4.0\n"
        'url: "https://ties.example.org"\n'
    )
    assert 'version: "as of 2026-11-23"' in About(created=NOON).citation().decode()


def test_the_time_is_that_of_the_environment_where_it_gives_one(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795435200")
    assert About().day == "2026-11-23"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "noon")
    with pytest.raises(PackageError, match="SOURCE_DATE_EPOCH is “noon”, and no number of seconds"):
        About()


def test_the_version_is_that_of_the_project():
    assert software_version() == "0.1.0"
