"""How people, institutions, ranks and posts are named in a sheet."""

from django.db import models

from defense_ties.lib.sheets.kinds import Finder
from people.models import Institution, Official, Position, Rank

FINDERS: dict[type[models.Model], Finder] = {
    Official: Finder(
        Official,
        ("name", "native_name", "aliases__name"),
        country="country",
        how="By name or alias; for a namesake with the country: Hun Manet (KH).",
    ),
    Institution: Finder(
        Institution,
        ("name", "native_name", "acronym", "aliases__name"),
        tokens=("parent__name",),
        country="country",
        how="By name, acronym or alias; for a namesake with the country: Ministry of Defence (KH).",
    ),
    Rank: Finder(
        Rank,
        ("title", "forms__name"),
        tokens=("service", "scheme"),
        country="country",
        how="By title or written form, with the country: General (KH).",
    ),
    Position: Finder(
        Position,
        ("title",),
        tokens=("institution__name", "institution__acronym"),
        country="country",
        how="By title and institution: Commander, Royal Cambodian Army.",
    ),
}
