"""Rules about data, as the database keeps them."""

from django.db.models import CheckConstraint, F, Q

from defense_ties.lib.countries import CODES


def one_of(field: str, codes, *, name: str, blank: bool = False) -> CheckConstraint:
    """Return the rule that a field holds one of the codes (or nothing, if `blank`)."""
    allowed = [*codes, ""] if blank else list(codes)
    return CheckConstraint(
        condition=Q(**{f"{field}__in": allowed}),
        name=name,
        violation_error_message=f"“{field}” holds a code that is not in its vocabulary.",
    )


def valid_country(*, name: str, field: str = "country", blank: bool = True) -> CheckConstraint:
    """Return the rule that a field holds an ISO 3166-1 alpha-2 code (or nothing, if `blank`)."""
    return CheckConstraint(
        condition=Q(**{f"{field}__in": [*CODES, ""] if blank else CODES}),
        name=name,
        violation_error_message=f"“{field}” is not a country code of ISO 3166-1.",
    )


def filled(field: str, *, name: str) -> CheckConstraint:
    """Return the rule that a text field is not empty."""
    return CheckConstraint(
        condition=~Q(**{field: ""}),
        name=name,
        violation_error_message=f"“{field}” may not be empty.",
    )


def matches(field: str, pattern: str, *, name: str, message: str, blank: bool = True) -> CheckConstraint:
    """Return the rule that a text field matches a regular expression (or is empty, if `blank`)."""
    condition = Q(**{f"{field}__regex": pattern})
    if blank:
        condition |= Q(**{field: ""})
    return CheckConstraint(condition=condition, name=name, violation_error_message=message)


def exactly_one(fields, *, name: str, message: str) -> CheckConstraint:
    """Return the rule that exactly one of the nullable foreign keys is set."""
    condition = Q()
    for chosen in fields:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return CheckConstraint(condition=condition, name=name, violation_error_message=message)


def never_itself(field: str, *, name: str, message: str) -> CheckConstraint:
    """Return the rule that a record does not refer to itself through the field."""
    return CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | ~Q(**{field: F("id")}),
        name=name,
        violation_error_message=message,
    )
