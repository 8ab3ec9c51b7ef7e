"""The pages on which staff import spreadsheets, and who may see and do what on them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from articles.models import SheetImport
from articles.sheets import KINDS, running
from articles.sheets.files import Folder
from defense_ties.lib.sheets import limits
from people.models import Institution, Official, Rank
from tests.factories import CoderFactory, OfficialFactory, UserFactory
from tests.posting import page, told
from tests.sheets import csv_of, workbook_of

pytestmark = pytest.mark.django_db

ROWS = (["name", "country", "note"], ["Sok Dara", "KH", ""], ["Chan Thy", "Atlantis", "x"])
RIGHT = ROWS[:2]


@pytest.fixture(autouse=True)
def at_once(settings, tmp_path, monkeypatch):
    """Keep files in a folder of the test, and do the work before the request is answered."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(running, "in_background", lambda work, *args: work(*args))


def send(client, data, name="sheet.csv", model=Official, **boxes):
    file = SimpleUploadedFile(name, data)
    return client.post(page(model, "import"), {"file": file, **boxes}, follow=True)


def step(client, response, name):
    """Press one of the buttons of the page."""
    found = response.context["found"]
    return client.post(page(Official, "import_run", found.pk), {"step": name, "run": found.run}, follow=True)


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_its_page_and_templates(reviewer, kind):
    shown = reviewer.get(page(kind.model, "import"))

    assert f"Import {kind.plural} from a spreadsheet" in text(shown)
    assert f'href="{page(kind.model, "import")}"' in text(reviewer.get(page(kind.model)))
    names = [column.name for column in shown.context["columns"]]
    csv = reviewer.get(page(kind.model, "import_template", "csv")).content.decode("utf-8-sig")
    assert csv.splitlines()[0].split(",") == names
    (tmp := reviewer.get(page(kind.model, "import_template", "xlsx")))
    assert tmp["Content-Disposition"] == f"attachment; filename={kind.name}-template.xlsx"


def test_the_workbook_explains_its_columns_and_offers_their_codes(coder, tmp_path):
    path = tmp_path / "template.xlsx"
    path.write_bytes(coder.get(page(Institution, "import_template", "xlsx")).content)

    book = load_workbook(path)

    assert book.sheetnames == ["institutions", "Columns", "Codes"]
    kind = next(row for row in book["Columns"].iter_rows(values_only=True) if row[0] == "kind")
    assert kind[1] == "yes"
    assert "ministry: " in kind[3]
    (offer,) = book["institutions"].data_validations.dataValidation
    assert str(offer.sqref) == "E2:E5000"


def test_a_file_is_previewed_and_only_its_right_rows_are_imported(coder):
    shown = send(coder, csv_of(*ROWS))

    assert "1 row cannot be imported." in text(shown)
    assert "“Atlantis” is not a country. Write its name or its ISO code." in text(shown)
    assert '<code>country</code><span class="letter">B</span>' in text(shown).replace("> <", "><")
    assert "Import all" not in text(shown)
    assert not Official.objects.exists()
    done = step(coder, shown, "right")
    assert "Imported: 1 new and 0 changed" in text(done)
    assert [official.name for official in Official.objects.all()] == ["Sok Dara"]
    faults = coder.get(page(Official, "import_faults", shown.context["found"].pk))
    assert b"".join(faults.streaming_content).decode("utf-8-sig").splitlines()[1].startswith("3,country,B,")


def test_all_rows_are_imported_and_changes_are_shown_first(coder):
    OfficialFactory(name="Sok Dara", country="KH", note="Old")
    shown = send(coder, csv_of(ROWS[0], ["Sok Dara", "KH", "New"]))

    assert "The one row is right." in text(shown)
    assert "<del>Old</del>" in text(shown)
    assert "<ins>New</ins>" in text(shown)
    step(coder, shown, "all")
    assert Official.objects.get().note == "New"
    version = Official.objects.get().history.first()
    assert version.history_change_reason == "Imported from sheet.csv"


def test_all_is_refused_to_whoever_presses_it_all_the_same(coder):
    done = step(coder, send(coder, csv_of(*ROWS)), "all")

    assert told(done) == ["Some rows are faulty: mend them, or import only the right ones."]
    assert not Official.objects.exists()


def test_a_second_click_changes_nothing(coder):
    shown = send(coder, csv_of(*RIGHT))
    step(coder, shown, "all")

    again = step(coder, shown, "all")

    assert told(again) == ["This import has gone on already."]
    assert Official.history.count() == 1


def test_an_import_is_cancelled(coder):
    done = step(coder, send(coder, csv_of(*RIGHT)), "cancel")

    assert told(done) == ["The import was cancelled. Nothing was written."]
    assert not Official.objects.exists()


def test_a_file_that_says_what_is_on_record_is_told_so(coder):
    OfficialFactory(name="Sok Dara", country="KH")

    assert "there is nothing to import" in text(send(coder, csv_of(*RIGHT)))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xls", b"x", "old Excel workbook"),
        ("a.csv", b"", "empty"),
        ("a.xlsx", b"name", "not an XLSX workbook"),
        ("a.csv", b"nmae\nx\n", "Did you mean “name”?"),
    ],
)
def test_what_is_no_sheet_of_ours_is_refused_kindly(coder, name, data, words):
    assert words in text(send(coder, data, name))


