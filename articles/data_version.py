"""The version of all that readers see of articles and people."""

from django.apps import apps

from articles.models import (
    Claim,
    Coding,
    CountedEngagement,
    DataChange,
    EngagementCount,
    ErrorReport,
    Fingerprint,
    Likeness,
    SheetImport,
)
from defense_ties.lib.data_version import DataVersion

# What staff work with: no page for readers shows anything of it.
OF_STAFF = {Claim, Coding, ErrorReport, Fingerprint, Likeness, SheetImport}
# What follows every write by itself.
FOLLOWING = {CountedEngagement, DataChange, EngagementCount}
UNSEEN = OF_STAFF | FOLLOWING


def _watched() -> tuple[str, ...]:
    models = [
        model
        for label in ("people", "articles")
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
        if model._meta.managed and model not in UNSEEN and "historical" not in model._meta.db_table
    ]
    return tuple(sorted(model._meta.db_table for model in models))


DATA_VERSION = DataVersion(DataChange._meta.db_table, _watched())
