"""What the staff's pages need of imports."""

from typing import Any

from django.db.models import QuerySet

from articles.models import SheetImport
from articles.models.sheet_import import OPEN, RUNNING, SheetState
from articles.sheets import BY_MODEL, BY_NAME
from articles.sheets.files import Folder
from articles.sheets.rights import may, may_import
from articles.sheets.running import Refused, begin, cancel, confirm, is_stopped, receive, start_again
from defense_ties.lib.sheets.kinds import Kind


def kind_of(model: Any) -> Kind | None:
    """Return what sheets of a kind of record hold, or None if it is not imported from sheets."""
    return BY_MODEL.get(model)


def imports_of(user: Any, kind: Kind) -> QuerySet[SheetImport]:
    """Return the imports of a kind that a user may see: their own, and an administrator all."""
    found = SheetImport.objects.filter(kind=kind.name).select_related("user")
    return found if user.is_superuser else found.filter(user=user)


__all__ = [
    "BY_NAME",
    "OPEN",
    "RUNNING",
    "Folder",
    "Refused",
    "SheetState",
    "begin",
    "cancel",
    "confirm",
    "imports_of",
    "is_stopped",
    "kind_of",
    "may",
    "may_import",
    "receive",
    "start_again",
]
