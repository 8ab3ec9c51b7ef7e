"""Where the pages of countries and of pairs of countries are."""

from django.urls import NoReverseMatch, reverse

from defense_ties.lib.filters import pair_code


def country_address(code: str) -> str:
    """Return the address of a country's page, or of its engagements where there is no such page."""
    try:
        return reverse("country", args=[code])
    except NoReverseMatch:
        return f"{reverse('engagements')}?country={code}"


def tie_address(first: str, second: str) -> str:
    """Return the address of the page of two countries, or of their engagements where there is none."""
    try:
        return reverse("tie", args=sorted((first, second)))
    except NoReverseMatch:
        return f"{reverse('engagements')}?pair={pair_code((first, second))}"
