"""References and keys: within the package, to the database, and once only."""

import pytest

from articles.package import load
from people.models import Institution
from tests.articles.package.packages import folder_with, refusals
from tests.factories import InstitutionFactory


def faults_of(tmp_path, **tables):
    """Return what is wrong with a package of these tables."""
    return refusals(folder_with(tmp_path / "package", tables))


@pytest.mark.django_db
def test_a_record_may_stand_above_the_one_it_belongs_to(tmp_path):
    institutions = "id,name,kind,parent_id\narmy,Army,army,forces\nforces,Armed Forces,armed_forces,\n"

    load(folder_with(tmp_path / "p", {"institutions": institutions}))

    assert Institution.objects.get(pk="army").parent_id == "forces"


@pytest.mark.django_db
def test_a_parent_that_is_nowhere_is_named(tmp_path):
    assert faults_of(tmp_path, institutions="id,name,kind,parent_id\narmy,Army,army,forces\n") == [
        "institutions.csv, row 2, parent_id: there is no institution “forces” in the package or here."
    ]


@pytest.mark.django_db
def test_a_reference_to_a_bad_row_is_not_a_second_fault(tmp_path):
    assert faults_of(
        tmp_path,
        officials="id,name,country\nsok-dara,Sok Dara,Cambodia\n",
        official_aliases="official_id,name,kind\nsok-dara,Dara,alias\n",
    ) == ["officials.csv, row 2, country: “Cambodia” is not a country code of ISO 3166-1."]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tables", "fault"),
    [
        (
            {"officials": "id,name\ndara,Sok Dara\nbinh,Binh\ndara,Sok Dara\n"},
            "officials.csv, row 4, id: another row above has this key.",
        ),
        (
            {
                "officials": "id,name\ndara,Sok Dara\n",
                "official_aliases": "official_id,name,kind\ndara,Darra,alias\ndara,  Darra ,former\n",
            },
            "official_aliases.csv, row 3, official_id, name: another row above has this key.",
        ),
    ],
    ids=["id", "name of an alias"],
)
def test_a_key_stands_in_one_row_only(tmp_path, tables, fault):
    assert faults_of(tmp_path, **tables) == [fault]


@pytest.mark.django_db
def test_a_record_of_the_database_may_be_referred_to_before_it_comes_in_the_file(tmp_path):
    InstitutionFactory(id="forces", name="Armed Forces", kind="armed_forces", country="")
    rows = "".join(f"army-{number},Army {number},army,forces\n" for number in range(600))

    report = load(
        folder_with(
            tmp_path / "p",
            {"institutions": f"id,name,kind,parent_id\n{rows}forces,Armed Forces,armed_forces,\n"},
        )
    )

    assert (report.total("new"), report.total("equal")) == (600, 1)
