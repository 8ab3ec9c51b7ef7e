"""Add the permission to review officials, institutions and appointments."""

from django.db import migrations
from django.db.models import F, OrderBy

PERMISSIONS = ("add", "change", "delete", "view", "review")


class Migration(migrations.Migration):
    dependencies = [("people", "0002_ranks")]

    operations = [
        migrations.AlterModelOptions(
            name="appointment",
            options={
                "default_permissions": PERMISSIONS,
                "ordering": ["official_id", OrderBy(F("earliest"), nulls_last=True), "id"],
            },
        ),
        migrations.AlterModelOptions(
            name="institution",
            options={"default_permissions": PERMISSIONS, "ordering": ["name", "id"]},
        ),
        migrations.AlterModelOptions(
            name="official",
            options={"default_permissions": PERMISSIONS, "ordering": ["sort_key", "id"]},
        ),
    ]
