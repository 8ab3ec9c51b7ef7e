"""From the text of a cell to a value, and from a value to what is shown of it."""

import decimal
import re
from typing import Any

from django.db import models
from django_countries.fields import CountryField
from import_export import widgets

from defense_ties.lib.countries import country_name, parse_country
from defense_ties.lib.dates import EDTFField
from defense_ties.lib.fields import NameField
from defense_ties.lib.names import tidy
from defense_ties.lib.sheets.limits import shortened

TRUE = {"true", "yes", "y", "1", "wahr", "vrai", "x"}
FALSE = {"false", "no", "n", "0", "falsch", "faux"}
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}(\.0+)?")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?(e[+-]?[0-9]{1,3})?", re.IGNORECASE)


class TextWidget(widgets.Widget):
    """A text as it stands."""

    def clean(self, value, row=None, **kwargs):
        return value

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class NameWidget(TextWidget):
    """A name, in Unicode NFC and without spare spaces."""

    def clean(self, value, row=None, **kwargs):
        return tidy(value)


class CodeWidget(TextWidget):
    """A code of a vocabulary, written as code or as label."""

    def __init__(self, choices: list[tuple[Any, str]]):
        super().__init__()
        self.codes = {value: str(label) for value, label in choices if value not in ("", None)}
        self._by_name: dict[str, Any] = {}
        for value, label in self.codes.items():
            self._by_name[str(label).casefold()] = value
        for value in self.codes:
            self._by_name[str(value).casefold()] = value

    def clean(self, value, row=None, **kwargs):
        found = self._by_name.get(" ".join(value.split()).casefold())
        if found is None:
            found = self._by_name.get("_".join(value.split()).casefold())
        if found is None:
            raise ValueError(f"“{shortened(value)}” is none of: {', '.join(map(str, self.codes))}.")
        return found

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class CountryWidget(TextWidget):
    """A country, written as its name or its ISO code."""

    def clean(self, value, row=None, **kwargs):
        code = parse_country(value)
        if code is None:
            raise ValueError(f"“{shortened(value)}” is not a country. Write its name or its ISO code.")
        return code

    def render(self, value, obj=None, **kwargs):
        return country_name(str(value)) if value else ""


class TruthWidget(widgets.BooleanWidget):
    """Yes or no, however a spreadsheet writes it."""

    def clean(self, value, row=None, **kwargs):
        if value.casefold() in TRUE:
            return True
        if value.casefold() in FALSE:
            return False
        raise ValueError(f"“{shortened(value)}” is neither true nor false.")

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else "true" if value else "false"


class WholeWidget(widgets.IntegerWidget):
    """A whole number; a spreadsheet may have made 1.0 of 1."""

    def clean(self, value, row=None, **kwargs):
        if not _WHOLE.fullmatch(value):
            raise ValueError(f"“{shortened(value)}” is not a whole number.")
        return int(value.partition(".")[0])

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class DecimalWidget(widgets.DecimalWidget):
    """A number with a point, rounded to the places that are kept: a spreadsheet adds some of its own."""

    def __init__(self, places: int):
        super().__init__()
        self._unit = decimal.Decimal(1).scaleb(-places)

    def clean(self, value, row=None, **kwargs):
        if not _DECIMAL.fullmatch(value):
            hint = " Write a point, not a comma." if "," in value else ""
            raise ValueError(f"“{shortened(value)}” is not a number.{hint}")
        try:
            return decimal.Decimal(value).quantize(self._unit)
        except decimal.InvalidOperation:
            raise ValueError(f"“{shortened(value)}” is too large a number.") from None

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else f"{value.normalize() + 0:f}"


def widget_of(field: Any) -> widgets.Widget:
    """Return what reads and shows the cells of a model's field."""
    if isinstance(field, CountryField):
        return CountryWidget()
    if field.choices:
        return CodeWidget(list(field.flatchoices))
    if isinstance(field, models.BooleanField):
        return TruthWidget()
    if isinstance(field, models.DecimalField):
        return DecimalWidget(field.decimal_places)
    if isinstance(field, models.IntegerField):
        return WholeWidget()
    if isinstance(field, NameField | EDTFField):
        return NameWidget()
    return TextWidget()
