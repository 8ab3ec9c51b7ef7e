"""Citations as files: well-formed whatever a title holds."""

import json

import pytest

from articles.citations import FORMATS, Reference, refer_to_article
from articles.citations.reference import parts_of_date
from tests.factories import ArticleFactory, PublisherFactory

HOSTILE = Reference(
    key="defense_ties-engagement-e1",
    title="50 % of {A} & B_C #1 cost $5\\n~^\nER  - \n@misc{x}",
    url="https://ties.example.org/engagements/e1/?a=1%202&b={c} d",
    author="ហ៊ុន ម៉ាណែត",
    container="defense_ties",
    issued=((2026, 11, 22),),
    note="Engagement e1, as of 2026-11-22",
    language="en",
)


def test_bibtex_escapes_what_tex_would_run_and_keeps_other_scripts():
    assert FORMATS["bibtex"].write(HOSTILE) == (
        "@misc{defense_ties-engagement-e1,\n"
        "  author = {{ហ៊ុន ម៉ាណែត}},\n"
        "  title = {{50 \\% of \\textbraceleft{}A\\textbraceright{} \\& B\\_C \\#1 cost \\$5"
        "\\textbackslash{}n\\textasciitilde{}\\textasciicircum{} ER - "
        "@misc\\textbraceleft{}x\\textbraceright{}}},\n"
        "  howpublished = {defense\\_ties},\n"
        "  year = {2026},\n"
        "  month = nov,\n"
        "  url = {https://ties.example.org/engagements/e1/?a=1%202&b=%7Bc%7D%20d},\n"
        "  note = {Engagement e1, as of 2026-11-22}\n"
        "}\n"
    )


def test_ris_keeps_each_field_on_its_line():
    assert FORMATS["ris"].write(HOSTILE) == (
        "TY  - ELEC\r\n"
        "ID  - defense_ties-engagement-e1\r\n"
        "AU  - ហ៊ុន ម៉ាណែត\r\n"
        "TI  - 50 % of {A} & B_C #1 cost $5\\n~^ ER - @misc{x}\r\n"
        "T2  - defense_ties\r\n"
        "PY  - 2026\r\n"
        "DA  - 2026/11/22\r\n"
        "LA  - en\r\n"
        "UR  - https://ties.example.org/engagements/e1/?a=1%202&b={c} d\r\n"
        "N1  - Engagement e1, as of 2026-11-22\r\n"
        "ER  - \r\n"
    )


def test_csl_json_is_a_list_of_one_item():
    assert json.loads(FORMATS["csl-json"].write(HOSTILE)) == [
        {
            "id": "defense_ties-engagement-e1",
            "type": "entry",
            "title": "50 % of {A} & B_C #1 cost $5\\n~^ ER - @misc{x}",
            "author": [{"literal": "ហ៊ុន ម៉ាណែត"}],
            "container-title": "defense_ties",
            "issued": {"date-parts": [[2026, 11, 22]]},
            "language": "en",
            "URL": "https://ties.example.org/engagements/e1/?a=1%202&b={c} d",
            "note": "Engagement e1, as of 2026-11-22",
        }
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_an_article_is_cited_where_it_is_read_and_with_no_more_of_its_date_than_is_known(form, settings):
    settings.SITE_URL = "https://ties.example.org"
    article = ArticleFactory.build(
        id="a1",
        title="Two armies meet",
        publisher=PublisherFactory.build(name="Daily Gazette"),
        author="Mai Huong",
        url="https://example.org/1",
        date="2021-12",
        language="en",
    )
    assert (
        FORMATS[form].write(refer_to_article(article))
        == {
            "bibtex": "@article{defense_ties-article-a1,\n  author = {{Mai Huong}},\n"
            "  title = {{Two armies meet}},\n  journal = {Daily Gazette},\n  year = {2021},\n  month = dec,\n"
            "  url = {https://example.org/1},\n"
            "  note = {Coded at https://ties.example.org/articles/a1/}\n}\n",
            "ris": "TY  - NEWS\r\nID  - defense_ties-article-a1\r\nAU  - Mai Huong\r\n"
            "TI  - Two armies meet\r\n"
            "T2  - Daily Gazette\r\nPY  - 2021\r\nDA  - 2021/12\r\nLA  - en\r\nUR  - https://example.org/1\r\n"
            "N1  - Coded at https://ties.example.org/articles/a1/\r\nER  - \r\n",
            "csl-json": json.dumps(
                [
                    {
                        "id": "defense_ties-article-a1",
                        "type": "article-newspaper",
                        "title": "Two armies meet",
                        "author": [{"literal": "Mai Huong"}],
                        "container-title": "Daily Gazette",
                        "issued": {"date-parts": [[2021, 12]]},
                        "language": "en",
                        "URL": "https://example.org/1",
                        "note": "Coded at https://ties.example.org/articles/a1/",
                    }
                ],
                indent=2,
            )
            + "\n",
        }[form]
    )


def test_an_inferred_date_is_told_in_a_note_and_is_no_year_of_publication(settings):
    settings.SITE_URL = "https://ties.example.org"
    article = ArticleFactory.build(id="a1", title="", publisher=None, date="2023", date_basis="inferred")
    reference = refer_to_article(article)
    assert reference.issued == ()
    assert reference.note == "Dated [2023?]; Coded at https://ties.example.org/articles/a1/"
    assert reference.url == "https://ties.example.org/articles/a1/"


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2021-12-14/2021-12-16", ((2021, 12, 14), (2021, 12, 16))),
        ("2019", ((2019,),)),
        ("2021?", ()),
        ("2023-10-17/..", ()),
        ("", ()),
    ],
)
def test_only_a_date_written_out_has_numbers(date, parts):
    assert parts_of_date(date) == parts
