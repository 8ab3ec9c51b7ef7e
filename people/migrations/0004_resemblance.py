"""Add pairs of records that resemble each other, to be judged."""

from django.db import migrations, models

import defense_ties.lib.records


class Migration(migrations.Migration):
    dependencies = [("people", "0003_merge")]

    operations = [
        migrations.CreateModel(
            name="Resemblance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "record_type",
                    models.CharField(
                        help_text="What both records are: official, institution …", max_length=40
                    ),
                ),
                (
                    "first_id",
                    defense_ties.lib.records.IdField(help_text="The lower of the two ids.", max_length=80),
                ),
                (
                    "second_id",
                    defense_ties.lib.records.IdField(
                        db_index=True, help_text="The higher of the two ids.", max_length=80
                    ),
                ),
                (
                    "score",
                    models.FloatField(
                        db_index=True, help_text="How likely it is that the two are one, from 0 to 1."
                    ),
                ),
                (
                    "reasons",
                    models.TextField(
                        blank=True, help_text="What speaks for it and against it, a sentence each."
                    ),
                ),
                (
                    "found_at",
                    models.DateTimeField(auto_now_add=True, help_text="When the likeness was first seen."),
                ),
            ],
            options={
                "verbose_name": "possible duplicate",
                "verbose_name_plural": "possible duplicates",
                "ordering": ["-score", "record_type", "first_id", "second_id"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record_type", "first_id", "second_id"),
                        name="people_resemblance_once",
                        violation_error_message="The likeness of the two is on record already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_id__lt", models.F("second_id"))),
                        name="people_resemblance_order",
                        violation_error_message=(
                            "A record does not resemble itself; the lower id comes first."
                        ),
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 0), ("score__lte", 1)),
                        name="people_resemblance_score",
                        violation_error_message="A score is a number from 0 to 1.",
                    ),
                ],
            },
        )
    ]
