"""Add what pickers and lists over many people search by."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0004_resemblance")]

    operations = []
