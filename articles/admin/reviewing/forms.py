"""The small forms of the screen: the same fields and rules as the staff's other pages, fewer of them."""

from functools import partial
from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms.models import inlineformset_factory, modelform_factory

from articles.admin.evidence import citable_fields
from articles.admin.reviewing.desk import Desk
from articles.choices import PlaceKind
from articles.models import (
    Agreement,
    AgreementEvent,
    Article,
    Engagement,
    Evidence,
    Participation,
    Party,
    Place,
    Side,
    Signature,
)
from defense_ties.lib.admin import NumberedFormSet, RecordForm, RecordFormSet
from defense_ties.lib.admin.fields import CountryChoice
from defense_ties.lib.countries import country_name
from defense_ties.lib.names import fold, tidy
from people.models import Appointment, Institution, Official

WRITTEN = ("name_as_written", "rank_as_written", "title_as_written")
FIELDS: dict[type, tuple[str, ...]] = {
    Article: ("title", "publisher", "date", "date_basis"),
    Engagement: ("title", "kind", "status", "mode", "date", "date_basis", "part_of", "topics"),
    Participation: ("official", "institution", "country", "role", *WRITTEN),
    Agreement: ("title", "title_as_written", "kind", "legally_binding", "covers", "signed_at", "topics"),
    Signature: ("official", "party", *WRITTEN),
    Official: ("name", "native_name", "country"),
    Institution: ("name", "acronym", "kind", "country"),
    Appointment: ("date", "date_basis", "true_start", "true_end"),
}
# An engagement's boxes in their order, its place among them.
PLACED = (*FIELDS[Engagement][:-2], "place_name", "place_country", *FIELDS[Engagement][-2:])
ROWS: dict[type, tuple[tuple[type, type, tuple[str, ...]], ...]] = {
    Engagement: ((Side, RecordFormSet, ("country", "role")),),
    Agreement: (
        (Party, RecordFormSet, ("country", "institution")),
        (AgreementEvent, NumberedFormSet, ("kind", "date", "date_basis", "sequence")),
    ),
}


class EngagementForm(RecordForm):
    """An engagement, its place written as a name and a country."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        place = self.instance.place
        self.fields["place_name"] = forms.CharField(
            label="Place", max_length=300, required=False, initial=_locality(place)
        )
        self.fields["place_country"] = CountryChoice(
            label="Country of the place", required=False, initial=str(place.country) if place else ""
        )
        self.order_fields(PLACED)

    def clean(self):
        cleaned = super().clean() or {}
        if (
            cleaned.get("place_name")
            and not cleaned.get("place_country")
            and "place_country" not in self.errors
        ):
            self.add_error("place_country", "Say in which country it lies.")
        return cleaned

    def save(self, commit=True):
        if {"place_name", "place_country"} & set(self.changed_data):
            self.instance.place = place_of(
                tidy(self.cleaned_data["place_name"]), self.cleaned_data["place_country"]
            )
        return super().save(commit)


def _locality(place: Place | None) -> str:
    return "" if place is None or place.kind == PlaceKind.COUNTRY else place.name


def place_of(name: str, country: str) -> Place | None:
    """Return the place of a name in a country, made if there is none; the country itself for no name."""
    if not country:
        return None
    known = Place.objects.filter(country=country)
    if not name:
        whole = known.filter(kind=PlaceKind.COUNTRY).first()
        return whole or Place.objects.create(
            name=country_name(country), country=country, kind=PlaceKind.COUNTRY
        )
    same = known.filter(folded=fold(name)) | known.filter(name=name)
    return same.order_by("kind", "pk").first() or Place.objects.create(name=name, country=country)


class PassageChoice(forms.Form):
    """Which field of a record a passage is about."""

    field = forms.ChoiceField(required=False, label="The passage is about")

    def __init__(self, *args, model: type, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = [("", "the whole record"), *citable_fields(model)]  # type: ignore[attr-defined]


def record_form(desk: Desk, record: Any, data: Any = None, initial: dict | None = None) -> forms.ModelForm:
    """Return the small form of a record, filled in from the record or from what was sent."""
    model = type(record)
    made = modelform_factory(
        model,
        form=EngagementForm if model is Engagement else RecordForm,
        fields=FIELDS[model],
        formfield_callback=_callback(desk, model),
    )
    form = made(data, instance=record, initial=initial, prefix="f")
    _limit(form, desk, record)
    return form


def row_sets(desk: Desk, record: Any, data: Any = None) -> list[Any]:
    """Return the sets of rows that are edited together with a record."""
    sets = []
    model: Any
    for model, formset, fields in ROWS.get(type(record), ()):
        made: Any = inlineformset_factory(
            type(record),
            model,
            form=RecordForm,
            formset=formset,
            fields=fields,
            extra=1 if record.pk and not record._state.adding else 2,
            formfield_callback=_callback(desk, model),
            widgets={"sequence": forms.HiddenInput},
        )
        made.title = str(model._meta.verbose_name_plural).capitalize()
        sets.append(made(data, instance=record, prefix=model._meta.model_name))
    return sets


def _callback(desk: Desk, model: type):
    return partial(_field, desk, desk.admin_of(model))


def _field(desk: Desk, admin: Any, column: Any, **kwargs: Any) -> Any:
    """Return the field of a column as the staff's pages have it, without the buttons around a picker."""
    if column.name == "sequence":
        return column.formfield(widget=forms.HiddenInput)
    if column.name in ("part_of", "signed_at", "party"):
        return column.formfield(**kwargs)
    field = admin.formfield_for_dbfield(column, desk.request, **kwargs)
    if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
        field.widget = field.widget.widget
    return field


def _limit(form: forms.ModelForm, desk: Desk, record: Any) -> None:
    """Offer, for what a record is a part of, the records that the article is cited for."""
    here = Evidence.objects.filter(article=desk.article, engagement__isnull=False).values("engagement")
    for name in ("part_of", "signed_at"):
        if name in form.fields:
            near = Engagement.objects.filter(pk__in=here) | Engagement.objects.filter(
                pk=getattr(record, f"{name}_id")
            )
            form.fields[name].queryset = near.exclude(pk=record.pk)  # type: ignore[attr-defined]
    if "party" in form.fields:
        parties = Party.objects.filter(agreement=record.agreement).select_related("institution")
        form.fields["party"].queryset = parties  # type: ignore[attr-defined]
