"""The rank that a written one resolves to."""

import pytest

from articles.drafting.ranks import resolve_rank
from tests.factories import InstitutionFactory

pytestmark = pytest.mark.django_db


def resolved(rank, country, kind=""):
    institution = InstitutionFactory(kind=kind, country=country) if kind else None
    found = resolve_rank(rank, rank, country, institution)
    return found.pk if found else None


@pytest.mark.parametrize(
    ("rank", "country", "kind", "found"),
    [
        ("Lt. Gen.", "KH", "", "kh_army_lieutenant_general"),
        ("Lieutenant General", "KH", "air_force", "kh_air_force_lieutenant_general"),
        ("Lieutenant General", "KH", "gendarmerie", "kh_gendarmerie_lieutenant_general"),
        ("Admiral", "KH", "", "kh_navy_admiral"),
        ("Captain", "KH", "navy", "kh_navy_captain"),
        ("Senior Lieutenant General", "VN", "ministry", "vn_army_senior_lieutenant_general"),
        ("Lt. Gen.", "VN", "border_guard", "vn_border_guard_lieutenant_general"),
        ("General", "XK", "", "generic_army_general"),
    ],
)
def test_a_rank_is_found_by_country_and_service(rank, country, kind, found):
    assert resolved(rank, country, kind) == found


@pytest.mark.parametrize(
    ("rank", "country", "kind"),
    [
        ("Lieutenant General", "KH", "border_guard"),
        ("General", "AR", "coast_guard"),
        ("Grand Poobah", "KH", ""),
        ("", "KH", ""),
    ],
)
def test_a_rank_of_a_police_or_border_guard_is_never_taken_for_a_military_one(rank, country, kind):
    assert resolved(rank, country, kind) is None
