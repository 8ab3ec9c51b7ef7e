"""Load the vocabulary of topics."""

from pathlib import Path

from django.db import migrations

from defense_ties.lib.tables import read_table

TOPICS = Path(__file__).resolve().parent.parent / "vocabulary" / "topics.csv"


def load_topics(apps, schema_editor):
    """Add the topics of the vocabulary file, in its order; groups come before what they hold."""
    topic_model = apps.get_model("articles", "Topic")
    topic_model.objects.bulk_create(
        topic_model(
            id=row["id"],
            label=row["label"],
            definition=row["definition"],
            parent_id=row["parent"] or None,
            sequence=sequence,
        )
        for sequence, row in enumerate(read_table(TOPICS), start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_records")]

    operations = [migrations.RunPython(load_topics, migrations.RunPython.noop)]