def test_nothing_chosen_is_told(coder):
    assert "Choose a file." in text(coder.post(page(Official, "import"), {}))


def test_a_file_that_is_too_large_is_refused_before_it_is_read(coder, monkeypatch):
    monkeypatch.setattr(limits, "LARGEST", 100)
    monkeypatch.setattr("defense_ties.lib.admin.importing.ROOM", 0)

    assert told(send(coder, b"x" * 1000))[0].endswith("0 MB are the most.")


def test_a_csrf_token_is_asked_for():
    client = Client(enforce_csrf_checks=True)
    client.force_login(CoderFactory())

    assert send(client, csv_of(*RIGHT)).status_code == 403


def test_names_that_lead_elsewhere_are_only_names(coder, tmp_path):
    shown = send(coder, csv_of(*RIGHT), name="../../../etc/a<b>.csv")

    assert "Officials from a&lt;b&gt;.csv" in text(shown)
    assert Folder(shown.context["found"]).upload.parent.parent == tmp_path / "imports"


def test_a_long_preview_has_pages(coder):
    shown = send(coder, csv_of(["name"], *([f"Sok Dara {number}"] for number in range(230))))

    assert "Page 1 of 3" in text(shown)
    last = coder.get(f"{page(Official, 'import_run', shown.context['found'].pk)}?show=new&page=3")
    assert len(last.context["steps"]) == 30
    for odd in ("0", "99", "x", "-1", "1" * 30):
        assert coder.get(f"{shown.request['PATH_INFO']}?page={odd}&show=zzz").status_code == 200


def test_coders_do_not_import_ranks(coder, reviewer):
    assert coder.get(page(Rank, "import")).status_code == 403
    assert send(coder, csv_of(["title", "scheme"], ["A", "military"]), model=Rank).status_code == 403
    assert "Import from a spreadsheet" not in text(coder.get(page(Rank)))
    assert reviewer.get(page(Rank, "import")).status_code == 200


def test_readers_and_strangers_do_not_get_in():
    client = Client()
    assert client.get(page(Official, "import")).status_code == 302
    client.force_login(UserFactory(is_staff=True))
    for name in ("import", "import_template"):
        args = ["csv"] if name == "import_template" else []
        assert client.get(page(Official, name, *args)).status_code == 403


def test_nobody_sees_or_confirms_the_import_of_another_but_an_administrator(coder, reviewer, admin_client):
    found = send(coder, csv_of(*ROWS)).context["found"]
    run, faults = page(Official, "import_run", found.pk), page(Official, "import_faults", found.pk)

    for address in (run, faults, page(Institution, "import_run", found.pk)):
        assert reviewer.get(address).status_code == 404
    assert reviewer.post(run, {"step": "right", "run": found.run}).status_code == 404
    assert admin_client.get(run).status_code == 200
    assert SheetImport.objects.get().state == "checked"


def test_steps_that_there_are_not_are_refused(coder):
    found = send(coder, csv_of(*RIGHT)).context["found"]

    assert coder.post(page(Official, "import_run", found.pk), {"step": "delete"}).status_code == 400
    assert coder.get(page(Official, "import_run", "nowhere")).status_code == 404
    assert coder.get(page(Official, "import_template", "pdf")).status_code == 404


def test_work_under_way_and_work_that_stopped_are_told_apart(coder, monkeypatch):
    monkeypatch.setattr(running, "in_background", lambda work, *args: None)
    shown = send(coder, csv_of(*RIGHT))
    found = shown.context["found"]
    Folder(found).progress.note(500, 2000)

    under_way = coder.get(page(Official, "import_run", found.pk))
    assert "Row 500 of 2000" in text(under_way)
    assert "defense_ties/import.js" in text(under_way)
    monkeypatch.setattr("defense_ties.lib.background.SILENCE", -1)
    stopped = coder.get(page(Official, "import_run", found.pk))
    assert "The work stopped before its end" in text(stopped)
    assert "Start again" in text(stopped)


def test_a_workbook_is_taken_too(coder):
    shown = send(coder, workbook_of(*RIGHT), name="officials.xlsx")

    assert "The one row is right." in text(shown)


def test_what_waits_for_a_word_stands_on_the_desk_of_whoever_sent_it(coder, reviewer):
    found = send(coder, csv_of(*ROWS)).context["found"]
    link = f'href="{page(Official, "import_run", found.pk)}"'

    assert link in text(coder.get("/admin/"))
    assert link not in text(reviewer.get("/admin/"))
    step(coder, coder.get(page(Official, "import_run", found.pk)), "right")
    assert link not in text(coder.get("/admin/"))


def test_the_pages_ask_the_database_no_more_for_more_imports(coder, django_assert_max_num_queries):
    for _ in range(6):
        send(coder, csv_of(*ROWS))

    with django_assert_max_num_queries(12):
        coder.get(page(Official, "import"))
    with django_assert_max_num_queries(10):
        coder.get(page(Official, "import_run", SheetImport.objects.first().pk))
