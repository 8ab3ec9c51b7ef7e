"""The groups of staff as the migrations make them."""

import pytest
from django.contrib.auth.models import Group, Permission

pytestmark = pytest.mark.django_db

REVIEWED = {"official", "institution", "appointment", "article", "engagement", "agreement"}
SHARED = {"position", "place", "publisher", "coveragemonth"}
PARTS = {
    "officialalias",
    "institutionalias",
    "side",
    "participation",
    "agreementevent",
    "party",
    "signature",
    "evidence",
}
VOCABULARY = {"rank", "rankform", "topic"}
DECISIONS = {"redirection", "distinct"}
# Readers make them, staff answer them.
REPORTS = {"errorreport"}
# Once published they are neither changed nor deleted.
EDITIONS = {"edition"}


def rights(group, verb):
    """Return the kinds of record of which the group may do this."""
    codenames = Group.objects.get(name=group).permissions.values_list("codename", flat=True)
    return {name.partition("_")[2] for name in codenames if name.startswith(f"{verb}_")}


def test_a_coder_drafts_and_changes_but_deletes_only_parts():
    seen = REVIEWED | SHARED | PARTS | VOCABULARY | DECISIONS | REPORTS | EDITIONS
    assert rights("coder", "view") == seen
    assert rights("coder", "add") == REVIEWED | SHARED | PARTS
    assert rights("coder", "change") == REVIEWED | SHARED | PARTS | REPORTS
    assert rights("coder", "delete") == PARTS
    assert rights("coder", "review") == set()


def test_a_reviewer_may_do_all_that_a_coder_may_and_reviews_and_keeps_the_vocabularies():
    assert rights("reviewer", "view") == rights("coder", "view")
    assert rights("reviewer", "add") == REVIEWED | SHARED | PARTS | VOCABULARY | EDITIONS
    assert rights("reviewer", "change") == REVIEWED | SHARED | PARTS | VOCABULARY | REPORTS
    assert rights("reviewer", "delete") == REVIEWED | SHARED | PARTS | VOCABULARY | REPORTS
    assert rights("reviewer", "review") == REVIEWED


def test_every_permission_stands_once():
    found = list(
        Permission.objects.filter(codename="review_engagement").values_list("name", "content_type__model")
    )

    assert found == [("Can review engagement", "engagement")]
    assert Permission.objects.filter(codename="add_engagement").count() == 1
