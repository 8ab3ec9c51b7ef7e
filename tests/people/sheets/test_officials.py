"""Sheets of officials and institutions: what is new, changed, equal and faulty, and what is written."""

import csv

import pytest

from articles.models.sheet_import import SheetState
from articles.sheets.files import Folder
from people.models import Institution, Official, OfficialAlias, Rank, Redirection
from tests.factories import InstitutionFactory, OfficialAliasFactory, OfficialFactory, RankFactory
from tests.sheets import administrator, counts, differences, faults, imported, preview, workbook_of

pytestmark = pytest.mark.django_db

HEADING = ["name", "country", "note", "aliases"]


def test_new_officials_are_drafts_in_the_name_of_who_sent_them_with_aliases_and_history():
    user = administrator()

    found = imported("officials", HEADING, ["Sok  Dara", "Cambodia", "", "Sok Darra | S. Dara"], user=user)

    official = Official.objects.get()
    assert (found.state, counts(found)) == (SheetState.WRITTEN, (1, 0, 0, 0))
    assert (official.name, official.country.code, official.folded) == ("Sok Dara", "KH", "sok dara")
    assert (official.review_status, official.drafter, official.drafted_by) == ("draft", user, "person")
    assert sorted(official.aliases.values_list("name", "folded")) == [
        ("S. Dara", "s dara"),
        ("Sok Darra", "sok darra"),
    ]
    (version,) = official.history.all()
    assert (version.history_type, version.history_user, version.history_change_reason) == (
        "+",
        user,
        "Imported from sheet.csv",
    )
    assert (version.name, version.folded, version.changed_at) == (
        "Sok Dara",
        "sok dara",
        official.changed_at,
    )
    assert OfficialAlias.history.filter(history_user=user, history_type="+").count() == 2


def test_the_same_file_twice_changes_nothing_the_second_time():
    rows = (HEADING, ["Sok Dara", "KH", "One", "Sok Darra"], ["Chan Thy", "", "", ""])
    imported("officials", *rows)

    again = preview("officials", *rows)

    assert counts(again) == (0, 0, 2, 0)
    assert Official.history.count() == 2


def test_a_preview_writes_nothing():
    preview("officials", HEADING, ["Sok Dara", "KH", "", ""])

    assert not Official.objects.exists()


def test_changes_are_shown_field_by_field_and_written_with_history():
    official = OfficialFactory(name="Sok Dara", country="KH", note="Old", sort_name="Kept")

    found = imported("officials", ["id", "name", "note"], [official.pk, "Sok Darath", "New"])

    official.refresh_from_db()
    assert (official.name, official.note, official.sort_name) == ("Sok Darath", "New", "Kept")
    assert official.folded == "sok darath"
    newest, oldest = official.history.all()
    assert [newest.history_type, oldest.history_type] == ["~", "+"]
    assert newest.diff_against(oldest).changed_fields == ["name", "note"]
    assert newest.created_at == oldest.created_at == official.created_at
    assert found.changed == 1


def test_the_differences_are_old_and_new_by_column():
    official = OfficialFactory(name="Sok Dara", country="KH", note="Old")

    found = preview("officials", ["id", "country", "note"], [official.pk, "Viet Nam", "New"])

    assert differences(found) == [(2, "country", "Cambodia", "Viet Nam"), (2, "note", "Old", "New")]


def test_a_blank_cell_leaves_what_is_on_record_unless_it_is_to_empty_it():
    official = OfficialFactory(name="Sok Dara", country="KH", note="Old")
    rows = (["id", "name", "country", "note"], [official.pk, "", "", ""])

    assert counts(preview("officials", *rows)) == (0, 0, 1, 0)
    assert faults(preview("officials", *rows, blanks_empty=True)) == [
        (2, "name", "B", "This may not be empty.")
    ]
    imported("officials", ["id", "note"], [official.pk, ""], blanks_empty=True)
    official.refresh_from_db()
    assert (official.name, official.note) == ("Sok Dara", "")


