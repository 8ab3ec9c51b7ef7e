"""Filters of lists: countries and records that occur, and the one record that a link leads from."""

from typing import Any

from django.contrib import admin
from django.utils.safestring import SafeString

from defense_ties.lib.countries import country_name


class CountryFilter(admin.AllValuesFieldListFilter):
    """A choice of the countries that occur, by name."""

    def choices(self, changelist):
        everything, *countries = (dict(choice) for choice in super().choices(changelist))
        yield everything
        named = []
        for choice in countries:
            code, _, count = str(choice["display"]).partition(" ")
            named.append(choice | {"display": f"{country_name(code) or 'None'} {count}".strip()})
        yield from sorted(named, key=lambda choice: str(choice["display"]))


class RelatedFilter(admin.RelatedOnlyFieldListFilter):
    """A choice of the related records that occur."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = SafeString("None")  # a blank, as in lists, is nothing to click at


class ChosenFilter(admin.FieldListFilter):
    """Limits a list to what belongs to one record; a link leads there, and it shows only then."""

    def __init__(self, field, request, params, model, model_admin, field_path):
        self.lookup = f"{field_path}__id__exact"
        self.site = model_admin.admin_site
        super().__init__(field, request, params, model, model_admin, field_path)
        sent: Any = self.used_parameters.get(self.lookup) or [""]
        self.chosen = sent[-1]

    def expected_parameters(self):
        return [self.lookup]

    def has_output(self):
        return bool(self.chosen)

    def choices(self, changelist):
        model = self.field.remote_field.model  # type: ignore[union-attr]
        records = model._default_manager.filter(pk=self.chosen)
        label = self.site.labels(records).get(self.chosen, "no such record")
        everything = changelist.get_query_string(remove=[self.lookup])
        yield {"selected": False, "query_string": everything, "display": "All"}
        yield {"selected": True, "query_string": changelist.get_query_string(), "display": label}
