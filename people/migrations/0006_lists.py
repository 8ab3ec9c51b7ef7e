"""Add the indexes that long lists are read by."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_picking")]

    operations = [
        migrations.AddIndex(
            model_name="official", index=models.Index(fields=["sort_key", "id"], name="people_official_sorted")
        ),
        migrations.AddIndex(
            model_name="official",
            index=models.Index(fields=["country"], name="people_official_country_is"),
        ),
    ]