def test_an_official_is_found_by_name_and_country_and_by_name_where_the_country_is_blank():
    OfficialFactory(name="Sok Dara", country="KH")

    found = preview("officials", ["name", "country"], ["Sok Dara", "VN"])
    alone = preview("officials", ["name", "note"], ["Sok Dara", "x"])

    assert counts(found) == (1, 0, 0, 0)
    assert counts(alone) == (0, 1, 0, 0)


def test_namesakes_are_not_chosen_between():
    OfficialFactory(id="one", name="Sok Dara", country="KH")
    OfficialFactory(id="two", name="Sok Dara", country="KH")

    found = preview("officials", ["name", "country"], ["Sok Dara", "KH"])

    assert faults(found) == [
        (
            2,
            "name",
            "A",
            "This may be Sok Dara (id one); Sok Dara (id two). Write the id of the one that is meant.",
        )
    ]


def test_another_wikidata_id_is_another_person():
    OfficialFactory(name="Sok Dara", country="KH", wikidata_id="Q1")

    found = preview("officials", ["name", "country", "wikidata_id"], ["Sok Dara", "KH", "Q2"])

    assert counts(found) == (1, 0, 0, 0)


def test_the_same_official_twice_in_a_sheet_is_told_with_the_first_row():
    rows = (["name", "country"], ["Sok Dara", "KH"], ["Chan Thy", "KH"], ["Sok Dara", "Cambodia"])

    assert faults(preview("officials", *rows)) == [(4, "", "", "This is the same official as in row 2.")]


def test_an_id_of_a_merged_record_leads_to_the_one_that_stays():
    Redirection.objects.create(record_type="official", old_id="gone", new_id="kept", reason="One man.")

    found = preview("officials", ["id", "name"], ["gone", "Sok Dara"])

    assert faults(found) == [(2, "id", "A", "This record was merged into “kept”. Write that id.")]


def test_an_unknown_id_beside_a_known_name_is_refused():
    OfficialFactory(id="sok-dara", name="Sok Dara", country="KH")

    found = preview("officials", ["id", "name", "country"], ["sok-dara-2", "Sok Dara", "KH"])

    assert faults(found)[0][3].startswith(
        "There is no such id, and the same official is on record as “sok-dara”"
    )


def test_every_fault_of_a_row_is_told_with_row_column_and_letter():
    rows = (
        ["id", "name", "country", "wikidata_id"],
        ["No Id", "=Sok", "Atlantis", ""],
        ["", "", "KH", ""],
        ["", "Chan Thy", "KH", "12"],
    )

    assert [(row, column, letter) for row, column, letter, _ in faults(preview("officials", *rows))] == [
        (2, "name", "B"),
        (2, "id", "A"),
        (2, "country", "C"),
        (3, "name", "B"),
        (4, "wikidata_id", "D"),
    ]


def test_a_rule_over_several_records_is_checked_before_anything_is_written():
    OfficialFactory(id="dara", name="Sok Dara", wikidata_id="Q1")
    rows = (["id", "name", "wikidata_id"], ["thy", "Chan Thy", "Q2"], ["vuth", "Keo Vuth", "Q2"])

    assert faults(preview("officials", *rows)) == [
        (3, "wikidata_id", "C", "Another official has this Wikidata id. It stands in row 2.")
    ]


def test_only_the_right_rows_are_written_if_that_is_chosen():
    rows = (["name", "country"], ["Sok Dara", "KH"], ["Chan Thy", "Atlantis"])

    found = imported("officials", *rows, only_right=True)

    assert found.state == SheetState.WRITTEN
    assert [official.name for official in Official.objects.all()] == ["Sok Dara"]


def test_aliases_are_added_and_never_removed():
    official = OfficialFactory(name="Sok Dara", country="KH")
    OfficialAliasFactory(official=official, name="Old Name")

    found = preview("officials", ["name", "aliases"], ["Sok Dara", "New Name|Old Name"])
    imported("officials", ["name", "aliases"], ["Sok Dara", "New Name"])

    assert differences(found) == [(2, "aliases", "", "New Name")]
    assert sorted(official.aliases.values_list("name", flat=True)) == ["New Name", "Old Name"]


