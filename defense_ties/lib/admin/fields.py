"""How the columns of a record become fields of a form: pickers, countries, codes with their definitions."""

from django import forms
from django.contrib.admin import widgets
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django_countries.fields import CountryField

from defense_ties.lib.admin.pickers import Chosen, ManyPicker, ManyPickerField, Picker, PickerField
from defense_ties.lib.countries import CODES, country_name, parse_country
from defense_ties.lib.dates import EDTFField
from defense_ties.lib.fields import NameField
from defense_ties.lib.vocabulary import Scale, Vocabulary


class CountryBox(forms.TextInput):
    """A box in which a country is written, completed from the list of countries that the page holds."""

    def __init__(self, attrs=None):
        defaults = {"list": "countries", "class": "country", "autocomplete": "off"}
        super().__init__(defaults | (attrs or {}))


class CountryChoice(forms.CharField):
    """A country by name or code, kept as its code."""

    widget = CountryBox

    def prepare_value(self, value):
        text = str(value or "")
        return country_name(text) if text in CODES else text

    def to_python(self, value):
        text = super().to_python(value)
        code = parse_country(text) if text else ""
        if code is None:
            raise ValidationError(
                "“%(text)s” is not a country. Write its name or its ISO code.",
                code="country",
                params={"text": text},
            )
        return code

    def has_changed(self, initial, data):
        try:
            return str(initial or "") != self.to_python(data)
        except ValidationError:
            return True


class DefinedSelect(forms.Select):
    """A choice of codes; each shows its definition when it is pointed at."""

    def __init__(self, attrs=None, choices=(), definitions=None):
        super().__init__(attrs, choices)
        self.definitions = definitions or {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if definition := self.definitions.get(str(value)):
            option["attrs"]["title"] = definition
        return option


def vocabulary_of(field: models.Field) -> type[Vocabulary] | type[Scale] | None:
    """Return the vocabulary from which a column takes its codes, or None."""
    for vocabulary in (*Vocabulary.__subclasses__(), *Scale.__subclasses__()):
        if list(field.flatchoices) == vocabulary.choices:
            return vocabulary  # type: ignore[return-value]
    return None


def explained(field: models.Field, vocabulary: type[Vocabulary] | type[Scale]) -> str:
    """Return the help of a column, with the definitions of its codes to be unfolded."""
    lines = format_html_join(
        "", "<dt>{}</dt><dd>{}</dd>", ((code.label, code.definition) for code in vocabulary)
    )
    return format_html(
        '{} <details class="codes"><summary>What the choices mean</summary><dl>{}</dl></details>',
        field.help_text,
        lines,
    )


class FormFields(BaseModelAdmin):
    """Mixin of an admin or inline whose relations are pickers and whose codes are explained."""

    explains_codes = True
    formfield_overrides = {
        models.TextField: {"widget": widgets.AdminTextareaWidget(attrs={"rows": 3})},
        EDTFField: {"widget": widgets.AdminTextInputWidget(attrs={"class": "vTextField edtf", "size": 24})},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, CountryField):
            return CountryChoice(
                label=capfirst(db_field.verbose_name),
                help_text=db_field.help_text,
                required=not db_field.blank,
            )
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, widgets.RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False  # a slip of the mouse away from the pencil
            field.widget.can_view_related &= not field.widget.can_change_related
        return field

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        vocabulary = vocabulary_of(db_field)
        if vocabulary:
            definitions = {str(code): text for code, text in vocabulary.definitions().items()}
            kwargs.setdefault("widget", DefinedSelect(definitions=definitions))
            if self.explains_codes:
                kwargs.setdefault("help_text", explained(db_field, vocabulary))
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return self._picker(db_field, request, super().formfield_for_foreignkey, Picker, PickerField, kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return self._picker(
            db_field,
            request,
            super().formfield_for_manytomany,
            ManyPicker,
            ManyPickerField,
            kwargs,
        )

    def _picker(self, db_field, request, make, widget_class, field_class, kwargs):
        site, model = self.admin_site, db_field.remote_field.model
        if not site.is_registered(model) or not hasattr(site.get_model_admin(model), "label_related"):
            return make(db_field, request, **kwargs)
        pages = request.__dict__.setdefault("_chosen", {})
        chosen = pages.setdefault(model, Chosen(site, model, request))
        widget = widget_class(db_field, site)
        widget.chosen = chosen
        if named := next((own.name for own in model._meta.fields if isinstance(own, NameField)), None):
            widget.attrs["data-named"] = named  # the box into which a name goes that fits no record
        field = make(db_field, request, **kwargs | {"widget": widget, "form_class": field_class})
        field.chosen = chosen
        return field
