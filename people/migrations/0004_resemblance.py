"""Add pairs of records that resemble each other, to be judged."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0003_merge")]

    operations = []
