"""Articles."""

import pytest
from django.db.models import ProtectedError

from articles.models import Article
from tests.factories import ArticleFactory, EvidenceFactory, PublisherFactory
from tests.refusals import database_refuses, faults, refusals

pytestmark = pytest.mark.django_db

SHA_256 = "A SHA-256 is 64 hexadecimal digits in lower case."
LANGUAGE = "A language is a BCP 47 code such as en, km or zh-Hans."


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        (
            {"coding_state": "zz"},
            "articles_article_coding_state",
            "“coding_state” holds a code that is not in its vocabulary.",
        ),
        ({"body_sha256": "abc"}, "articles_article_sha256", SHA_256),
        ({"body_sha256": "A" * 64}, "articles_article_sha256", SHA_256),
        ({"language": ""}, "articles_article_language", LANGUAGE),
        ({"language": "English"}, "articles_article_language", LANGUAGE),
        (
            {"date_basis": "zz"},
            "articles_article_date_basis",
            "“date_basis” holds a code that is not in its vocabulary.",
        ),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(ArticleFactory, constraint, **given) == [message]


def test_two_articles_do_not_share_a_text():
    ArticleFactory(body="Two armies met.")
    with database_refuses():
        ArticleFactory(body="\ufeffTwo armies met.\r\n")
    assert faults(ArticleFactory.build(body="Two armies met. ", publisher=PublisherFactory())) == [
        "Another article has this very text."
    ]


def test_an_article_whose_text_is_not_at_hand_is_known_by_its_checksum():
    ArticleFactory(body_sha256="a" * 64)
    assert refusals(ArticleFactory, body_sha256="a" * 64) == ["Another article has this very text."]


def test_two_articles_do_not_share_an_address():
    ArticleFactory(url="https://example.org/1")
    assert refusals(ArticleFactory, url="https://example.org/1") == ["Another article has this address."]


def test_many_articles_have_neither_text_nor_address():
    for _number in range(3):
        ArticleFactory().full_clean()
    assert Article.objects.filter(url="", body_sha256="").count() == 3


@pytest.mark.parametrize("url", ["javascript:alert(1)", "example.org", "https://exa mple.org"])
def test_an_address_is_one_of_the_web(url):
    assert faults(ArticleFactory.build(url=url, publisher=None)) == ["Enter a valid URL."]


def test_an_article_without_a_headline_is_known_by_its_id():
    assert str(ArticleFactory(id="report-001", title="")) == "[Untitled report report-001]"


def test_an_article_is_found_by_title_abstract_author_and_publisher():
    publisher = PublisherFactory(name="Báo Quân đội nhân dân")
    ArticleFactory(title="Visit", abstract="Ngài Bộ trưởng", author="Lê Văn", publisher=publisher)
    ArticleFactory(title="Visit", body="The minister came.", publisher=None)
    for words in ("visit truong van doi", "quan doi nhan dan"):
        assert [article.author for article in Article.objects.search(words)] == ["Lê Văn"]
    assert Article.objects.search("minister came").count() == 0


def test_articles_stand_newest_first_undated_ones_last():
    for date in ("", "2021", "2023-01"):
        ArticleFactory(date=date)
    assert [article.date for article in Article.objects.all()] == ["2023-01", "2021", ""]


def test_an_article_that_is_cited_cannot_be_deleted():
    article = EvidenceFactory().article
    with pytest.raises(ProtectedError):
        article.delete()
