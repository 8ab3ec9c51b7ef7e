"""The course of an import: stopped, started again, confirmed twice, overtaken; never half written."""

import os
import threading

import pytest
from django.db import connection, transaction

from articles.models import SheetImport
from articles.models.sheet_import import SheetState
from articles.sheets import running, working
from articles.sheets.files import KEPT_DAYS, Folder, clear_away, root
from articles.sheets.running import Refused, begin, cancel, confirm, is_stopped, receive, start_again
from defense_ties.lib.background import SILENCE
from defense_ties.lib.sheets.limits import Unreadable
from people.models import Official, Resemblance
from tests.factories import EngagementFactory, OfficialFactory, SideFactory
from tests.sheets import administrator, counts, csv_of, imported, preview

ROWS = (["name", "country", "note"], ["Sok Dara", "KH", "New"], ["Chan Thy", "KH", ""])


@pytest.mark.django_db
def test_the_files_are_closed_to_others_and_removed_when_all_is_written():
    found = preview("officials", *ROWS)
    folder = Folder(found)
    assert folder.path.stat().st_mode & 0o777 == 0o700

    confirm(sheet_import=found, wait=True)

    assert not folder.path.exists()
    assert found.sha256 == SheetImport.objects.get().sha256
    assert len(found.sha256) == 64


@pytest.mark.django_db
def test_the_faults_stay_when_only_the_right_rows_were_written():
    found = imported("officials", *ROWS, ["", "KH", ""], only_right=True)

    assert [path.name for path in Folder(found).path.iterdir()] == ["faults.csv"]
    assert Folder(found).faults.read_text(encoding="utf-8-sig").splitlines() == [
        "row,column,letter,what_is_wrong,cell",
        "4,name,A,This may not be empty.,",
    ]


@pytest.mark.django_db
def test_a_cancelled_import_is_gone_and_cannot_be_confirmed():
    found = preview("officials", *ROWS)

    cancel(sheet_import=found)

    with pytest.raises(Refused, match="has gone on already"):
        confirm(sheet_import=found, wait=True)
    with pytest.raises(Refused, match="cannot be cancelled"):
        cancel(sheet_import=found)
    assert not Official.objects.exists()


@pytest.mark.django_db
def test_all_is_not_offered_where_a_row_is_faulty_and_nothing_where_nothing_is_new():
    with pytest.raises(Refused, match="Some rows are faulty"):
        confirm(sheet_import=preview("officials", *ROWS, ["", "", ""], ["", "KH", ""]), wait=True)
    imported("officials", *ROWS)
    with pytest.raises(Refused, match="nothing to import"):
        confirm(sheet_import=preview("officials", *ROWS), wait=True)


@pytest.mark.django_db
def test_what_was_changed_after_the_preview_is_not_overwritten_but_previewed_anew():
    official = OfficialFactory(name="Sok Dara", country="KH", note="Old")
    found = preview("officials", *ROWS)
    official.note = "Meanwhile"
    official.save()

    confirm(sheet_import=found, wait=True)

    found.refresh_from_db()
    official.refresh_from_db()
    assert (found.state, official.note, Official.objects.count()) == (SheetState.CHECKED, "Meanwhile", 1)
    assert found.message.startswith("Nothing was written, since records changed after the preview. Row 2:")
    confirm(sheet_import=found, wait=True)
    official.refresh_from_db()
    assert (official.note, Official.objects.count()) == ("New", 2)


@pytest.mark.django_db
def test_two_imports_of_one_file_make_each_record_once():
    first, second = preview("officials", *ROWS), preview("officials", *ROWS)

    confirm(sheet_import=first, wait=True)
    confirm(sheet_import=second, wait=True)

    second.refresh_from_db()
    assert Official.objects.count() == 2
    assert (second.state, counts(second)) == (SheetState.CHECKED, (0, 0, 2, 0))


