"""Fixtures for editions: two published records on one article."""

from typing import Any

import pytest

from tests.published import an_agreement, an_article, an_engagement, cite


@pytest.fixture
def records(db: Any) -> dict[str, Any]:
    """Make a visit and a plan, each with a passage behind it."""
    report = an_article(id="report", title="A report")
    visit = an_engagement("KH", "VN", id="visit", title="A visit", kind="visit", date="2022-03")
    plan = an_agreement("KH", "VN", id="plan", title="A plan")
    cite(report, engagement=visit)
    cite(report, 2, agreement=plan)
    return {"report": report, "visit": visit, "plan": plan}
