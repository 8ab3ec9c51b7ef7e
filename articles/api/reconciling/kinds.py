"""What can be reconciled: officials and institutions, each with how a name is compared and described."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from defense_ties.lib.countries import country_name
from people.matching import (
    Candidate,
    Presented,
    PresentedInstitution,
    Register,
    candidates_for,
    institution_candidates,
    institution_register,
    official_register,
)
from people.models import Institution, Official

Wanted = tuple[str, str]  # a name, and the country where it is known


@dataclass(frozen=True)
class Kind:
    """A kind of record that names are reconciled with."""

    name: str  # as in the address
    type: str
    label: str
    model: Any
    register: Callable[[Iterable[Wanted]], Register]
    compare: Callable[[str, str, Register], list[Candidate]]

    def published(self) -> Any:
        """Return the records that a name may be reconciled with."""
        return self.model._default_manager.published()


def described(record: Any) -> str:
    """Return what tells a record from its namesakes: the native name, and the country."""
    country = country_name(str(record.country)) if record.country else ""
    return ", ".join(filter(None, (record.native_name, getattr(record, "acronym", ""), country)))


def _officials(name: str, country: str, register: Register) -> list[Candidate]:
    return candidates_for(Presented(name, country), register=register)


def _institutions(name: str, country: str, register: Register) -> list[Candidate]:
    return institution_candidates(PresentedInstitution(name, country), register=register)


KINDS: dict[str, Kind] = {
    "officials": Kind(
        "officials",
        "official",
        "Official",
        Official,
        lambda names: official_register(names, published=True),
        _officials,
    ),
    "institutions": Kind(
        "institutions",
        "institution",
        "Institution",
        Institution,
        lambda names: institution_register(names, published=True),
        _institutions,
    ),
}
