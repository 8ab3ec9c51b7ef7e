"""Add the errors that readers report, which every member of staff may answer."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

import defense_ties.lib.records

ANSWER = ("change", "view")
GRANTS = {
    "coder": ANSWER,
    "reviewer": (*ANSWER, "delete"),
    "administrator": (*ANSWER, "delete"),
}


def grant_reports(apps, schema_editor):
    """Let staff answer what readers report, and reviewers and administrators delete it."""
    using = schema_editor.connection.alias
    config = apps.get_app_config("articles")
    kept = getattr(config, "models_module", None)
    config.models_module = True  # else the app of a migration counts as one without models
    create_permissions(config, verbosity=0, apps=apps, using=using)
    config.models_module = kept
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for name, verbs in GRANTS.items():
        group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=name)
        codenames = [f"{verb}_errorreport" for verb in verbs]
        found = permissions.filter(content_type__app_label="articles", codename__in=codenames)
        group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ErrorReport",
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
                        blank=True,
                        choices=[
                            ("engagement", "Engagement"),
                            ("agreement", "Agreement"),
                            ("official", "Official"),
                            ("institution", "Institution"),
                            ("article", "Article"),
                        ],
                        help_text="Kind of the record that is wrong; blank for the site as a whole.",
                        max_length=20,
                        verbose_name="kind of record",
                    ),
                ),
                (
                    "record_id",
                    defense_ties.lib.records.IdField(
                        blank=True, help_text="Id of the record.", max_length=80
                    ),
                ),
                (
                    "record_name",
                    models.CharField(
                        blank=True,
                        help_text="What the record was called when it was reported.",
                        max_length=500,
                        verbose_name="record",
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        help_text="What is wrong, in the reader’s words.",
                        max_length=4000,
                        verbose_name="what is wrong",
                    ),
                ),
                (
                    "source",
                    models.TextField(
                        blank=True, help_text="Where the reader says it can be checked.", max_length=1000
                    ),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True, help_text="How to reach the reader, if they said so.", max_length=200
                    ),
                ),
                (
                    "sender",
                    models.CharField(
                        blank=True, editable=False, help_text="Code of the address.", max_length=64
                    ),
                ),
                (
                    "reported_at",
                    models.DateTimeField(
                        db_index=True,
                        default=django.utils.timezone.now,
                        editable=False,
                        help_text="When it came.",
                        verbose_name="reported",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("answered", "Answered"), ("dismissed", "Dismissed")],
                        db_index=True,
                        default="open",
                        help_text="What became of it: open, answered or dismissed.",
                        max_length=10,
                    ),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True,
                        help_text="What was found and done, for colleagues; it is not sent to anybody.",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="When it was answered or dismissed.",
                        null=True,
                        verbose_name="decided",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="Who answered or dismissed it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "report of an error",
                "verbose_name_plural": "reports of errors",
                "ordering": ["-reported_at", "-id"],
                "default_permissions": ("change", "delete", "view"),
                "indexes": [
                    models.Index(fields=["record_type", "record_id"], name="articles_errorreport_about")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "record_type__in",
                                ["engagement", "agreement", "official", "institution", "article", ""],
                            )
                        ),
                        name="articles_errorreport_record_type",
                        violation_error_message="“record_type” holds a code that is not in its vocabulary.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "answered", "dismissed"])),
                        name="articles_errorreport_state",
                        violation_error_message="“state” holds a code that is not in its vocabulary.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="articles_errorreport_words",
                        violation_error_message="“words” may not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("record_id", ""), ("record_type", "")),
                            models.Q(
                                models.Q(("record_type", ""), _negated=True),
                                models.Q(("record_id", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="articles_errorreport_record",
                        violation_error_message="A record is named by its kind and its id together.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True), ("decided_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="articles_errorreport_decided_when",
                        violation_error_message="A decision says when it was taken; an open report does not.",
                    ),
                ],
            },
        ),
        migrations.RunPython(grant_reports, migrations.RunPython.noop),
    ]
