"""Add the imports of spreadsheets: what was sent, how far it has come, and what came of it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import defense_ties.lib.records


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_lists"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="SheetImport",
            fields=[
                (
                    "id",
                    defense_ties.lib.records.IdField(
                        default=defense_ties.lib.records.new_id,
                        editable=False,
                        help_text="Part of the address of its page.",
                        max_length=80,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(help_text="What its rows are: officials, engagements …", max_length=40),
                ),
                ("file_name", models.CharField(help_text="Name of the file that was sent.", max_length=200)),
                (
                    "sha256",
                    models.CharField(
                        help_text="SHA-256 of the file, by which it is recognised.", max_length=64
                    ),
                ),
                (
                    "blanks_empty",
                    models.BooleanField(
                        default=False, help_text="Whether blank cells empty fields on record."
                    ),
                ),
                (
                    "only_right",
                    models.BooleanField(
                        default=False, help_text="Whether only the right rows were imported."
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "Being checked"),
                            ("checked", "Ready to import"),
                            ("writing", "Being imported"),
                            ("written", "Imported"),
                            ("cancelled", "Cancelled"),
                            ("refused", "Refused"),
                            ("failed", "Failed"),
                        ],
                        db_index=True,
                        default="checking",
                        help_text="How far it has come.",
                        max_length=10,
                    ),
                ),
                (
                    "run",
                    defense_ties.lib.records.IdField(
                        default=defense_ties.lib.records.new_id,
                        help_text="Tells the work under way from work that was given up.",
                        max_length=80,
                    ),
                ),
                (
                    "message",
                    models.TextField(
                        blank=True, help_text="Why it was refused or failed, or is checked anew."
                    ),
                ),
                (
                    "notes",
                    models.JSONField(
                        blank=True, default=list, help_text="What to know of how the file was read."
                    ),
                ),
                (
                    "new",
                    models.PositiveIntegerField(default=0, help_text="Number of rows that are new records."),
                ),
                (
                    "changed",
                    models.PositiveIntegerField(default=0, help_text="Number of rows that change a record."),
                ),
                (
                    "equal",
                    models.PositiveIntegerField(
                        default=0, help_text="Number of rows that say what is on record."
                    ),
                ),
                (
                    "faulty",
                    models.PositiveIntegerField(default=0, help_text="Number of rows with something wrong."),
                ),
                ("started_at", models.DateTimeField(auto_now_add=True, help_text="When the file was sent.")),
                (
                    "finished_at",
                    models.DateTimeField(
                        blank=True, help_text="When it was imported or given up.", null=True
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who sent it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "import of a spreadsheet",
                "verbose_name_plural": "imports of spreadsheets",
                "ordering": ["-started_at", "id"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "checking",
                                    "checked",
                                    "writing",
                                    "written",
                                    "cancelled",
                                    "refused",
                                    "failed",
                                ],
                            )
                        ),
                        name="articles_sheetimport_state",
                        violation_error_message="“state” holds a code that is not in its vocabulary.",
                    )
                ],
            },
        ),
    ]