@pytest.mark.django_db
def test_a_record_that_was_published_after_the_preview_is_left_to_reviewers():
    engagement = EngagementFactory(title="Talks")
    found = preview("sides", ["engagement_id", "country"], [engagement.pk, "KH"])
    engagement.review_status, engagement.published_at = "published", engagement.created_at
    engagement.save()
    found.user.is_superuser = False
    found.user.save()

    confirm(sheet_import=found, wait=True)

    found.refresh_from_db()
    assert (found.state, found.faulty, engagement.sides.count()) == (SheetState.CHECKED, 1, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("meddled", ["made", "changed", "gone", "whole"])
def test_what_changes_while_the_import_is_made_ready_is_noticed_under_the_lock(monkeypatch, meddled):
    """Between the statements being made ready and the lock, somebody else saves."""
    kind, rows = "officials", ROWS
    if meddled != "made":
        OfficialFactory(name="Sok Dara", country="KH", note="Old")
    if meddled == "whole":
        engagement = EngagementFactory(title="Talks")
        kind, rows = "sides", (["engagement_id", "country"], [engagement.pk, "KH"])
    found = preview(kind, *rows)

    def meddle(sheet_import):
        official = Official.objects.first()
        if meddled == "made":
            OfficialFactory(name="Chan Thy", country="KH")
        elif meddled == "changed":
            official.sort_name = "Dara"
            official.save()
        elif meddled == "gone":
            official.delete()
        else:
            engagement.summary = "More"
            engagement.save()

    monkeypatch.setattr(working, "_require_wanted", meddle)
    with monkeypatch.context() as patch:
        patch.setattr(working, "check", lambda *args: None)
        confirm(sheet_import=found, wait=True)

    found.refresh_from_db()
    assert found.state == SheetState.CHECKING
    assert found.message.startswith("Nothing was written, since records changed")
    assert not Official.objects.filter(note="New").exists()
    assert not SideFactory._meta.model.objects.exists()


@pytest.mark.django_db
def test_work_that_stopped_is_noticed_and_can_be_started_again(monkeypatch):
    found = receive(
        chunks=[csv_of(*ROWS)], name="a.csv", kind=working.BY_NAME["officials"], user=administrator()
    )
    monkeypatch.setattr(running, "in_background", lambda *args: None)  # the site is restarted at once
    begin(sheet_import=found)
    assert not is_stopped(found)
    with pytest.raises(Refused, match="goes on"):
        start_again(sheet_import=found)
    long_ago = Folder(found).path.stat().st_mtime - SILENCE - 1
    os.utime(Folder(found).path / "progress", (long_ago, long_ago))
    assert is_stopped(found)

    start_again(sheet_import=found, wait=True)

    found.refresh_from_db()
    assert (found.state, counts(found)) == (SheetState.CHECKED, (2, 0, 0, 0))


@pytest.mark.django_db
def test_work_that_was_given_up_writes_nothing_when_it_wakes():
    found = preview("officials", *ROWS)
    SheetImport.objects.update(state=SheetState.WRITING, run="newer")

    working.write(found.pk, found.run)

    assert not Official.objects.exists()


@pytest.mark.django_db
def test_a_fault_of_the_site_in_the_middle_leaves_nothing_written(monkeypatch):
    rows = [["name"], *([f"Sok Dara {number}"] for number in range(1200))]
    found = preview("officials", *rows)
    real, calls = working.Writer._write, []

    def fail(self, batch):
        calls.append(batch)
        if len(calls) == 3:
            raise RuntimeError("the power went")
        real(self, batch)

    monkeypatch.setattr(working.Writer, "_write", fail)
    confirm(sheet_import=found, wait=True)

    found.refresh_from_db()
    assert (found.state, len(calls)) == (SheetState.FAILED, 3)
    assert (Official.objects.count(), Official.history.count()) == (0, 0)
    monkeypatch.undo()
    start_again(sheet_import=found, wait=True)
    found.refresh_from_db()
    assert found.new == 1200


@pytest.mark.django_db
def test_refused_files_leave_nothing_behind(tmp_path):
    for name, data in (("a.xls", b"x"), ("a.csv", b"")):
        with pytest.raises(Unreadable):
            receive(chunks=[data], name=name, kind=working.BY_NAME["officials"], user=administrator())
    preview("officials", ["nmae"], ["x"])

    assert list(root().iterdir()) == []
    assert SheetImport.objects.get().state == SheetState.REFUSED


@pytest.mark.django_db
def test_what_nobody_came_back_for_is_cleared_away():
    found = preview("officials", *ROWS)
    long_ago = Folder(found).path.stat().st_mtime - KEPT_DAYS * 86_400 - 1
    os.utime(Folder(found).path, (long_ago, long_ago))

    clear_away()

    assert not Folder(found).path.exists()
    with pytest.raises(Refused, match="no longer here"):
        start_again(sheet_import=found)


@pytest.mark.django_db(transaction=True)
def test_a_word_given_twice_at_once_is_taken_once():
    found = preview("officials", *ROWS)
    outcomes = []

    def say():
        try:
            confirm(sheet_import=SheetImport.objects.get(pk=found.pk), wait=True)
            outcomes.append("taken")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=say) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["refused", "refused", "refused", "taken"]
    assert (Official.objects.count(), Official.history.count()) == (2, 2)


