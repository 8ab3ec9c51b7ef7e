"""How often the data was changed; written by triggers of the database and by nothing else."""

from django.db import models


class DataChange(models.Model):
    """The changes of one transaction, or of many that are over; SQLite, with one writer, has one row."""

    transaction = models.BigIntegerField(primary_key=True, help_text="Number of the transaction.")
    changes = models.BigIntegerField(help_text="How many changes there were.")
    mark = models.BigIntegerField(help_text="A chance number, by which one history is told from another.")

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.changes} changes"
