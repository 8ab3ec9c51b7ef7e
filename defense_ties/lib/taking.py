"""How a table is taken home, as its address says: in which form, which columns, with names beside codes."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from defense_ties.lib.exports import FORMS, Column, RowExport, choose
from defense_ties.lib.faults import not_among

WITH_LABELS = "1"


class ColumnsField(forms.Field):
    """Names of columns, with commas between or each given by itself."""

    widget = forms.SelectMultiple
    several = True

    def to_python(self, value: Any) -> list[str]:
        """Return the names in their order."""
        return [name.strip() for text in value or () for name in text.split(",") if name.strip()]


class TakingForm(forms.Form):
    """In which form a table is taken home, which of its columns, and whether with names beside codes."""

    format = forms.CharField(required=False, label=gettext_lazy("Format"))
    columns = ColumnsField(required=False, label=gettext_lazy("Columns"))
    labels = forms.CharField(required=False, label=gettext_lazy("Labels"))

    def __init__(self, data: Any, *, export: RowExport | None, required: bool = False):
        super().__init__(data)
        self.fields["format"].required = required
        self.export, self.forms = export, list(FORMS)

    def clean(self) -> dict[str, Any]:
        """Refuse what there is none of, and columns of a page that is no file."""
        cleaned: Any = super().clean()
        form = cleaned.get("format")
        if form and form not in self.forms:
            self.add_error("format", not_among(form, self.forms))
        is_table = form in FORMS and self.export is not None
        if (labels := cleaned.get("labels", "")) not in ("", WITH_LABELS):
            self.add_error("labels", not_among(labels, [WITH_LABELS]))
        for name in ("columns", "labels"):
            if cleaned.get(name) and not is_table:
                self.add_error(name, _("This is of a file: say in which form, as in format=csv."))
        if is_table and self.export:
            known = [column.name for column in self.export.columns]
            for name in cleaned.get("columns", ()):
                if name not in known:
                    self.add_error("columns", not_among(name, known))
        return cleaned

    def chosen(self) -> list[Column]:
        """Return the columns that are asked for."""
        assert self.export
        asked = self.cleaned_data
        return choose(self.export.columns, asked["columns"], labels=bool(asked["labels"]))
