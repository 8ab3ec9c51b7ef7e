"""Add the index by which the desk finds the appointments that were changed last."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0006_lists")]

    operations = [
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["changed_at", "id"], name="people_appointment_changed"),
        ),
    ]