@pytest.mark.django_db(transaction=True)
def test_the_work_goes_on_beside_the_request():
    found = receive(
        chunks=[csv_of(*ROWS)], name="a.csv", kind=working.BY_NAME["officials"], user=administrator()
    )

    begin(sheet_import=found)
    for thread in threading.enumerate():
        if thread.name == "background":
            thread.join(30)

    found.refresh_from_db()
    assert (found.state, counts(found)) == (SheetState.CHECKED, (2, 0, 0, 0))


@pytest.mark.django_db(transaction=True)
def test_a_reference_that_is_gone_at_the_last_moment_ends_in_a_new_preview():
    parent = EngagementFactory(title="Visit")
    found = preview("engagements", ["title", "kind", "part_of_id"], ["Talks", "talks", parent.pk])
    with transaction.atomic():
        parent.delete()

    confirm(sheet_import=found, wait=True)

    found.refresh_from_db()
    assert (found.state, counts(found)) == (SheetState.CHECKED, (0, 0, 0, 1))


@pytest.mark.django_db
def test_the_number_of_questions_to_the_database_hangs_on_batches_and_not_on_rows(
    django_assert_max_num_queries,
):
    rows = [["name", "country", "note"], *([f"Sok Dara {number}", "KH", "x"] for number in range(1000))]

    with django_assert_max_num_queries(40):
        found = preview("officials", *rows)

    assert found.new == 1000


@pytest.mark.django_db
def test_new_records_that_resemble_others_are_put_before_the_staff():
    OfficialFactory(name="Nguyen Tan Cuong", country="VN")

    found = imported("officials", ["name", "country"], ["Nguyễn Tân Cương", "VN"])

    assert found.message == "1 may be on record already: see the pairs to decide on the desk."
    assert Resemblance.objects.get().record_type == "official"


@pytest.mark.django_db
def test_a_great_many_new_records_are_left_to_the_report(monkeypatch):
    monkeypatch.setattr(working, "COMPARED", 1)

    found = imported("officials", *ROWS)

    assert found.message == "More than 1 are new: report_duplicates tells which were on record before."
    assert not Resemblance.objects.exists()


@pytest.mark.django_db
def test_a_comparison_that_fails_takes_nothing_back(monkeypatch):
    def fail(*args, **options):
        raise RuntimeError("no register")

    monkeypatch.setattr(working, "note_resemblances", fail)

    assert imported("officials", *ROWS).state == SheetState.WRITTEN
    assert Official.objects.count() == 2
