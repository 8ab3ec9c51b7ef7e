"""Names beside codes and ids, for those who ask for them."""

from typing import Any

from django.db.models import Case, F, QuerySet, When

from defense_ties.lib.countries import country_name
from defense_ties.lib.exports import Column
from defense_ties.lib.exports.expressions import ByBytes, Joined
from defense_ties.lib.reviewing import ReviewStatus

# Between names, which hold spaces, commas and semicolons themselves.
SIGN = " | "


def label(name: str, vocabulary: Any) -> Column:
    """Return the column of the label of a code."""
    words = {value: str(text) for value, text in vocabulary.choices}
    return Column(f"{name}_label", f"What the code in {name} stands for.", lambda code: words.get(code, ""))


def country_label(name: str) -> Column:
    """Return the column of the names of countries."""

    def named(codes: str | None) -> str:
        return SIGN.join(country_name(code) for code in str(codes or "").split())

    return Column(f"{name}_label", f"Names of the countries in {name}, in that order.", named)


def id_label(name: str, path: str, field: str) -> Column:
    """Return the column of the name of the published record that a field refers to."""
    said = Case(When(**{f"{path}__review_status": ReviewStatus.PUBLISHED}, then=F(f"{path}__{field}")))
    return Column(f"{name}_label", f"What the record in {name} is called.", said)


def ids_label(name: str, said: Any) -> Column:
    """Return the column of the names of records, given what joins them."""
    return Column(f"{name}_label", f"Names of the records in {name}, in that order, with{SIGN}between.", said)


def topics_label(topics: QuerySet) -> Column:
    """Return the column of the labels of topics, given the rows that join them with the record."""
    said = Joined(topics, item="topic__label", by=ByBytes("topic_id"), sign=SIGN)
    return Column("topics_label", f"Labels of the topics, in that order, with{SIGN}between.", said)
