"""Add the codings of articles that two coders read apart."""

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_coverage"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalCoding",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "slot",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Which of the two coders it is: 1 or 2, as their columns are headed.",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("given", "Given"),
                            ("handed_in", "Handed in"),
                            ("reconciled", "Reconciled"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_index=True,
                        default="given",
                        help_text="How far it has come: given, handed in, reconciled or withdrawn.",
                        max_length=10,
                    ),
                ),
                (
                    "given_at",
                    models.DateTimeField(default=django.utils.timezone.now, help_text="When it was given."),
                ),
                (
                    "handed_in_at",
                    models.DateTimeField(blank=True, help_text="When the coder handed it in.", null=True),
                ),
                (
                    "closed_at",
                    models.DateTimeField(
                        blank=True, help_text="When it was reconciled or called off.", null=True
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What the reviewer tells the coder: why it came back, or was called off.",
                    ),
                ),
                (
                    "facts",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text=(
                            "What the coder had found when they handed it in; agreement is counted from this."
                        ),
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
            ],
            options={
                "verbose_name": "historical coding",
                "verbose_name_plural": "historical codings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Coding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slot",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Which of the two coders it is: 1 or 2, as their columns are headed.",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("given", "Given"),
                            ("handed_in", "Handed in"),
                            ("reconciled", "Reconciled"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_index=True,
                        default="given",
                        help_text="How far it has come: given, handed in, reconciled or withdrawn.",
                        max_length=10,
                    ),
                ),
                (
                    "given_at",
                    models.DateTimeField(default=django.utils.timezone.now, help_text="When it was given."),
                ),
                (
                    "handed_in_at",
                    models.DateTimeField(blank=True, help_text="When the coder handed it in.", null=True),
                ),
                (
                    "closed_at",
                    models.DateTimeField(
                        blank=True, help_text="When it was reconciled or called off.", null=True
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What the reviewer tells the coder: why it came back, or was called off.",
                    ),
                ),
                (
                    "facts",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text=(
                            "What the coder had found when they handed it in; agreement is counted from this."
                        ),
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        help_text="The article that is coded.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codings",
                        to="articles.article",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who reconciled it or called it off.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "coder",
                    models.ForeignKey(
                        help_text="Who codes it, without seeing what the other makes of it.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who gave the article to the coder.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-given_at", "article_id", "slot"],
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="coding",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The independent coding of which this is a part; blank for all others.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agreements",
                to="articles.coding",
            ),
        ),
        migrations.AddField(
            model_name="engagement",
            name="coding",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The independent coding of which this is a part; blank for all others.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="engagements",
                to="articles.coding",
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="coding",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The independent coding of which this is a part; blank for all others.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence",
                to="articles.coding",
            ),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="coding",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The independent coding of which this is a part; blank for all others.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="articles.coding",
            ),
        ),
        migrations.AddField(
            model_name="historicalengagement",
            name="coding",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The independent coding of which this is a part; blank for all others.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="articles.coding",
            ),
        ),
        migrations.AddField(
            model_name="historicalevidence",
            name="coding",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The independent coding of which this is a part; blank for all others.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="articles.coding",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("coding__isnull", True),
                    models.Q(("review_status", "published"), _negated=True),
                    _connector="OR",
                ),
                name="articles_agreement_coding",
                violation_error_message=(
                    "What is part of an independent coding is published once that is reconciled."
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("coding__isnull", True),
                    models.Q(("review_status", "published"), _negated=True),
                    _connector="OR",
                ),
                name="articles_engagement_coding",
                violation_error_message=(
                    "What is part of an independent coding is published once that is reconciled."
                ),
            ),
        ),
        migrations.AddField(
            model_name="historicalcoding",
            name="article",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The article that is coded.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="historicalcoding",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Who reconciled it or called it off.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalcoding",
            name="coder",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Who codes it, without seeing what the other makes of it.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalcoding",
            name="given_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Who gave the article to the coder.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalcoding",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="coding",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["given", "handed_in", "reconciled", "withdrawn"])),
                name="articles_coding_state",
                violation_error_message="“state” holds a code that is not in its vocabulary.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coding",
            constraint=models.CheckConstraint(
                condition=models.Q(("slot__in", (1, 2))),
                name="articles_coding_slot",
                violation_error_message="An article is given to two coders, 1 and 2.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "withdrawn"), _negated=True),
                fields=("article", "slot"),
                name="articles_coding_two",
                violation_error_message="The article is in the hands of two coders already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "withdrawn"), _negated=True),
                fields=("article", "coder"),
                name="articles_coding_once",
                violation_error_message="The coder has this article already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "withdrawn"),
                    models.Q(("handed_in_at__isnull", True), ("state", "given")),
                    models.Q(("handed_in_at__isnull", False), models.Q(("state", "given"), _negated=True)),
                    _connector="OR",
                ),
                name="articles_coding_handed_in_when",
                violation_error_message="What is handed in says when; what is not has no such time.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("state__in", ("given", "handed_in"))),
                    models.Q(
                        models.Q(("state__in", ("given", "handed_in")), _negated=True),
                        ("closed_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="articles_coding_closed_when",
                violation_error_message="What is closed says when; what is open has no such time.",
            ),
        ),
    ]
