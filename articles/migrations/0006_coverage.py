"""Add which months of which publishers have been read."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_drafted_with")]

    operations = []
