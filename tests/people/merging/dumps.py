"""Every row of every table, so that two states of the database can be compared."""

from typing import Any

from django.apps import apps

from defense_ties.lib.merging import pack

# What a merge and its undoing add to, rightly: versions, the merges themselves, and the times of change.
LEFT_OUT = {"articles.datachange", "people.merge"}
RESTLESS = {"changed_at"}


def dump() -> dict[str, Any]:
    """Return every row of the project's tables, by table and key, history aside."""
    models = [
        model
        for label in ("people", "articles")
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    ]
    return {
        f"{model._meta.label_lower} {row.pk}": {
            name: value for name, value in pack(row).items() if name not in RESTLESS
        }
        for model in models
        if model._meta.label_lower not in LEFT_OUT and not model.__name__.startswith("Historical")
        for row in model._base_manager.all()
    }
