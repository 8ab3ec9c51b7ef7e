"""What a record is refused for, by the database itself and by its own check."""

from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction


@contextmanager
def database_refuses(constraint: str | None = None):
    """Expect the database to refuse what is done, naming the constraint if one is given."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        yield


def refusals(factory: Any, constraint: str | None = None, **given: Any) -> list[str]:
    """Return what a new record says when it checks its constraints; the database has to refuse it as well."""
    with database_refuses(constraint):
        factory(**given)
    with pytest.raises(ValidationError) as caught:
        factory.build(**given).validate_constraints()
    return caught.value.messages


def faults(record: Any) -> list[str]:
    """Return what full_clean() says against a record."""
    with pytest.raises(ValidationError) as caught:
        record.full_clean()
    return caught.value.messages
