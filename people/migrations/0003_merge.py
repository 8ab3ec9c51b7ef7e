"""Add the record of merges, from which they can be undone."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0002_ranks")]

    operations = []
