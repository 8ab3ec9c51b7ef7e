"""Records by the key under which the screen names them: engagement-0a1b2c."""

from typing import Any

from articles.admin.evidence import WHOLES
from articles.models import SUBJECTS, Article

KINDS: dict[str, Any] = {**SUBJECTS, "article": Article}
# On the card of which other record a record stands.
OWNERS = {**WHOLES, "appointment": "official"}


def kind_of(record: Any) -> str:
    """Return the name of the kind of a record, as evidence names it."""
    return next(name for name, model in KINDS.items() if isinstance(record, model))


def key_of(record: Any) -> str:
    """Return the key of a record."""
    return f"{kind_of(record)}-{record.pk}"


def owner_of(record: Any) -> Any:
    """Return the record on whose card a record stands; most stand on their own."""
    name = kind_of(record)
    return getattr(record, OWNERS[name]) if name in OWNERS else record


def find(key: str, *kinds: str) -> Any:
    """Return the record of a key, or None if there is none of these kinds; of any kind if none is given."""
    kind, _, pk = key.partition("-")
    if kind not in (kinds or KINDS) or not pk or "\0" in pk:
        return None
    return KINDS[kind]._base_manager.filter(pk=pk).first()
