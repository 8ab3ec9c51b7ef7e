"""`manage.py ingest_articles`: what it prints, and how it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from defense_ties.lib.texts import digest
from tests.articles.ingest.documents import REPOST, STORY, write, write_zip
from tests.factories import ArticleFactory

ROOT = Path(__file__).resolve().parents[3]


def printed(capsys, *arguments, **options):
    """Run the command and return what it prints, and the status with which it ends."""
    status = 0
    try:
        call_command("ingest_articles", *map(str, arguments), **options)
    except SystemExit as ended:
        status = ended.code
    captured = capsys.readouterr()
    assert captured.err == ""  # nobody watches, so that no bar is drawn
    return captured.out.splitlines(), status


@pytest.mark.django_db
def test_it_says_what_became_of_each_document(tmp_path, capsys):
    ArticleFactory(id="known-by-sum", body_sha256=digest("Known by its sum."))
    write(tmp_path, a__txt=STORY, b__txt="Known by its sum.", c__txt="")
    write_zip(tmp_path / "d.zip", {"e.txt": REPOST, "f.txt": STORY})
    lines, status = printed(capsys, tmp_path)
    first = Article.objects.get(body=STORY)
    second = Article.objects.get(body=REPOST)

    assert lines == [
        f"new: {tmp_path}/a.txt → {first.pk}",
        f"text attached: {tmp_path}/b.txt → known-by-sum",
        f"refused: {tmp_path}/c.txt: The file is empty.",
        f"new: {tmp_path}/d.zip/e.txt → {second.pk}; same report as “{first.title}” (85 %)",
        "5 documents: 2 new, 1 text attached, 1 known, 1 refused, 1 much like another article.",
    ]
    assert status == 1


@pytest.mark.django_db
def test_a_second_run_says_that_all_is_known(tmp_path, capsys):
    write(tmp_path, a__txt=STORY)
    printed(capsys, tmp_path)

    assert printed(capsys, tmp_path) == (["1 document: 1 known."], 0)
    assert printed(capsys, tmp_path, verbosity=2)[0][0].startswith(f"known: {tmp_path}/a.txt → ")


@pytest.mark.django_db
def test_a_dry_run_writes_nothing(tmp_path, capsys):
    write(tmp_path, a__txt=STORY)

    assert printed(capsys, tmp_path, dry_run=True) == (
        [f"new: {tmp_path}/a.txt", "Nothing was written. 1 document: 1 new."],
        0,
    )
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_little_is_said_where_little_is_asked_for(tmp_path, capsys):
    write(tmp_path, a__txt=STORY)

    assert printed(capsys, tmp_path, verbosity=0) == (["1 document: 1 new."], 0)


@pytest.mark.django_db
def test_an_empty_folder_gives_nothing_to_do(tmp_path, capsys):
    assert printed(capsys, tmp_path) == (["0 documents: nothing to do."], 0)


@pytest.mark.django_db
def test_several_processes_do_the_same(tmp_path, capsys):
    write(tmp_path, a__txt=STORY, b__txt=REPOST)

    assert printed(capsys, tmp_path, jobs=2)[0][-1] == "2 documents: 2 new, 1 much like another article."


@pytest.mark.parametrize("jobs", [0, -1, 65])
def test_an_odd_number_of_processes_is_refused(tmp_path, jobs):
    with pytest.raises(CommandError, match="--jobs is a number of processes, from 1 to 64"):
        call_command("ingest_articles", str(tmp_path), jobs=jobs)


def test_it_ends_with_a_message_where_there_is_no_database(tmp_path):
    write(tmp_path, a__txt=STORY)
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3",
        "DATA_DIR": str(tmp_path),
    }

    ended = subprocess.run(
        [sys.executable, "manage.py", "ingest_articles", str(tmp_path / "a.txt")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("CommandError: The database cannot be used: no such table: ")


@pytest.mark.django_db
def test_documents_can_be_left_to_the_workers(tmp_path, capsys):
    write(tmp_path, a__txt=STORY, b__pdf="%PDF")
    lines, status = printed(capsys, tmp_path, queue=True)

    assert lines == [
        f"refused: {tmp_path}/b.pdf: Only .txt, .html, .htm, .xhtml and .zip files are taken.",
        "Left to the workers: 1 documents in 1 tasks. `worker` does them, `worker --status` says how far "
        "they are.",
    ]
    assert (status, Article.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"queue": True, "jobs": 2}, "--queue goes with neither --dry-run nor --jobs"),
        ({"queue": True, "dry_run": True}, "--queue goes with neither --dry-run nor --jobs"),
        ({"draft": True}, "--draft goes with --queue"),
    ],
)
def test_options_that_do_not_go_together_are_refused(options, message):
    with pytest.raises(CommandError, match=message):
        call_command("ingest_articles", "in", **options)
