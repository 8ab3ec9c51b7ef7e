"""The articles that somebody took from the queue just now."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0009_sheet_import"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("taken_at", models.DateTimeField(default=django.utils.timezone.now, help_text="When it was taken.")),
                (
                    "article",
                    models.OneToOneField(
                        help_text="The article that was taken.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claim",
                        to="articles.article",
                    ),
                ),
                (
                    "coder",
                    models.ForeignKey(
                        help_text="Who took it.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"default_permissions": ()},
        ),
    ]
