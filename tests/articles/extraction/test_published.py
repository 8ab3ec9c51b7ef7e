"""The day of publication, from what stands around the story."""

import pytest

from articles.extraction.document import read_document
from articles.extraction.published import find_published
from articles.extraction.reading import Known

STORY = "The fleet of Norland sailed for Sudmark on Monday morning, the ministry said."


def published(text, **known):
    fact = find_published(read_document(text), Known(**known))
    return fact and fact.edtf


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Publication date 30 January 2020 | 22:04 ICT", "2020-01-30"),
        ("date_range 11-Oct-2023", "2023-10-11"),
        ("Posted On: 03 JUL 2024 5:41PM by NNA Arvika", "2024-07-03"),
        ("NNA | New Delhi | Updated: 02-09-2023 22:15 IST | Created: 01-09-2023 22:15 IST", "2023-09-01"),
        ("By Ilka Brenner   July 30, 2021, 1:26 pm", "2021-07-30"),
        ("Publication date 1.9.2024 9.00 | Press release", "2024-09-01"),
        ("Issued on: 20/03/2024 - 17:46", "2024-03-20"),
        ("Updated 3:14 PM GMT+2, November 8, 2024", "2024-11-08"),
        ("12/11/23", "2023-11-12"),
    ],
)
def test_the_day_stands_above_the_story(line, edtf):
    assert published(f"Fleet of Norland sails for Sudmark\n{line}\n{STORY}") == edtf


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("ARVIKA, Nov 29, 2024 - ", "2024-11-29"),
        ("ARVIKA, 16 May 2023: ", "2023-05-16"),
        ("Abu Dhabi, 11th June 2021 (NNA)\n", "2021-06-11"),
        ("date 2023-10-17 ", "2023-10-17"),
    ],
)
def test_the_day_stands_in_the_dateline(line, edtf):
    assert published(line + STORY) == edtf


def test_the_day_stands_below_the_story():
    assert published(f"{STORY}\nPublished in The Arvika Times, June 3rd, 2024") == "2024-06-03"


def test_a_day_without_a_year_takes_that_of_the_copyright_line():
    fact = find_published(
        read_document(
            "They met this afternoon (July 12) in the palace.\nCopyright 2022. All rights reserved."
        ),
        Known(),
    )
    assert fact is not None
    assert (fact.edtf, fact.basis) == ("2022-07-12", "worked_out")


def test_the_year_alone_is_no_day_of_publication():
    assert published(f"{STORY}\n© 2024 Norland News") is None


def test_a_dateline_without_a_year_is_no_day_of_publication():
    assert published(f"SEOUL, Feb. 10 (NNA) -- {STORY}") is None


def test_the_day_of_an_event_is_no_day_of_publication():
    assert published(f"{STORY} It was agreed on 3 May 2021.") is None


def test_the_day_of_another_story_is_no_day_of_publication():
    assert published(f"{STORY}\nRelated news\n- Tugs for Sudmark, 3 May 2021") is None


def test_what_is_known_of_the_article_goes_first():
    assert published(f"12 May 2024\n{STORY}", published="2024-05-11") == "2024-05-11"


def test_the_country_of_the_publisher_says_which_number_is_the_month():
    assert published(f"Fleet of Norland sails\n03/05/2021\n{STORY}", country="US") == "2021-03-05"
    assert published(f"Fleet of Norland sails\n03/05/2021\n{STORY}", country="IN") == "2021-05-03"
