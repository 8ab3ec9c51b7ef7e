"""Pages in Vietnamese are in Vietnamese throughout."""

import re
from functools import cache

import pytest
from django.conf import settings

from defense_ties.lib.messages import read
from defense_ties.management.commands.update_messages import catalogue_of
from tests.defense_ties.languages.pages import ADDRESSES, make_records
from tests.defense_ties.languages.reading import texts_of

pytestmark = pytest.mark.django_db

# Words that no English sentence does without, and that no Vietnamese one has.
ENGLISH = re.compile(
    r"\b(the|of|and|with|are|from|that|this|which|what|who|whom|has|have|was|were|not|been|by|for|no|is|its|"
    r"record|records|known|held|planned|country|countries|level|more|all)\b",
    re.IGNORECASE,
)
# Names of forms and licences, and words that addresses are written with.
NAMES = re.compile(
    r"Creative Commons Attribution 4\.0 International|defense_ties-[\w-]+\.csv|\b\w+_\w+(\.csv)?\b|"
    r"\bOF-\d+\b|Các lựa chọn là [^.]*\.|“[^”]*”|\([^)]*\)"
)


def in_vietnamese(client, address):
    response = client.get(f"/vi{address}")
    assert response.status_code in (200, 404), address
    return response.content.decode()


@cache
def catalogue():
    """Return the English texts whose translations read otherwise."""
    found = set()
    for message in read(catalogue_of("vi"), "vi"):
        english, other = (
            [form] if isinstance(form, str) else list(form) for form in (message.id, message.string)
        )
        found |= {text for text in english if text not in other}
    return found


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_in_vietnamese_throughout(client, address):
    make_records()
    page = in_vietnamese(client, address)
    texts = texts_of(page)
    assert [text for text in texts if ENGLISH.search(NAMES.sub("", text))] == []
    assert [text for text in texts if text in catalogue()] == []
    # The numbers of pictures keep their decimal points.
    assert re.findall(r'\b(?:x|y|x1|x2|cx|cy|r|width|height|d|points)="[^"]*\d,\d+%?"', page) == []


def test_pages_are_english_without_a_prefix(client):
    make_records()
    page = client.get("/engagements/", headers={"accept-language": "vi"}).content.decode()
    assert '<html lang="en-GB">' in page
    assert "<h1>Engagements</h1>" in page


def test_a_list_counts_and_names_in_vietnamese(client):
    make_records()
    texts = texts_of(in_vietnamese(client, "/engagements/"))
    for text in (
        "Hoạt động",
        "hoạt động",
        "Mới nhất trước",
        "Tải về 2 dòng",
        "Hội đàm",
        "Campuchia",
        "Dòng 1–2 trong 2",
    ):
        assert text in texts, text


def test_a_record_says_its_date_and_what_was_inferred(client):
    make_records()
    page = in_vietnamese(client, "/engagements/talks/")
    assert '<html lang="vi">' in page
    assert '<span class="date led">16 tháng 12, <span class="y">' in page
    assert "Thời gian, 16 tháng 12, [2021?], do người mã hóa suy luận" in page
    assert "2 đoạn trích của 1 bài báo." in " ".join(texts_of(page))


def test_a_fault_is_said_in_vietnamese(client):
    response = client.get("/vi/engagements/?date_from=soon&colour=red&page=0")
    assert [str(fault) for fault in response.context["view"].faults] == [
        "Địa chỉ: “colour” không phải là bộ lọc của danh sách này.",
        "Từ: “soon” không phải là một thời điểm. Hãy viết một năm, một tháng hoặc một ngày: 2019, 2022-03, "
        "2021-12-16.",
        "Trang: Trang được đếm từ 1.",
    ]


def test_each_language_is_named_in_itself():
    assert dict(settings.LANGUAGES) == {"en-gb": "English", "vi": "Tiếng Việt"}
