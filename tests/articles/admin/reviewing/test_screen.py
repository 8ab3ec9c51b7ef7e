"""The screen on which an article is reviewed: who may open it and what it shows."""

import pytest

from tests.articles.admin.reviewing.made import a_scene
from tests.posting import page

pytestmark = pytest.mark.django_db


def test_a_coder_sees_the_text_and_the_records_in_its_order(coder):
    scene = a_scene()
    shown = coder.get(page(scene.article, "review"))

    assert shown.status_code == 200
    assert [card.title for card in shown.context["sheet"].ties] == [
        "Visit of Sar Bunthan to Viet Nam",
        "Talks of Sar Bunthan and Tran Quoc Hung",
        "Memorandum of Cambodia and Viet Nam on search and rescue at sea",
        "Joint patrol of Cambodia and Viet Nam",
    ]
