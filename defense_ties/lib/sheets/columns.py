"""The columns of a sheet: what each holds, how it is explained, and what it may hold."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from import_export.fields import Field

from defense_ties.lib.records import ID_MESSAGE, ID_PATTERN
from defense_ties.lib.sheets.widgets import CodeWidget, CountryWidget, TextWidget, TruthWidget, widget_of
from defense_ties.lib.vocabulary import Scale, Vocabulary


class CellFault(ValueError):
    """A cell that is refused; the message is the reason, a sentence."""


class Column(Field):
    """A column that holds a field of the record itself."""

    # Whether a cell says which other record is meant.
    refers = False

    def __init__(self, field: Any, *, example: str = ""):
        super().__init__(attribute=field.attname, column_name=field.attname, widget=widget_of(field))
        self.field = field
        self.example = example

    @property
    def name(self) -> str:
        """The heading of the column."""
        return str(self.column_name)

    @property
    def help(self) -> str:
        """What it holds, in a sentence."""
        return str(self.field.help_text)

    @property
    def needed(self) -> bool:
        """Whether a new record needs something in it."""
        return not self.field.blank and not self.field.null and not self.field.has_default()

    @property
    def codes(self) -> dict[str, str]:
        """The codes it may hold, with what each means."""
        if isinstance(self.widget, TruthWidget):
            return {"true": "Yes.", "false": "No."}
        if not isinstance(self.widget, CodeWidget):
            return {}
        vocabularies: tuple[Any, ...] = (*Vocabulary.__subclasses__(), *Scale.__subclasses__())
        for vocabulary in vocabularies:
            if list(self.field.flatchoices) == vocabulary.choices:
                return {str(code): text for code, text in vocabulary.definitions().items()}
        return {str(code): label for code, label in self.widget.codes.items()}

    def value(self, text: str, instance: models.Model) -> Any:
        """Return the value of a cell that is not blank, as the record may hold it."""
        try:
            value = self.widget.clean(text)
            if isinstance(self.widget, CodeWidget | CountryWidget):
                return value  # one of its codes: the field would only look through them all again
            return self.field.clean(value, instance)
        except ValidationError as error:
            raise CellFault(" ".join(error.messages)) from None
        except ValueError as error:
            raise CellFault(str(error)) from None

    def nothing(self) -> Any:
        """Return the value of an emptied cell; CellFault if it may not be empty."""
        if not self.field.blank:
            if self.field.has_default():
                return self.field.get_default()
            raise CellFault("This may not be empty.")
        return None if self.field.null else ""

    def shown(self, value: Any) -> str:
        """Return a value as it is shown."""
        return str(self.widget.render(value))


class IdColumn(Column):
    """The id of the record itself."""

    help = (
        "Id of the record, where it has one; left blank, the record is found by its other columns, or made."
    )
    needed = False

    def value(self, text: str, instance: models.Model) -> str:
        if not re.fullmatch(ID_PATTERN, text):
            raise CellFault(f"“{text[:80]}” is no id. {ID_MESSAGE}")
        return text


class ReferenceColumn(Column):
    """A column that says by id which other record is meant."""

    refers = True

    def __init__(self, field: Any, *, named: bool = True, example: str = ""):
        super().__init__(field, example=example)
        self.widget = TextWidget()
        self.named = named

    @property
    def help(self) -> str:
        name = f"; or its name in the column “{self.field.name}”" if self.named else ""
        return f"{self.field.help_text} Its id{name}."

    def shown(self, value: Any) -> str:
        return "" if value is None else str(value)


class NamingColumn(ReferenceColumn):
    """A column that says by name which other record is meant."""

    def __init__(self, field: Any, *, how: str, example: str = ""):
        super().__init__(field, example=example)
        self.column_name = field.name
        self.how = how

    needed = False

    @property
    def help(self) -> str:
        return f"{self.field.help_text} {self.how}"
