"""Rows that belong to a record and are edited on its page."""

from django.contrib.admin.options import InlineModelAdmin

from defense_ties.lib.admin.fields import FormFields
from defense_ties.lib.admin.forms import RecordForm, RecordFormSet
from defense_ties.lib.admin.leaves import Leaves


class Rows(FormFields, InlineModelAdmin):
    """What rows of both layouts share."""

    form = RecordForm
    formset = RecordFormSet
    extra = 0
    show_change_link = True
    explains_codes = False
    # The relations that the name of a row needs.
    row_related: tuple[str, ...] = ()

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.row_related)

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        return type(formset.__name__, (Leaves, formset), {"asked": request.GET})


class TabularRecords(Rows):
    """Rows of a table."""

    template = "admin/rows_tabular.html"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:  # the heading of its column is no label
            field.widget.attrs.setdefault("aria-label", str(field.label))
        return field


class StackedRecords(Rows):
    """Rows of several lines each."""

    template = "admin/rows_stacked.html"
