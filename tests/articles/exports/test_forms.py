"""Each list and each record in each form in which it can be taken home."""

import csv
import html
import io
import json

import openpyxl
import pytest
from django.core.management import call_command

from articles.editions import FIRST_EDITION
from articles.models import Agreement, Article, Engagement
from articles.views.agreement import AgreementList
from articles.views.article import ArticleList
from articles.views.engagement import EngagementList
from articles.views.institution import InstitutionList
from articles.views.official import OfficialList
from defense_ties.lib.exports import FORMS
from defense_ties.lib.exports.csv_lines import csv_pieces, heading
from people.models import Institution, Official
from tests.published import an_article, an_engagement, an_official

LISTS = (EngagementList, AgreementList, OfficialList, InstitutionList, ArticleList)
SECTIONS = {
    "engagements": Engagement,
    "agreements": Agreement,
    "officials": Official,
    "institutions": Institution,
    "articles": Article,
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def first_edition():
    call_command("load_records", FIRST_EDITION, verbosity=0)


def rows_of(response, form):
    """Return the rows of a file as texts by column."""
    content = response.getvalue()
    if form == "csv":
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    if form == "xlsx":
        heads, *rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
        return [dict(zip(heads, row, strict=True)) for row in rows]
    if form == "json":
        return json.loads(content)["records"]
    return [json.loads(line) for line in content.decode().splitlines()]


@pytest.mark.parametrize("view", LISTS, ids=lambda view: view.section)
def test_the_database_writes_the_same_bytes_as_python(view, first_edition):
    for sort in view.sorts.values():
        records = sort.order(view().published())
        portable = heading(view.export.columns) + b"".join(csv_pieces(view.export.values(records)))
        assert b"".join(view.export.csv(records)) == portable
        assert portable.count(b"\n") > 2


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("section", SECTIONS)
def test_each_list_is_whole_in_each_form(client, first_edition, section, form):
    response = client.get(f"/{section}/?format={form}")
    rows = rows_of(response, form)
    published = SECTIONS[section].objects.published()
    assert sorted(row["id"] for row in rows) == sorted(published.values_list("pk", flat=True))
    assert response.headers["Record-Count"] == str(published.count())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("section", SECTIONS)
def test_each_record_is_a_table_of_one_row(client, first_edition, section, form):
    record = SECTIONS[section].objects.published().order_by("pk").first()
    response = client.get(f"{record.get_absolute_url()}?format={form}")
    name = f"defense_ties-{record._meta.model_name}-{record.pk}.{form}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert [row["id"] for row in rows_of(response, form)] == [record.pk]


def test_columns_are_chosen_by_name_and_stand_in_that_order(client):
    an_engagement("KH", "RU", id="talks", kind="talks", title="Talks")
    for query in ("columns=kind,id", "columns=kind&columns=id"):
        text = client.get(f"/engagements/?format=csv&{query}").getvalue().decode()
        assert text == "\ufeffkind,id\ntalks,talks\n"


def test_names_stand_beside_codes_and_ids_for_those_who_ask(client):
    engagement = an_engagement("KH", "RU", id="talks", kind="talks", title="Talks")
    for name in ("b", "a"):
        engagement.participations.create(official=an_official(id=name, name="Sok Dara"), country="KH")
    query = "columns=kind,countries,official_ids&labels=1"
    (row,) = rows_of(client.get(f"/engagements/?format=csv&{query}"), "csv")
    assert row == {
        "kind": "talks",
        "kind_label": "Talks",
        "countries": "KH RU",
        "countries_label": "Cambodia | Russia",
        "official_ids": " ".join(sorted(row["official_ids"].split(), key=row["official_ids"].index)),
        "official_ids_label": "Sok Dara | Sok Dara",
    }
    assert set(row["official_ids"].split()) == {"a", "b"}


def test_lists_of_codes_are_lists_in_json_and_numbers_are_numbers(client):
    an_engagement("KH", "RU", id="talks")
    (row,) = rows_of(client.get("/engagements/?format=json&columns=countries,topics,earliest"), "json")
    assert row == {"countries": ["KH", "RU"], "topics": [], "earliest": row["earliest"]}
    an_official(id="manet")
    (row,) = rows_of(client.get("/officials/?format=jsonl&columns=id,engagements"), "jsonl")
    assert row == {"id": "manet", "engagements": 0}


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "format=pdf",
            "Format: “pdf” is not one of the choices. They are csv, xlsx, json, jsonl.",
        ),
        ("columns=id", "Columns: This is of a file: say in which form, as in format=csv."),
        ("labels=1", "Labels: This is of a file: say in which form, as in format=csv."),
        ("format=csv&labels=yes", "Labels: “yes” is not one of the choices. They are 1."),
        ("format=csv&format=json", "Address: “format” is given 2 times; once is enough."),
    ],
)
@pytest.mark.parametrize("address", ["/articles/", "/articles/first/"])
def test_what_cannot_be_had_is_said(client, address, query, message):
    an_article(id="first")
    response = client.get(f"{address}?{query}")
    text = response.getvalue() if response.streaming else response.content
    assert response.status_code in (200, 400)
    assert message.partition(": ")[2] in html.unescape(text.decode())


@pytest.mark.parametrize("address", ["/articles/", "/articles/first/"])
def test_the_columns_there_are_are_named_where_one_is_not_known(client, address):
    an_article(id="first")
    response = client.get(f"{address}?format=csv&columns=id,body")
    assert response.status_code == 400
    assert response.content.decode() == (
        "Columns: “body” is not one of the choices. They are id, title, date, earliest, latest, date_basis, "
        "publisher_id, publisher, language, author, translator, archive_url, abstract, body_sha256, "
        "article_ids, source, source_url, paragraphs, url."
    )


def test_a_filter_that_nothing_matches_is_a_heading_and_no_rows(client):
    an_engagement("KH")
    assert client.get("/engagements/?format=csv&columns=id,title&country=FR").getvalue() == (
        b"\xef\xbb\xbfid,title\n"
    )
    assert json.loads(client.get("/engagements/?format=json&country=FR").getvalue()) == {
        "count": 0,
        "records": [],
    }
    assert client.get("/engagements/?format=jsonl&country=FR").getvalue() == b""


def test_the_menu_of_a_list_offers_each_form_and_each_column(client):
    an_article(id="first")
    page = client.get("/articles/?language=en").content.decode()
    for form in FORMS:
        assert f'href="?language=en&amp;format={form}"' in page
    for column in ArticleList.export.columns:
        assert f'name="columns" value="{column.name}"' in page
    assert '<input type="hidden" name="language" value="en">' in page


def test_a_record_that_is_not_published_is_no_table(client):
    Engagement.objects.create(id="draft", title="Draft", kind="visit")
    assert client.get("/engagements/draft/?format=csv").status_code == 404


@pytest.mark.parametrize(
    "query", ["labels=%00", "columns=%00", "columns=", "columns=,,&labels=", "format=%00"]
)
def test_signs_that_no_text_has_are_refused_and_blanks_passed_over(client, query):
    an_article(id="first")
    for address in ("/articles/", "/articles/first/"):
        assert client.get(f"{address}?format=csv&{query}", follow=True).status_code in (200, 400)
