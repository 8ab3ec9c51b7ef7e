"""Links from the page of a record to lists and forms about it."""

from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from defense_ties.lib.admin.site import Link


def list_link(label: str, model: type[models.Model], **of: models.Model) -> Link:
    """Return a link to the records of a model that belong to another; its list filters by that relation."""
    chosen = {f"{path}__id__exact": record.pk for path, record in of.items()}
    return Link(label, f"{_address(model, 'changelist')}?{urlencode(chosen)}")


def add_link(label: str, model: type[models.Model], **of: models.Model) -> Link:
    """Return a link to the form of a new record in which the relations are filled in."""
    filled = {field: record.pk for field, record in of.items()}
    return Link(label, f"{_address(model, 'add')}?{urlencode(filled)}")


def _address(model, page: str) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")
