"""What every record has: a stable id, and when it was made and last changed."""

import secrets
from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from defense_ties.lib.constraints import matches
from defense_ties.lib.fields import Settled, with_defaults

ID_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,79}$"
ID_MESSAGE = "An id is at most 80 lower-case letters, digits, “-” and “_”."
# Crockford's base 32, so that an id can be read out: no i, l, o, u.
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id() -> str:
    """Return a random id of 12 letters (60 bits)."""
    return "".join(secrets.choice(_LETTERS) for _ in range(12))


class IdField(models.CharField):
    """An id, compared byte by byte on every database, so that exports sort alike everywhere."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **with_defaults(kwargs, max_length=80))

    def db_type(self, connection):
        # Recursive queries build arrays of ids, and PostgreSQL does not join varchar(80)[] with varchar[].
        return "text" if connection.vendor == "postgresql" else super().db_type(connection)

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class Record(Settled):
    """A row that others cite: its id stands in addresses, exports and packages, and is never reused."""

    id = IdField(
        primary_key=True,
        default=new_id,
        editable=False,
        validators=[RegexValidator(ID_PATTERN, ID_MESSAGE)],
        help_text="Stable identifier, used in addresses and exports and never reused.",
    )
    created_at = models.DateTimeField(auto_now_add=True, help_text="When the record was made here.")
    changed_at = models.DateTimeField(auto_now=True, help_text="When the record was last changed here.")

    class Meta:
        abstract = True
        constraints = [
            matches(
                "id",
                ID_PATTERN,
                name="%(app_label)s_%(class)s_id_form",
                message=ID_MESSAGE,
                blank=False,
            ),
        ]
