"""What LibreOffice reads in the files that are taken home."""

import os
import shutil
import subprocess

import openpyxl
import pytest

from defense_ties.lib.exports import restore
from tests.lib.exports.nasty import NASTY
from tests.published import an_engagement, an_official

pytestmark = pytest.mark.django_db

# A workbook has no line ends but the line feed, and LibreOffice gives none but that back.
TEXTS = [text for text in NASTY if text and "\r" not in text]


@pytest.fixture
def converted(tmp_path):
    """Return what reads a file in LibreOffice, without a window, and gives it back as a workbook."""
    program = shutil.which("soffice")
    if not program:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is needed for these tests: apt-get install libreoffice-calc")
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc")

    def convert(content, suffix):
        given = tmp_path / f"given.{suffix}"
        given.write_bytes(content)
        reading = ["--infilter=CSV:44,34,76,1"] if suffix == "csv" else []  # commas, quotes, UTF-8
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [
            program,
            profile,
            "--headless",
            *reading,
            "--convert-to",
            "xlsx",
            "--outdir",
            tmp_path / "out",
            given,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return openpyxl.load_workbook(tmp_path / "out" / "given.xlsx").active

    return convert


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_texts_come_back_as_they_are_and_none_is_a_formula(client, converted, form):
    for number, text in enumerate(TEXTS):
        an_official(id=f"o{number:02}", name=f"Name {number:02}", note=text)
    content = client.get(f"/officials/?format={form}&columns=id,note&sort=name").getvalue()
    rows = list(converted(content, form).iter_rows(min_row=2))
    assert [row[0].value for row in rows] == [f"o{number:02}" for number in range(len(TEXTS))]
    read = [str(row[1].value) for row in rows]
    # In a workbook a text is a text; in CSV, an apostrophe keeps it from being a formula.
    assert [restore(text) if form == "csv" else text for text in read] == TEXTS
    assert {row[1].data_type for row in rows} == {"s"}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_dates_and_numbers_are_such(client, converted, form):
    an_engagement("KH", id="talks", date="2021-12-16")
    content = client.get(f"/engagements/?format={form}&columns=id,earliest").getvalue()
    (row,) = converted(content, form).iter_rows(min_row=2)
    assert (row[0].value, row[1].value.date().isoformat(), row[1].data_type) == ("talks", "2021-12-16", "d")
    an_official(id="manet")
    content = client.get(f"/officials/?format={form}&columns=id,engagements").getvalue()
    (row,) = converted(content, form).iter_rows(min_row=2)
    assert (row[1].value, row[1].data_type) == (0, "n")
