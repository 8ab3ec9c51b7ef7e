"""The staff's pages of articles."""

import pytest

from articles.models import Article
from defense_ties.lib.texts import digest
from tests.factories import ArticleFactory, EvidenceFactory, PublisherFactory
from tests.posting import faults, page, save

pytestmark = pytest.mark.django_db

TEXT = "Two generals met.\n\nThey shook hands."


def test_a_new_article_keeps_its_text_and_checksum(coder):
    save(coder, page(Article, "add"), title="Two generals", date="2021-12-17", body=f"{TEXT}  \r\n")
    article = Article.objects.get()

    assert article.body == TEXT
    assert article.body_sha256 == digest(TEXT)
    assert article.drafter.username.startswith("coder")


def test_the_text_is_shown_to_staff_in_a_wide_box(coder):
    shown = coder.get(page(ArticleFactory(body=TEXT))).content.decode()

    assert 'rows="20" class="vLargeTextField text"' in shown
    assert "They shook hands." in shown


def test_a_second_article_with_the_same_text_is_told_beside_it(coder):
    ArticleFactory(body=TEXT)

    assert faults(save(coder, page(Article, "add"), title="Again", body=f"{TEXT}\r\n")) == {
        "body": ["Another article has this very text."]
    }


def test_a_second_article_with_the_same_address_is_told_beside_it(coder):
    ArticleFactory(url="https://example.org/1")

    assert faults(save(coder, page(Article, "add"), title="Again", url="https://example.org/1")) == {
        "url": ["Another article has this address."]
    }


@pytest.mark.parametrize(
    ("box", "value", "fault"),
    [
        ("url", "not an address", "Enter a valid URL."),
        ("language", "Khmer!", "A language is a BCP 47 code such as en, km or zh-Hans."),
        ("date", "31/12/2021", "“31/12/2021” is not a date."),
        ("coding_state", "half", "Select a valid choice. half is not one of the available choices."),
        ("publisher", "nobody", "Select a valid choice."),
    ],
)
def test_a_faulty_box_is_told_beside_it(coder, box, value, fault):
    found = faults(save(coder, page(ArticleFactory()), **{box: value}))

    assert list(found) == [box]
    assert found[box][0].startswith(fault)


def test_a_text_whose_passages_are_cited_cannot_be_moved(coder):
    article = ArticleFactory(body=TEXT)
    EvidenceFactory(article=article, start=4, end=12)

    assert faults(save(coder, page(article), body=f"A headline.\n\n{TEXT}")) == {
        "body": ["Passages are cited by their place in another text."]
    }


def test_a_text_can_be_mended_where_it_is_not_cited(coder):
    article = ArticleFactory(body=TEXT)
    EvidenceFactory(article=article, start=4, end=12)
    save(coder, page(article), body=f"{TEXT} They smiled.")
    article.refresh_from_db()

    assert article.body_sha256 == digest(f"{TEXT} They smiled.")


def test_the_text_of_a_known_checksum_is_attached_and_no_other(coder):
    article = ArticleFactory(body_sha256=digest(TEXT))
    EvidenceFactory(article=article, start=4, end=12)

    assert "body" in faults(save(coder, page(article), body="Another text altogether."))
    assert faults(save(coder, page(article), body=TEXT)) == {}


def test_the_list_says_whether_the_text_is_held_without_fetching_it(coder, django_assert_num_queries):
    ArticleFactory(body=TEXT, title="With text")
    ArticleFactory(title="")
    response = coder.get(page(Article))
    articles = response.context["cl"].result_list

    assert {article.text_is_held for article in articles} == {True, False}
    assert all("body" in article.get_deferred_fields() for article in articles)


def test_the_list_is_searched_by_publisher(coder):
    ArticleFactory(title="Found", publisher=PublisherFactory(name="Quân đội nhân dân"))
    ArticleFactory(title="Not found")
    response = coder.get(page(Article), {"q": "quan doi"})

    assert [article.title for article in response.context["cl"].result_list] == ["Found"]


def test_an_article_with_evidence_is_not_deleted(reviewer):
    article = ArticleFactory()
    EvidenceFactory(article=article)
    response = reviewer.post(page(article, "delete"), {"post": "yes"})

    assert response.status_code == 200
    assert "cannot be deleted while 1 record names it" in response.content.decode()
    assert Article.objects.count() == 1
