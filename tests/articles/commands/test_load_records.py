"""`manage.py load_records`: what it prints, and how it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Engagement, Side
from people.models import OfficialAlias
from tests.articles.package.packages import MEETING, folder_with
from tests.factories import OfficialFactory

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def package(tmp_path):
    """Write the package of the meeting."""
    return folder_with(tmp_path / "package", MEETING)


def printed(capsys, *arguments, **options):
    """Run the command and return what it prints."""
    call_command("load_records", *map(str, arguments), **options)
    return capsys.readouterr().out.splitlines()


def refusal(*arguments, **options):
    """Run the command and return the message with which it ends."""
    with pytest.raises(CommandError) as error:
        call_command("load_records", *map(str, arguments), **options)
    return str(error.value).splitlines()


@pytest.mark.django_db
def test_it_says_what_was_loaded(package, capsys):
    assert printed(capsys, package) == [
        "institutions: 2 new",
        "officials: 2 new",
        "official_aliases: 1 new",
        "articles: 1 new",
        "engagements: 1 new",
        "engagement_topics: 2 new",
        "sides: 2 new",
        "participations: 2 new",
        "evidence: 1 new",
        "Loaded two-generals: 14 rows added, 0 updated.",
    ]


@pytest.mark.django_db
def test_it_says_that_a_second_load_changes_nothing(package, capsys):
    printed(capsys, package)

    assert printed(capsys, package)[-1] == "two-generals changes nothing."


@pytest.mark.django_db
def test_it_says_what_differs_and_how_to_update(package, capsys):
    printed(capsys, package)
    folder_with(package, MEETING | {"sides": MEETING["sides"].replace("visitor", "party")})

    assert printed(capsys, package)[-4:] == [
        "evidence: 1 equal",
        "sides.csv, row 3: differs in role",
        "Records that differ were left as they are; --update makes them agree with the package.",
        "two-generals changes nothing.",
    ]
    assert printed(capsys, package, update=True)[-1] == "Loaded two-generals: 0 rows added, 1 updated."
    assert Side.objects.get(pk="side-2").role == "party"


@pytest.mark.django_db
def test_it_says_what_a_dry_run_would_do(package, capsys):
    lines = printed(capsys, package, dry_run=True)

    assert lines[-1] == "Nothing was written. two-generals would bring 14 new or changed rows."
    assert not Engagement.objects.exists()


@pytest.mark.django_db
def test_it_does_nothing_where_records_are_if_asked(package, capsys):
    OfficialFactory()

    assert printed(capsys, package, if_empty=True) == [
        "There are records in the database already; nothing was loaded."
    ]
    assert not Engagement.objects.exists()


@pytest.mark.django_db
def test_it_loads_into_an_empty_database_if_asked(package, capsys):
    assert printed(capsys, package, if_empty=True)[-1] == "Loaded two-generals: 14 rows added, 0 updated."


@pytest.mark.django_db
def test_it_lists_what_is_wrong_and_loads_nothing(package):
    folder_with(package, MEETING | {"sides": "id,engagement_id,country\na,meeting-1,XX\nb,meeting-2,KH\n"})

    assert refusal(package) == [
        "Nothing was loaded; 2 things are wrong with two-generals:",
        "sides.csv, row 2, country: “XX” is not a country code of ISO 3166-1.",
        "sides.csv, row 3, engagement_id: there is no engagement “meeting-2” in the package or here.",
    ]
    assert not Engagement.objects.exists()


@pytest.mark.django_db
def test_it_counts_what_it_does_not_list(tmp_path):
    rows = "".join(f"o-{number},\n" for number in range(250))

    lines = refusal(folder_with(tmp_path / "p", {"officials": f"id,name\n{rows}"}))

    assert lines[0] == "Nothing was loaded; 250 things are wrong with two-generals:"
    assert lines[-1] == "… and 50 more."
    assert len(lines) == 202


@pytest.mark.django_db
def test_a_dry_run_lists_what_is_wrong_too(package):
    folder_with(package, MEETING | {"officials": "id,name\nsok-dara,\ntran-van-binh,Binh\n"})

    assert refusal(package, dry_run=True) == [
        "Nothing was loaded; 1 thing is wrong with two-generals:",
        "officials.csv, row 2, name: this may not be empty.",
        "Of the other rows, 13 are new, 0 are equal, 0 are different, 0 are updated.",
    ]


def test_it_says_why_there_is_no_package(tmp_path):
    assert refusal(tmp_path / "none") == [f"{tmp_path}/none: there is no such file or folder."]


def test_it_ends_with_status_1_and_a_message_but_no_traceback(package, tmp_path):
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3",
        "DATA_DIR": str(tmp_path),
    }

    ended = subprocess.run(
        [sys.executable, "manage.py", "load_records", str(package)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "CommandError: The database cannot be used: no such table: people_institution\n"


# -- Merging ------------------------------------------------------------------------


OTHER = {
    "officials": "id,name,country,review_status\n"
    "x-dara,Sok Dara,KH,draft\nx-binh,Trần Văn Bình,VN,draft\nx-rith,Chea Rith,KH,draft\n",
    "official_aliases": "official_id,name,language,kind\nx-dara,សុខ ដារ៉ា,km,alias\n",
}


@pytest.fixture
def other(tmp_path):
    """Write a package of another installation, which knows both generals under other ids, and a third."""
    return folder_with(tmp_path / "other", OTHER)


@pytest.mark.django_db
def test_merging_says_what_is_new_and_what_stays_ours(package, other, capsys):
    printed(capsys, package)
    assert printed(capsys, other, merge=True) == [
        "officials: 1 new, 2 equal",
        "official_aliases: 1 in conflict",
        "1 row differs from what stands here, which stays; “theirs” in a file of decisions takes it.",
        "Merged two-generals: 1 rows added, 0 changed.",
    ]
    assert printed(capsys, other, merge=True)[-1] == "two-generals changes nothing."


@pytest.mark.django_db
def test_a_preview_writes_nothing_and_can_be_handed_back_with_decisions(package, other, tmp_path, capsys):
    printed(capsys, package)
    preview = tmp_path / "preview.csv"

    assert printed(capsys, other, merge=True, preview=preview)[-1] == (
        "Nothing was written. two-generals would bring 1 new and 0 changed rows."
    )
    text = preview.read_text(encoding="utf-8-sig")
    assert text.splitlines() == [
        "table,row,id,our_id,what,column,ours,theirs,decision",
        "officials,4,x-rith,x-rith,new,,,,",
        "official_aliases,2,x-dara | សុខ ដារ៉ា,sok-dara | សុខ ដារ៉ា,conflict,kind,native,alias,",
    ]
    preview.write_text(text.replace("alias,\n", "alias,theirs\n"), encoding="utf-8")

    assert printed(capsys, other, merge=True, decisions=preview)[1:] == [
        "official_aliases: 1 in conflict, 1 of these taken",
        "Merged two-generals: 1 rows added, 1 changed.",
    ]
    assert OfficialAlias.objects.get().kind == "alias"


@pytest.mark.django_db
def test_what_nobody_has_decided_refuses_the_merge_and_says_how_to_decide(package, other, capsys):
    printed(capsys, package)
    OfficialFactory(name="Sok Dara", country="KH")
    message = refusal(other, merge=True)
    assert message[0] == "Nothing was merged: 1 row may be one of our records or another."
    assert message[-1].startswith("Write a preview, and in its column “decision” “ours”, “theirs”, “new”")
    assert printed(capsys, other, merge=True, dry_run=True)[-1] == (
        "Nothing was written. 1 rows are to be decided before two-generals can be merged."
    )


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"merge": True, "update": True}, "--merge goes with neither --update nor --if-empty."),
        ({"merge": True, "if_empty": True}, "--merge goes with neither --update nor --if-empty."),
        ({"preview": Path("a.csv")}, "--preview and --decisions are for --merge."),
    ],
)
def test_options_that_do_not_go_together_are_refused(package, options, reason):
    assert refusal(package, **options) == [reason]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "there is no such file"),
        ("table,id\n", "d.csv: the heading lacks decision."),
        ("\xff", "the heading lacks table, id, decision"),
    ],
)
def test_decisions_that_cannot_be_read_are_refused(package, tmp_path, text, reason):
    path = tmp_path / "d.csv"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert reason in " ".join(refusal(package, merge=True, decisions=path)).lower().replace(
        "no such file or directory", "there is no such file"
    )


@pytest.mark.django_db
def test_a_preview_that_cannot_be_written_is_refused(package, tmp_path):
    assert "cannot be written" in refusal(package, merge=True, preview=tmp_path / "none" / "p.csv")[0]
    assert not Engagement.objects.exists()


@pytest.mark.parametrize("merge", [False, True])
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        (
            '{"format": 2, "software": "defense_ties 9.0"}',
            "This package has format 2, and this software reads up to 1: it was made by defense_ties 9.0. "
            "Update the software.",
        ),
        ('{"format": "two"}', "manifest.json: “two” is not the number of a format."),
        ('{"format": true}', "manifest.json: “True” is not the number of a format."),
        ("[]", "manifest.json: this is not an object."),
        ("{", "manifest.json, line 1: this is not JSON: Expecting property name enclosed in double quotes."),
    ],
)
def test_a_package_made_by_newer_software_is_refused(package, manifest, reason, merge):
    (package / "manifest.json").write_text(manifest, encoding="utf-8")
    assert refusal(package, merge=merge) == [reason]
    assert not Engagement.objects.exists()
