"""The staff's pages of ranks."""

import pytest

from people.models import Rank
from tests.posting import add_rows, faults, page, save

pytestmark = pytest.mark.django_db


def offered(client, words):
    response = client.get(
        "/admin/autocomplete/",
        {"term": words, "app_label": "articles", "model_name": "participation", "field_name": "rank"},
    )
    return [result["text"] for result in response.json()["results"]]


def test_a_rank_is_told_apart_by_country_service_and_code(coder):
    assert "Senior Lieutenant General (VN) · Viet Nam · Army" in " ".join(
        offered(coder, "senior lieutenant general")
    )
    assert any(label.endswith(" · OF-8") for label in offered(coder, "lieutenant general"))


def test_a_rank_is_found_by_a_written_form(coder):
    found = coder.get(page(Rank), {"q": "lt. gen."}).context["cl"].queryset

    assert found.filter(title="Lieutenant General", country="KH").exists()


def test_only_a_military_rank_has_a_nato_code(reviewer):
    given = {"title": "Chief", "scheme": "police", "service": "police", "nato_code": "OF-9"}

    assert faults(save(reviewer, page(Rank, "add"), **given)) == {
        "nato_code": ["Only a military rank has a NATO code."]
    }


def test_a_written_form_stands_once(reviewer):
    rank = Rank.objects.filter(country="KH").first()
    stored = rank.forms.count()
    again = add_rows("forms", {"name": "Gen. X"}, {"name": "Gen. X"}, stored=stored)

    assert faults(save(reviewer, page(rank), **again)) == {
        f"forms-{stored + 1}-name": ["The rank has this written form already."]
    }
