"""Closed vocabularies: a code, a label and a definition of one sentence each."""

from django.db import models


class _Defined:
    """Member of an enumeration that also carries its definition."""

    definition: str

    @classmethod
    def definitions(cls) -> dict:
        """Return the definition of each code, in the order of the vocabulary."""
        return {member.value: member.definition for member in cls}  # type: ignore[attr-defined]

    @classmethod
    def help(cls) -> str:
        """Return the definitions as one line of help for a form."""
        return " ".join(f"{member.label}: {member.definition}" for member in cls)  # type: ignore[attr-defined]


class Vocabulary(_Defined, models.TextChoices):
    """Text codes; members are written `NAME = "code", "Definition.", "Label"`."""

    def __new__(cls, value: str, definition: str = ""):
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        return member


class Scale(_Defined, models.IntegerChoices):
    """Ordered codes; members are written `NAME = 1, "Definition.", "Label"`."""

    def __new__(cls, value: int, definition: str = ""):
        member = int.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        return member
