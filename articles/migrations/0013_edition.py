"""Add editions, which reviewers and administrators publish."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

import defense_ties.lib.records

GRANTS = {
    "coder": ("view",),
    "reviewer": ("add", "view"),
    "administrator": ("add", "view"),
}


def grant_editions(apps, schema_editor):
    """Let reviewers and administrators publish editions, and all staff see them."""
    using = schema_editor.connection.alias
    config = apps.get_app_config("articles")
    kept = getattr(config, "models_module", None)
    config.models_module = True  # else the app of a migration counts as one without models
    create_permissions(config, verbosity=0, apps=apps, using=using)
    config.models_module = kept
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for name, verbs in GRANTS.items():
        group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=name)
        codenames = [f"{verb}_edition" for verb in verbs]
        found = permissions.filter(content_type__app_label="articles", codename__in=codenames)
        group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_error_report"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "version",
                    models.CharField(
                        help_text="By what it is cited, such as 2026.1. It stays what it is, and is never given twice.",
                        max_length=30,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9a-z]([0-9a-z.-]{0,28}[0-9a-z])?$",
                                "A version is at most 30 letters a–z, digits, “.” and “-”, and begins and ends with no sign.",
                            )
                        ],
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="What readers should know of it: what is new, what was mended, what is still missing.",
                        max_length=10000,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("writing", "Being made"), ("published", "Published"), ("failed", "Failed")],
                        default="writing",
                        editable=False,
                        help_text="How far it has come.",
                        max_length=10,
                    ),
                ),
                (
                    "run",
                    defense_ties.lib.records.IdField(
                        default=defense_ties.lib.records.new_id,
                        editable=False,
                        help_text="Tells the work under way from work that was given up.",
                        max_length=80,
                    ),
                ),
                ("message", models.TextField(blank=True, editable=False, help_text="Why it failed.")),
                (
                    "frozen_at",
                    models.DateTimeField(
                        db_index=True,
                        editable=False,
                        help_text="The moment whose records it holds.",
                        null=True,
                        verbose_name="frozen",
                    ),
                ),
                (
                    "size",
                    models.PositiveBigIntegerField(
                        default=0, editable=False, help_text="Size of its package, in bytes."
                    ),
                ),
                (
                    "sha256",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="SHA-256 of its package, to tell that it came whole.",
                        max_length=64,
                    ),
                ),
                (
                    "rows",
                    models.JSONField(
                        default=dict, editable=False, help_text="How many rows each of its tables has."
                    ),
                ),
                (
                    "changes",
                    models.JSONField(
                        default=dict,
                        editable=False,
                        help_text="How many records of each table changed, and in what way.",
                    ),
                ),
                ("started_at", models.DateTimeField(auto_now_add=True, help_text="When it was begun.")),
                (
                    "before",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The edition with which its change log compares it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.edition",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="Who published it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-frozen_at", "-started_at", "version"],
                "default_permissions": ("add", "view"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["writing", "published", "failed"])),
                        name="articles_edition_state",
                        violation_error_message="“state” holds a code that is not in its vocabulary.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__regex", "^[0-9a-z]([0-9a-z.-]{0,28}[0-9a-z])?$")),
                        name="articles_edition_version_form",
                        violation_error_message="A version is at most 30 letters a–z, digits, “.” and “-”, and begins and ends with no sign.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "writing")),
                        fields=("state",),
                        name="articles_edition_one_at_a_time",
                        violation_error_message="Another edition is being made.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            models.Q(("frozen_at__isnull", False), models.Q(("sha256", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="articles_edition_whole",
                        violation_error_message="A published edition has a package and the moment it was frozen.",
                    ),
                ],
            },
        ),
        migrations.RunPython(grant_editions, migrations.RunPython.noop),
    ]
