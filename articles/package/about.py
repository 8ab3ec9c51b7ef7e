"""What a package says of itself: how it is cited, what is in it, and how to tell that it came whole."""

import datetime
import json
import os
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from articles.package.descriptor import LICENCE, TITLE
from articles.package.faults import PackageError
from articles.package.sources import FORMAT
from defense_ties.lib.exports.cells import moment

CITATION = "CITATION.cff"


@dataclass
class About:
    """What is said of a package beside its records; `rows` and `files` are filled while it is written."""

    query: str = ""
    edition: str = ""
    created: datetime.datetime | None = None
    rows: dict[str, int] = field(default_factory=dict)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.created = self.created or _now()

    @property
    def day(self) -> str:
        """The day on which it was made."""
        assert self.created
        return self.created.date().isoformat()

    @property
    def moment(self) -> str:
        """The time at which it was made."""
        assert self.created
        return moment(self.created)

    def manifest(self) -> bytes:
        """Return what is in the package: how many rows, and the checksum of each file."""
        said = {
            "format": FORMAT,
            "title": TITLE,
            "edition": self.edition or None,
            "query": self.query or None,
            "created": self.moment,
            "site": settings.SITE_URL,
            "software": f"{settings.SITE_NAME} {software_version()}",
            "licence": LICENCE["name"],
            "rows": self.rows,
            "files": dict(sorted(self.files.items())),
        }
        return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()

    def citation(self) -> bytes:
        """Return how the package is cited, in the Citation File Format."""
        version = self.edition or f"as of {self.day}"
        lines = [
            "cff-version: 1.2.0",
            "message: If you use these data, please cite them as below.",
            "type: dataset",
            f"title: {json.dumps(f'{settings.SITE_NAME}: {TITLE}')}",
            "authors:",
            f"  - name: {json.dumps(settings.SITE_NAME)}",
            f"version: {json.dumps(version)}",
            f"date-released: {self.day}",
            f"license: {LICENCE['name']}",
            f"url: {json.dumps(settings.SITE_URL)}",
        ]
        if self.query:
            lines.append(f"abstract: {json.dumps(f'The records of the query {self.query}')}")
        return ("\n".join(lines) + "\n").encode()


def _now() -> datetime.datetime:
    """Return the time, or what SOURCE_DATE_EPOCH says it is, so that the same package can be made again."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return timezone.now()
    try:
        return datetime.datetime.fromtimestamp(int(given), tz=datetime.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise PackageError(f"SOURCE_DATE_EPOCH is “{given}”, and no number of seconds since 1970.") from error


@cache
def software_version() -> str:
    """Return the version of this software, as its own project file says."""
    project = Path(settings.BASE_DIR) / "pyproject.toml"
    if project.is_file():
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    return metadata.version("defense-ties")
