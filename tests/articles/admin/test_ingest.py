"""The page on which staff add articles."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles import drafting
from articles.models import Article
from defense_ties.lib.texts import digest
from tests.articles.ingest.documents import PAGE, REPOST, STORY, write_zip
from tests.factories import ArticleFactory, CoderFactory, PublisherFactory
from tests.posting import page, told

pytestmark = pytest.mark.django_db

URL = "/admin/articles/article/add-many/"


def file(name, data):
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


def send(client, *files, **boxes):
    """Send the form as it stands, filled in as told."""
    return client.post(URL, {"draft": "", **boxes, "uploads": list(files)}, follow=True)


def faults(response):
    return response.context["adminform"].form.errors


def rows(response):
    """Return the report by the names of the documents."""
    return {outcome.name: str(outcome.kind) for outcome, _ in response.context["rows"]}


def test_the_list_of_articles_leads_to_it(coder):
    assert reverse("admin:articles_article_ingest") == URL
    assert f'href="{URL}"' in coder.get(page(Article)).content.decode()


def test_a_pasted_text_becomes_an_article_with_what_is_said_of_it(coder):
    publisher = PublisherFactory()
    response = send(
        coder,
        text=STORY.replace("\n", "\r\n"),
        title="Chiefs meet",
        url="riverland-daily.example/1",
        date="2024-03",
        publisher=publisher.pk,
    )
    article = Article.objects.get()

    assert response.redirect_chain[-1][0] == page(article)
    assert told(response) == ["The article was added."]
    assert (article.body, article.title, article.date) == (STORY, "Chiefs meet", "2024-03")
    assert (article.url, article.publisher) == ("https://riverland-daily.example/1", publisher)
    assert article.drafter.username.startswith("coder")


def test_the_source_of_a_page_can_be_pasted(coder):
    send(coder, text=PAGE)

    assert Article.objects.get().author == "Mara Velt"


def test_a_text_that_is_known_leads_to_its_article(coder):
    article = ArticleFactory(body=STORY)
    response = send(coder, text=STORY)

    assert response.redirect_chain[-1][0] == page(article)
    assert told(response) == ["This text is known already; here is its article."]


def test_a_repost_says_what_it_is_like(coder):
    send(coder, text=STORY)
    response = send(coder, text=REPOST)

    assert told(response)[1] == "Same report as “Army chiefs agree on border patrols” (85 %)?"


@pytest.mark.parametrize(
    ("boxes", "box", "fault"),
    [
        ({}, "__all__", "Paste a text or choose files."),
        ({"text": " \n "}, "__all__", "Paste a text or choose files."),
        ({"text": "1234"}, "text", "There is no text in it."),
        ({"text": "a\0b"}, "text", "Null characters are not allowed."),
        ({"text": STORY, "url": "not an address"}, "url", "Enter a valid URL."),
        ({"text": STORY, "title": "a" * 501}, "title", "Ensure this value has at most 500 characters"),
        ({"text": STORY, "date": "5 March"}, "date", "“5 March” is not a date."),
        ({"text": STORY, "publisher": "nobody"}, "publisher", "Select a valid choice."),
        ({"text": "<html><p>Too short.</p></html>"}, "text", "No story can be found in the page."),
    ],
)
def test_what_is_wrong_is_told_beside_the_box_and_nothing_typed_is_lost(coder, boxes, box, fault):
    response = send(coder, **boxes)

    assert faults(response)[box][0].startswith(fault)
    assert response.context["adminform"].form["text"].value() == boxes.get("text")
    assert not Article.objects.exists()


def test_an_address_that_is_known_by_another_text_is_told_with_a_link(coder):
    article = ArticleFactory(url="https://example.org/1", body="Another text.", title="First <print>")
    response = send(coder, text=STORY, url="https://example.org/1")

    assert faults(response)["url"] == [
        f'<a href="{page(article)}">First &lt;print&gt;</a> has this address, and another text.'
    ]


def test_files_are_taken_in_and_a_report_follows(coder, tmp_path):
    ArticleFactory(body="A text that is known.")
    packed = write_zip(tmp_path / "p.zip", {"c.txt": REPOST, "../d.txt": "Text."}).read_bytes()
    response = send(
        coder,
        file("a.txt", STORY),
        file("b.html", PAGE),
        file("known.txt", "A text that is known."),
        file("e.pdf", "%PDF"),
        file("more.zip", packed),
    )
    shown = " ".join(response.content.decode().split())

    assert rows(response) == {
        "a.txt": "new",
        "b.html": "new",
        "known.txt": "known",
        "e.pdf": "refused",
        "more.zip/c.txt": "new",
        "more.zip/../d.txt": "refused",
    }
    assert "6 documents: 3 new, 1 known, 2 refused, 2 much like another article." in shown
    assert "Refused: Its name leads out of the zip." in shown
    assert (
        f'<a href="{page(Article.objects.get(body=STORY))}">Army chiefs agree on border patrols</a>' in shown
    )


def test_a_text_and_files_can_be_sent_together(coder):
    assert rows(send(coder, file("a.txt", STORY), text="Two armies met.")) == {
        "The pasted text": "new",
        "a.txt": "new",
    }


@pytest.mark.parametrize(("name", "data"), [("../../a.txt", STORY), ("a\x1b.TXT", STORY)])
def test_the_names_of_files_do_no_harm(coder, name, data):
    response = send(coder, file(name, data))

    assert list(rows(response).values()) == ["new"]


def test_an_empty_file_is_told_beside_the_box(coder):
    assert faults(send(coder, file("a.txt", "")))["uploads"] == ["The submitted file is empty."]


def test_too_many_documents_at_once_are_refused(coder, tmp_path, monkeypatch):
    monkeypatch.setattr("articles.ingest.uploads.MOST_AT_ONCE", 2)
    texts = {f"{number}.txt": f"Text of the number {number}." for number in range(4)}
    response = send(coder, file("p.zip", write_zip(tmp_path / "p.zip", texts).read_bytes()))

    assert list(rows(response).values()) == ["new", "new", "refused"]
    assert "More than 2 documents came at once; the rest were not read." in response.content.decode()


def test_too_many_files_at_once_are_told_in_words(coder, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    response = send(coder, *(file(f"{number}.txt", STORY) for number in range(3)))

    assert response.redirect_chain[-1][0] == URL
    assert told(response) == [
        "Nothing was added. At most 2 files can be sent at once; put more of them into a zip."
    ]


def test_a_text_too_long_for_the_form_is_told_in_words(coder, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024**2
    response = send(coder, text="word " * 300_000)

    assert told(response) == [
        "Nothing was added. A pasted text may have 1 MB; upload a longer one as a file."
    ]


def test_a_request_that_is_far_too_large_is_not_read(coder, monkeypatch):
    monkeypatch.setattr("articles.admin.ingest.MOST_BYTES", 1024**2)
    response = send(coder, file("a.txt", "a" * 2 * 1024**2))

    assert told(response) == ["Nothing was added. More than 1 MB cannot be sent at once."]


def test_a_form_without_its_token_is_refused():
    client = Client(enforce_csrf_checks=True)
    client.force_login(CoderFactory())

    assert client.post(URL, {"text": STORY}).status_code == 403
    assert not Article.objects.exists()


def test_only_who_may_add_articles_sees_the_page(client, django_user_model):
    assert client.get(URL).status_code == 302
    client.force_login(django_user_model.objects.create_user("looker", is_staff=True))

    assert client.get(URL).status_code == 403
    assert client.post(URL, {"text": STORY}).status_code == 403


def test_the_page_keeps_to_the_content_security_policy(coder):
    shown = coder.get(URL).content.decode()

    assert "<style" not in shown
    assert ' style="' not in shown
    assert all("src=" in tag for tag in shown.split("<script")[1:])


# -- Drafting ---------------------------------------------------------------


@pytest.fixture
def drafted(monkeypatch):
    """Note which articles are drafted instead of drafting them."""
    articles = []
    monkeypatch.setattr(
        drafting, "draft_article", lambda *, article, user: articles.append(article.pk), raising=False
    )
    return articles


def test_the_records_of_a_new_text_are_drafted_and_reviewing_starts(coder, drafted):
    response = coder.post(URL, {"text": STORY, "draft": "on"})
    article = Article.objects.get()

    assert drafted == [article.pk]
    assert response.url == reverse("admin:articles_article_review", args=[article.pk])


def test_the_records_of_each_new_file_are_drafted(coder, drafted):
    known = ArticleFactory(body="A text that is known.")
    send(coder, file("a.txt", STORY), file("b.txt", REPOST), file("c.txt", known.body), draft="on")

    assert set(drafted) == {article.pk for article in Article.objects.all()} - {known.pk}


def test_nothing_is_drafted_unless_asked_for_nor_for_what_is_coded(coder, drafted):
    ArticleFactory(body_sha256=digest(STORY), coding_state="coded")
    send(coder, text=STORY, draft="on")
    send(coder, text=REPOST)

    assert drafted == []


def test_an_article_whose_drafting_fails_is_kept_and_told(coder, monkeypatch):
    def fail(*, article, user):
        raise RuntimeError("no")

    monkeypatch.setattr(drafting, "draft_article", fail, raising=False)
    response = send(coder, text=STORY, draft="on")

    assert told(response) == [
        "The article was added.",
        "Its records could not be drafted; the reason is in the log.",
    ]
    assert Article.objects.count() == 1
