"""Records that stand under others of their kind: an army under its forces, a meeting in a visit."""

from django.core.exceptions import ValidationError
from django.db import models


def refuse_cycle(record: models.Model, field: str) -> None:
    """Raise ValidationError if the record would stand, through the field, above itself."""
    rows = type(record)._base_manager
    above, seen = getattr(record, f"{field}_id"), set()
    while above is not None:
        if above == record.pk:
            label = getattr(record._meta.get_field(field), "verbose_name", field)
            raise ValidationError({field: f"“{record}” cannot be its own {label}, even through others."})
        if above in seen:  # a circle that was there before and does not touch this record
            return
        seen.add(above)
        above = rows.filter(pk=above).values_list(f"{field}_id", flat=True).first()
