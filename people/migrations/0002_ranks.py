"""Load the vocabulary of ranks."""

from pathlib import Path

from django.db import migrations

from defense_ties.lib.tables import read_table

RANKS = Path(__file__).resolve().parent.parent / "vocabulary" / "ranks.csv"


def load_ranks(apps, schema_editor):
    """Add the ranks of the vocabulary file, each with its written forms."""
    rank_model, form_model = apps.get_model("people", "Rank"), apps.get_model("people", "RankForm")
    ranks, forms = [], []
    for row in read_table(RANKS):
        written = filter(None, row.pop("forms").split("|"))
        ranks.append(rank_model(**row))
        forms += [form_model(rank_id=row["id"], name=form) for form in written]
    rank_model.objects.bulk_create(ranks, batch_size=500)
    form_model.objects.bulk_create(forms, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_records")]

    operations = [migrations.RunPython(load_ranks, migrations.RunPython.noop)]
