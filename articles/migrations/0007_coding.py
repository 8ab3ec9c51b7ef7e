"""Add the codings of articles that two coders read apart."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_coverage")]

    operations = []
