"""Add the indexes that long lists are read by."""

from django.db import migrations, models
from django.db.models import F

from defense_ties.lib.indexes import OrderIndex
from defense_ties.lib.trigrams import TrigramIndexes

BY_DATE = F("earliest").desc(nulls_last=True)
NEWEST_FIRST: list = [BY_DATE, F("latest").desc(nulls_last=True), "id"]
INDEXES = [
    ("article", OrderIndex(BY_DATE, "id", name="articles_article_newest")),
    ("article", OrderIndex("coding_state", BY_DATE, "id", name="articles_article_to_code")),
    ("article", models.Index(fields=["language"], name="articles_article_language_is")),
    ("engagement", OrderIndex(*NEWEST_FIRST, name="articles_engagement_newest")),
    ("engagement", OrderIndex("review_status", *NEWEST_FIRST, name="articles_engagement_waiting")),
    ("participation", models.Index(fields=["country"], name="articles_participation_for")),
    ("side", models.Index(fields=["country", "engagement"], name="articles_side_of_country")),
]


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_coding")]

    operations = [
        *(migrations.AddIndex(model_name=model, index=index) for model, index in INDEXES),
        TrigramIndexes(
            [
                ("articles_agreement", "folded"),
                ("articles_article", "folded"),
                ("articles_engagement", "folded"),
                ("articles_participation", "folded"),
                ("articles_place", "folded"),
                ("articles_publisher", "folded"),
                ("articles_signature", "folded"),
            ]
        ),
    ]
