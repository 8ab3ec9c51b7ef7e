"""The choices of a filter as they are shown."""

from defense_ties.lib.facets import Choice, Facet, by_count


def many(number, **of):
    """Return a facet of so many choices; `of` gives what is particular to some, as c3=True for chosen."""
    return Facet([Choice(f"c{n}", f"Choice {n}", number - n, f"c{n}" in of) for n in range(number)])


def values(choices):
    """Return the values of choices."""
    return [choice.value for choice in choices]


def test_the_most_frequent_come_first_and_those_chosen_are_shown_though_they_are_nought():
    labels = {"visit": "Visit", "talks": "Talks", "award": "Award", "call": "Call"}
    choices = by_count(labels, [("talks", 2), ("visit", 2), ("call", 3)], ["award"])
    assert [(choice.value, choice.count, choice.chosen) for choice in choices] == [
        ("call", 3, False),
        ("visit", 2, False),
        ("talks", 2, False),
        ("award", 0, True),
    ]


def test_of_many_eight_are_shown_and_the_rest_is_opened():
    facet = many(45)
    assert values(facet.first) == [f"c{n}" for n in range(8)]
    assert len(facet.further) == 37


def test_two_more_are_not_worth_opening():
    assert (len(many(10).first), many(10).further) == (10, [])


def test_one_that_is_chosen_stands_among_the_first():
    facet = many(45, c30=True)
    assert values(facet.first)[-1] == "c30"
    assert "c30" not in values(facet.further)


def test_in_groups_one_that_is_chosen_keeps_its_place_and_the_rest_is_open():
    choices = [Choice(f"c{n}", "Choice", 1, n == 30, lower=n % 5 > 0) for n in range(45)]
    facet = Facet(choices)
    assert len(facet.first) == 8
    assert facet.is_open
