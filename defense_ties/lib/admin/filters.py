"""Filters of lists: countries and records that occur, and the one record that a link leads from."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import lookup_spawns_duplicates
from django.db.models import OuterRef, Subquery
from django.utils.safestring import SafeString

from defense_ties.lib.countries import country_name
from defense_ties.lib.occurring import occurring

# A limit makes the database find the rows below it first; this one leaves none out.
EVERY = 1_000_000_000


class Apart:
    """Mixin of a filter that finds a record once, however many of its parts fit."""

    # Whether so few records fit that they are better found first, and put in order then.
    is_selective = False
    field_path: str
    used_parameters: dict[str, Any]

    def queryset(self, request, queryset):
        if not self.used_parameters or not lookup_spawns_duplicates(queryset.model._meta, self.field_path):
            return super().queryset(request, queryset)  # type: ignore[misc]
        # DISTINCT would sort all that fit before the first page could be shown.
        fitting = super().queryset(request, queryset.model._base_manager.all())  # type: ignore[misc]
        parts = self._parts(queryset.model)
        return queryset.filter(pk__in=fitting.order_by().values("pk") if parts is None else parts)

    def _parts(self, model):
        """Return the keys of the records as their fitting parts name them, where that is one table away."""
        relation, _, rest = self.field_path.partition("__")
        parts = model._meta.get_field(relation)
        lookups = {path.partition("__")[2]: values for path, values in self.used_parameters.items()}
        is_plain = parts.one_to_many and rest and not any(path.endswith("isnull") for path in lookups)
        if not is_plain or len(lookups) != 1 or not isinstance(self, OccurringFilter | ChosenFilter):
            return None
        (path, values) = lookups.popitem()
        found = parts.related_model._base_manager.filter(**{path: values[-1]})
        keys = found.order_by().values(parts.field.attname)
        return keys[:EVERY] if self.is_selective else keys


class OccurringFilter(Apart, admin.AllValuesFieldListFilter):
    """A choice of the values that occur."""

    def __init__(self, field, request, params, model, model_admin, field_path):
        super().__init__(field, request, params, model, model_admin, field_path)
        self.lookup_choices = occurring(field)  # type: ignore[assignment]


class CountryFilter(OccurringFilter):
    """A choice of the countries that occur, by name."""

    def choices(self, changelist):
        everything, *countries = (dict(choice) for choice in super().choices(changelist))
        yield everything
        named = []
        for choice in countries:
            code, _, count = str(choice["display"]).partition(" ")
            named.append(choice | {"display": f"{country_name(code) or 'None'} {count}".strip()})
        yield from sorted(named, key=lambda choice: str(choice["display"]))


class RelatedFilter(Apart, admin.RelatedOnlyFieldListFilter):
    """A choice of the related records that occur."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = SafeString("None")  # a blank, as in lists, is nothing to click at

    def field_choices(self, field, request, model_admin):
        # One look for each that may be chosen, instead of one at every record of the list: PostgreSQL turns
        # what EXISTS asks into just that, but not what asks for one id.
        rows, link = model_admin.model, self.field_path
        if field.many_to_many and field.name == link:
            rows, link = field.remote_field.through, field.m2m_reverse_field_name()
        fitting = rows._base_manager.order_by().filter(**{link: OuterRef("pk")}).values("pk")
        chosen = field.remote_field.model._default_manager.alias(fitting=Subquery(fitting[:1]))
        chosen = chosen.filter(fitting__isnull=False)
        ordered = chosen.order_by(*self.field_admin_ordering(field, request, model_admin))
        return [(record.pk, str(record)) for record in ordered]


class ChosenFilter(Apart, admin.FieldListFilter):
    """Limits a list to what belongs to one record; a link leads there, and it shows only then."""

    is_selective = True

    def __init__(self, field, request, params, model, model_admin, field_path):
        self.lookup = f"{field_path}__id__exact"
        self.site, self.request = model_admin.admin_site, request
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
        if hasattr(pages := self.site._registry.get(model), "seen"):
            records = pages.seen(self.request, records)
        label = self.site.labels(records).get(self.chosen, "no such record")
        everything = changelist.get_query_string(remove=[self.lookup])
        yield {"selected": False, "query_string": everything, "display": "All"}
        yield {"selected": True, "query_string": changelist.get_query_string(), "display": label}
