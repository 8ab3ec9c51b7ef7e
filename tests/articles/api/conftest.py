"""The records of the first edition, for tests that ask the API for real ones."""

from pathlib import Path

import pytest

from articles.package import load

DATASET = Path(__file__).resolve().parents[3] / "articles" / "dataset"


@pytest.fixture
def first_edition(db):
    """Load the first edition."""
    load(DATASET)