def test_institutions_stand_under_others_of_the_same_sheet_in_any_order():
    rows = (
        ["name", "kind", "country", "parent"],
        ["Army", "Army", "KH", "Forces"],
        ["Forces", "armed_forces", "KH", ""],
        ["Navy", "navy", "KH", "Forces"],
    )

    imported("institutions", *rows)

    forces = Institution.objects.get(name="Forces")
    assert set(forces.children.values_list("name", flat=True)) == {"Army", "Navy"}
    assert counts(preview("institutions", *rows)) == (0, 0, 3, 0)


def test_what_rests_on_a_faulty_row_is_faulty_too():
    rows = (
        ["name", "kind", "parent"],
        ["Army", "army", "Forces"],
        ["Forces", "armed", ""],
        ["Brigade", "army", "Army"],
    )

    assert [(row, reason) for row, _, _, reason in faults(preview("institutions", *rows))][::2] == [
        (2, "It rests on row 3, which is faulty."),
        (4, "It rests on row 2, which is faulty."),
    ]


def test_a_circle_through_rows_and_records_is_refused():
    army = InstitutionFactory(id="army", name="Army")
    InstitutionFactory(id="brigade", name="Brigade", parent=army)
    rows = (["id", "parent_id"], ["army", "brigade"])

    (fault,) = faults(preview("institutions", *rows))

    assert "cannot be its own parent" in fault[3]
    rows = (["id", "name", "kind", "parent_id"], ["x", "X", "army", "y"], ["y", "Y", "army", "x"])
    assert [reason for *_, reason in faults(preview("institutions", *rows))] == [
        "It would be its own parent, even through others."
    ] * 2


def test_ranks_take_their_forms_and_codes_by_label():
    imported(
        "ranks",
        ["title", "scheme", "country", "nato_code", "forms"],
        ["Head of the Host", "Military", "KH", "OF-10", "Msl."],
    )

    rank = Rank.objects.get(title="Head of the Host")
    assert (rank.scheme, rank.nato_code, [form.name for form in rank.forms.all()]) == (
        "military",
        "OF-10",
        ["Msl."],
    )


def test_a_rank_without_country_is_the_generic_one_and_not_that_of_a_country():
    RankFactory(title="Head of the Host", scheme="military", service="any", country="KH")

    assert counts(preview("ranks", ["title", "scheme"], ["Head of the Host", "military"])) == (1, 0, 0, 0)


def test_positions_and_appointments_name_officials_and_institutions():
    OfficialFactory(id="dara", name="Sok Dara", country="KH")
    InstitutionFactory(id="army", name="Royal Army", acronym="RA", country="KH")
    InstitutionFactory(id="navy", name="Royal Navy", country="KH")
    imported("positions", ["title", "institution"], ["Commander", "RA"], ["Commander", "Royal Navy"])

    rows = (
        ["official", "position", "date", "true_start"],
        ["Sok Dara (Cambodia)", "Commander, Royal Army", "2018-09", "yes"],
        ["Sok Dara", "Commander", "2019", "no"],
        ["Nobody", "Commander, RA", "20190", "maybe"],
    )
    found = imported("appointments", *rows, only_right=True)

    assert [(row, column) for row, column, *_ in _lines(found)] == [
        ("3", "position"),
        ("4", "date"),
        ("4", "true_start"),
        ("4", "official"),
    ]
    (appointment,) = Official.objects.get().appointments.all()
    assert (str(appointment.position), appointment.date, appointment.true_start) == (
        "Commander, Royal Army",
        "2018-09",
        True,
    )
    assert str(appointment.latest) == "2018-09-30"


def _lines(found):
    """Return what the file of faults says, which stays when the rest is removed."""
    with Folder(found).faults.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def test_a_workbook_is_imported_like_a_csv_file():
    data = workbook_of(["name", "country"], ["Sok Dara", "KH"])

    found = imported("officials", data=data, name="Officials 2021.XLSX")

    assert (found.state, Official.objects.get().name) == (SheetState.WRITTEN, "Sok Dara")
