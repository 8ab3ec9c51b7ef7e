"""Add what pickers and lists over many people search by."""

from django.db import migrations

from defense_ties.lib.trigrams import TrigramIndexes


class Migration(migrations.Migration):
    dependencies = [("people", "0004_resemblance")]

    operations = [
        TrigramIndexes(
            [
                ("people_official", "folded"),
                ("people_officialalias", "folded"),
                ("people_institution", "folded"),
                ("people_institutionalias", "folded"),
                ("people_position", "folded"),
            ]
        )
    ]
