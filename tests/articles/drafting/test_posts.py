"""Posts: their titles without the institution, and the days they are held."""

import pytest

from articles.drafting.posts import cover, post_title


@pytest.mark.parametrize(
    ("written", "names", "title"),
    [
        ("Commander of the Royal Khmer Army", ["Royal Khmer Army"], "Commander"),
        ("Commander, Royal Khmer Army", ["Royal Khmer Army"], "Commander"),
        ("Minister of National Defence", ["Ministry of National Defence"], "Minister"),
        ("deputy minister of defence", ["Ministry of Defence"], "Deputy Minister"),
        (
            "Secretary of the Security Council",
            ["Security Council of Russia", "Security Council"],
            "Secretary",
        ),
        ("Deputy commander-in-chief", [], "Deputy Commander-in-Chief"),
        (
            "Director of International Cooperation",
            ["Ministry of Defence"],
            "Director of International Cooperation",
        ),
        ("Chief of the General Staff", ["Vietnam People's Army"], "Chief of the General Staff"),
        ("RCAF", ["RCAF"], "RCAF"),
        ("  ", ["Army"], ""),
    ],
)
def test_a_title_goes_without_its_institution(written, names, title):
    assert post_title(written, names) == title


@pytest.mark.parametrize(
    ("dates", "covered"),
    [
        ([], ""),
        (["2021-12-16"], "2021-12-16"),
        (["2021-12-17", "2021-12-14/2021-12-16"], "2021-12-14/2021-12-17"),
        (["2022-03", "2022-03"], "2022-03"),
        (["XXXX-12-16", "2022"], "2022"),
    ],
)
def test_dates_are_covered_without_inventing_days(dates, covered):
    assert cover(dates) == covered
