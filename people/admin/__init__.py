"""The staff's pages of people and institutions, one file a noun."""

from people.admin import (  # noqa: F401
    aliases,
    appointment,
    decisions,
    desk,
    institution,
    merge,
    official,
    position,
    rank,
    resemblance,
)
