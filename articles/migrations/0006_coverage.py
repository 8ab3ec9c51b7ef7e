"""Add which months of which publishers have been read."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

import defense_ties.lib.records

GRANTS = {"coder": ("add", "change", "view"), "reviewer": ("add", "change", "view", "delete")}
ID = {
    "help_text": "Stable identifier, used in addresses and exports and never reused.",
    "max_length": 80,
    "default": defense_ties.lib.records.new_id,
    "editable": False,
    "validators": [
        django.core.validators.RegexValidator(
            "^[a-z0-9][a-z0-9_-]{0,79}$", "An id is at most 80 lower-case letters, digits, “-” and “_”."
        )
    ],
}
STATES = [("read", "Read"), ("partly", "Read in part"), ("not_read", "Not read")]
WHO = "Who last said how far the month was read."


def grant_coverage(apps, schema_editor):
    """Let coders say which months were read, and reviewers delete what was said."""
    using = schema_editor.connection.alias
    config = apps.get_app_config("articles")
    kept = getattr(config, "models_module", None)
    config.models_module = True  # else the app of a migration counts as one without models
    create_permissions(config, verbosity=0, apps=apps, using=using)
    config.models_module = kept
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for name, verbs in GRANTS.items():
        group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=name)
        codenames = [f"{verb}_coveragemonth" for verb in verbs]
        found = permissions.filter(content_type__app_label="articles", codename__in=codenames)
        group.permissions.add(*found)


def _said():
    """Return the columns that the table and its history have in common."""
    return [
        ("month", models.CharField(help_text="Year and month of the output: 2022-03.", max_length=7)),
        (
            "state",
            models.CharField(
                choices=STATES,
                default="read",
                help_text="How far the output of the month was searched: read, read in part, not read.",
                max_length=10,
            ),
        ),
        (
            "note",
            models.TextField(
                blank=True,
                help_text="What was searched, and how: the sections, the search words, the gaps.",
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_drafted_with"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CoverageMonth",
            fields=[
                ("id", defense_ties.lib.records.IdField(primary_key=True, serialize=False, **ID)),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, help_text="When the record was made here."),
                ),
                (
                    "changed_at",
                    models.DateTimeField(auto_now=True, help_text="When the record was last changed here."),
                ),
                *_said(),
                (
                    "publisher",
                    models.ForeignKey(
                        help_text="Whose output was searched.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coverage_months",
                        to="articles.publisher",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text=WHO,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "month of a publisher",
                "verbose_name_plural": "months of publishers",
                "ordering": ["-month", "publisher_id", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id__regex", "^[a-z0-9][a-z0-9_-]{0,79}$")),
                        name="articles_coveragemonth_id_form",
                        violation_error_message="An id is at most 80 lower-case letters, digits, “-” and “_”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$")),
                        name="articles_coveragemonth_month",
                        violation_error_message="Write a month as year and month: 2022-03.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["read", "partly", "not_read"])),
                        name="articles_coveragemonth_state",
                        violation_error_message="“state” holds a code that is not in its vocabulary.",
                    ),
                    models.UniqueConstraint(
                        fields=("publisher", "month"),
                        name="articles_coveragemonth_once",
                        violation_error_message=(
                            "How far this month of the publisher was read is on record already."
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCoverageMonth",
            fields=[
                ("id", defense_ties.lib.records.IdField(db_index=True, **ID)),
                (
                    "created_at",
                    models.DateTimeField(
                        blank=True, editable=False, help_text="When the record was made here."
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        blank=True, editable=False, help_text="When the record was last changed here."
                    ),
                ),
                *_said(),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Whose output was searched.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.publisher",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        help_text=WHO,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical month of a publisher",
                "verbose_name_plural": "historical months of publishers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        # By these the desk finds what has waited longest, what was changed last, and what is in dispute.
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["coding_state", "created_at", "id"], name="articles_article_oldest"),
        ),
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(fields=["changed_at", "id"], name="articles_engagement_changed"),
        ),
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(
                condition=models.Q(("stance", "contradicts")),
                fields=["stance"],
                name="articles_evidence_against",
            ),
        ),
        migrations.RunPython(grant_coverage, migrations.RunPython.noop),
    ]
