"""Whatever a file holds, it is taken or refused in words, and what is refused leaves nothing behind."""

import io
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from articles.ingest.items import items_in
from articles.ingest.outcomes import Kind
from articles.ingest.running import ingest
from articles.models import Article
from articles.sheets import BY_NAME
from articles.sheets.running import begin, confirm, receive
from people.models import Official
from tests.articles.ingest.documents import PAGE, REPOST, STORY, write_zip
from tests.articles.package.packages import MEETING, folder_with, zip_of
from tests.examples import examples
from tests.faults.killing import standing
from tests.sheets import administrator, csv_of, workbook_of

SIGNS = ["\0", "\r", "\n" * 50, '"', ",", ";", "\t", "<", ">"]
WORDS = ["{}", "=1+1", "9" * 400, "2021-99-99", "../../x", "ក" * 60, "\u202e🙂"]
MARKUP = ["<script>alert(1)</script>", "<!--", "]]>", "&#0;", "&#xD800;", "&amp" * 30, "<div>" * 400]
BYTES = [b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"PK\x03\x04"]
PIECES = [*(text.encode() for text in (*SIGNS, *WORDS, *MARKUP)), *BYTES]
# What happens to a file: something is cut out, put in, doubled, or turned over bit by bit.
CHANGES = ["cut", "put", "double", "turn"]
places = st.floats(min_value=0, max_value=1, exclude_max=True)
mutations = st.lists(
    st.tuples(st.sampled_from(CHANGES), places, places, st.sampled_from(PIECES)), min_size=0, max_size=6
)

pytestmark = pytest.mark.django_db


def mutated(data, changes):
    """Return the bytes after some changes at places given as shares of their length."""
    for change, place, reach, piece in changes:
        start = int(place * (len(data) + 1))
        end = min(start + int(reach * reach * 80) + 1, len(data))
        middle = data[start:end]
        if change == "put":
            middle = piece + middle
        elif change == "double":
            middle *= 3
        elif change == "turn":
            middle = bytes(byte ^ 0x55 for byte in middle)
        else:
            middle = b""
        data = data[:start] + middle + data[end:]
    return data


def inside(archive, changes, which):
    """Return a zip in which one of the files has gone through some changes."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as whole, zipfile.ZipFile(file, "w") as changed:
        names = whole.namelist()
        chosen = names[int(which * len(names))]
        for name in names:
            data = whole.read(name)
            changed.writestr(name, mutated(data, changes) if name == chosen else data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("story.txt", STORY.encode()),
        ("story.txt", STORY.encode("utf-16")),
        ("page.html", PAGE.encode()),
        ("both.zip", {"a.txt": STORY, "b.html": PAGE, "c.txt": REPOST}),
    ],
    ids=["text", "wide text", "page", "zip"],
)
def test_whatever_a_document_holds_it_is_taken_or_refused_in_words(tmp_path, name, data):
    path, is_zip = tmp_path / name, name.endswith(".zip")
    whole = write_zip(path, data).read_bytes() if is_zip else data

    @examples(40)
    @given(changes=mutations, which=places, deep=st.booleans())
    def answer(changes, which, deep):
        path.write_bytes(inside(whole, changes, which) if deep and is_zip else mutated(whole, changes))
        number = Article.objects.count()
        outcomes = list(ingest(items_in(path)))
        assert outcomes
        for outcome in outcomes:
            assert bool(outcome.reason) or outcome.kind != Kind.REFUSED
            assert bool(outcome.article) == (outcome.kind != Kind.REFUSED)
        assert Article.objects.count() == number + sum(outcome.kind == Kind.NEW for outcome in outcomes)

    answer()


ROWS = (
    ["id", "name", "native_name", "country", "wikidata", "note"],
    *([f"o{number}", f"Sok Dara {number}", "សុខ", "KH", f"Q{number + 1}", "A note."] for number in range(8)),
)


@pytest.mark.parametrize(
    ("name", "data"),
    [("sheet.csv", csv_of(*ROWS)), ("sheet.xlsx", workbook_of(*ROWS))],
    ids=["CSV", "workbook"],
)
def test_whatever_a_sheet_holds_it_is_imported_whole_or_refused_in_words(tmp_path, settings, name, data):
    settings.DATA_DIR = tmp_path
    user = administrator()

    @examples(40)
    @given(changes=mutations, which=places, deep=st.booleans())
    def answer(changes, which, deep):
        workbook = deep and name.endswith("xlsx")
        sent = inside(data, changes, which) if workbook else mutated(data, changes)
        number = Official.objects.count()
        found = receive(chunks=[sent], name=name, kind=BY_NAME["officials"], user=user)
        begin(sheet_import=found, wait=True)
        found.refresh_from_db()
        assert found.state in ("checked", "refused"), found.state
        assert found.message or found.state == "checked"
        if found.state == "checked" and not found.faulty:
            confirm(sheet_import=found, only_right=False, wait=True)
            found.refresh_from_db()
            assert Official.objects.count() == number + found.new
        else:
            assert Official.objects.count() == number

    answer()


def refusal_of(*arguments, **options):
    """Run a command and return why it refused, or nothing."""
    try:
        call_command(*arguments, stdout=io.StringIO(), **options)
    except CommandError as refused:
        return str(refused) or "no reason"
    return ""


def test_whatever_a_package_holds_it_is_loaded_whole_or_refused_in_words(tmp_path):
    folder = folder_with(tmp_path / "package", MEETING)
    package = zip_of(folder, tmp_path / "package.zip")
    data = package.read_bytes()

    @examples(60)
    @given(changes=mutations, which=places, deep=st.integers(0, 4), merge=st.booleans())
    def answer(changes, which, deep, merge):
        package.write_bytes(inside(data, changes, which) if deep else mutated(data, changes))
        before = standing()
        with transaction.atomic():
            if why := refusal_of("load_records", str(package), merge=merge):
                assert standing() == before, why
            transaction.set_rollback(True)

    answer()
