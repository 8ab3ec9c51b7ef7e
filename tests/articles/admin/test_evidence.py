"""The staff's pages of evidence."""

import pytest

from articles.models import Evidence
from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    OfficialFactory,
    SideFactory,
)
from tests.posting import add_rows, faults, page, save

pytestmark = pytest.mark.django_db

TEXT = "Two generals met.\n\nThey shook hands."


def test_a_passage_is_cited_on_the_form_of_an_engagement(coder):
    engagement, article = EngagementFactory(), ArticleFactory(body=TEXT)
    row = {
        "article": article.pk,
        "paragraph": 1,
        "start": 0,
        "end": 17,
        "stance": "supports",
        "field": "date",
    }
    save(coder, page(engagement), **add_rows("evidence", row))
    evidence = engagement.evidence.get()

    assert evidence.quote == "Two generals met."
    assert evidence.field == "date"


@pytest.mark.parametrize(
    ("given", "box", "fault"),
    [
        ({"start": 12, "end": 3}, "end", "A passage ends after it starts; give both ends or neither."),
        ({"start": 12}, "end", "A passage ends after it starts; give both ends or neither."),
        ({"start": 3, "end": 500}, "end", "The text of the article ends at character 36."),
        ({"paragraph": 3}, "paragraph", "The text of the article has 2 paragraphs."),
        ({"paragraph": 0}, "paragraph", "Paragraphs are counted from 1."),
        ({"start": -1, "end": 4}, "start", "Ensure this value is greater than or equal to 0."),
        (
            {"stance": "perhaps"},
            "stance",
            "Select a valid choice. perhaps is not one of the available choices.",
        ),
        ({"field": "colour"}, "field", "Select a valid choice. colour is not one of the available choices."),
        ({"article": "", "paragraph": 1}, "article", "This field is required."),
    ],
)
def test_a_faulty_passage_is_told_beside_its_box(coder, given, box, fault):
    row = {"article": ArticleFactory(body=TEXT).pk, "stance": "supports"} | given
    response = save(coder, page(EngagementFactory()), **add_rows("evidence", row))

    assert faults(response) == {f"evidence-0-{box}": [fault]}


def test_a_passage_is_cited_once_for_one_thing(coder):
    engagement, article = EngagementFactory(), ArticleFactory()
    EvidenceFactory(engagement=engagement, article=article, paragraph=1)
    row = {"article": article.pk, "paragraph": 1, "stance": "supports"}
    told = ["This passage is cited for this already."]

    stored = save(coder, page(engagement), **add_rows("evidence", row, stored=1))
    assert faults(stored) == {"evidence-1-article": told}
    at_once = save(coder, page(EngagementFactory()), **add_rows("evidence", row, row))
    assert faults(at_once) == {"evidence-1-article": told}


def test_evidence_is_for_exactly_one_record(coder):
    engagement, article = EngagementFactory(), ArticleFactory()
    given = {"article": article.pk, "paragraph": 1}

    none = save(coder, page(Evidence, "add"), **given)
    both = save(
        coder, page(Evidence, "add"), **given, engagement=engagement.pk, official=OfficialFactory().pk
    )
    one = save(coder, page(Evidence, "add"), **given, engagement=engagement.pk)

    assert faults(none) == faults(both) == {"above": ["Evidence is cited for exactly one record."]}
    assert faults(one) == {}
    assert engagement.evidence.count() == 1


def test_evidence_names_a_field_of_its_record(coder):
    given = {"article": ArticleFactory().pk, "engagement": EngagementFactory().pk, "field": "colour"}

    assert faults(save(coder, page(Evidence, "add"), **given))["field"][0].startswith(
        "There is no such field. Choose one of: date, date_basis, title,"
    )


@pytest.mark.parametrize("subject", ["engagement", "agreement", "side"])
def test_a_coder_cannot_add_evidence_to_what_is_published(coder, reviewer, subject):
    record = {
        "engagement": lambda: EngagementFactory(published=True),
        "agreement": lambda: AgreementFactory(published=True),
        "side": lambda: SideFactory(engagement=EngagementFactory(published=True)),
    }[subject]()
    given = {"article": ArticleFactory().pk, subject: record.pk}

    assert faults(save(coder, page(Evidence, "add"), **given)) == {
        subject: ["This is published: only a reviewer can add evidence to it."]
    }
    assert faults(save(reviewer, page(Evidence, "add"), **given)) == {}


def test_a_coder_cannot_change_or_delete_the_evidence_of_what_is_published(coder):
    evidence = EvidenceFactory(engagement=EngagementFactory(published=True), note="As it was")

    assert coder.get(page(evidence)).status_code == 200
    assert coder.post(page(evidence), {"note": "Changed"}).status_code == 403
    assert coder.post(page(evidence, "delete"), {"post": "yes"}).status_code == 403


def test_the_words_of_a_passage_are_shown(coder):
    evidence = EvidenceFactory(article=ArticleFactory(body=TEXT), start=0, end=17)

    assert '<div class="readonly">Two generals met.</div>' in coder.get(page(evidence)).content.decode()


def test_the_form_is_filled_in_from_an_article(coder):
    article = ArticleFactory(title="Two generals")
    response = coder.get(page(Evidence, "add"), {"article": article.pk})

    assert f'<option value="{article.pk}" selected>Two generals · Daily Gazette' in response.content.decode()


def test_the_list_says_what_each_passage_is_cited_for(coder):
    side = SideFactory(engagement=EngagementFactory(title="Talks"), country="KH", role="host")
    EvidenceFactory(engagement=None, side=side)

    assert "Side: Cambodia (host) · Talks" in coder.get(page(Evidence)).content.decode()


def test_a_passage_whose_record_is_taken_out_is_refused_in_words(coder):
    evidence = EvidenceFactory()

    response = save(coder, page(evidence), engagement="")

    assert response.status_code == 200
    assert faults(response)
    evidence.refresh_from_db()
    assert evidence.engagement_id is not None
