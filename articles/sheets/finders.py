"""How what was reported is named in a sheet."""

from django.db import models

from articles.models import (
    SUBJECTS,
    Agreement,
    Article,
    Engagement,
    Place,
    Publisher,
    Topic,
)
from defense_ties.lib.sheets.kinds import Finder
from people.sheets.finders import FINDERS as PEOPLE

FINDERS: dict[type[models.Model], Finder] = {
    # Parts of records have no names of their own: an id is needed.
    **{model: Finder(model) for model in SUBJECTS.values()},
    **PEOPLE,
    Topic: Finder(Topic, ("label",)),
    Publisher: Finder(
        Publisher, ("name",), country="country", how="By name; for a namesake with the country: Xinhua (CN)."
    ),
    Place: Finder(
        Place,
        ("name", "native_name"),
        tokens=("kind",),
        country="country",
        how="By name and country: Hanoi, Viet Nam.",
    ),
    Article: Finder(
        Article,
        ("url", "title"),
        tokens=("date", "publisher__name"),
        how="By address or title; where several have one title, with the date in brackets.",
    ),
    Engagement: Finder(
        Engagement,
        ("title",),
        tokens=("date", "kind"),
        how="By title; where several have one title, with the date in brackets.",
    ),
    Agreement: Finder(
        Agreement,
        ("title", "title_as_written"),
        tokens=("kind",),
        how="By title, or title as written; where several have one title, with the kind in brackets.",
    ),
}
