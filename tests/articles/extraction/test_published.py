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
        ("Publication date 4 March 2019 | 09:12 ICT", "2019-03-04"),
        ("date_range 05-Nov-2022", "2022-11-05"),
        ("Posted On: 09 MAY 2021 6:20PM by NNA Arvika", "2021-05-09"),
        ("NNA | New Delhi | Updated: 07-02-2022 10:40 IST | Created: 06-02-2022 09:05 IST", "2022-02-06"),
        ("By Ilka Brenner   June 12, 2020, 4:08 pm", "2020-06-12"),
        ("Publication date 5.3.2023 11.30 | Press release", "2023-03-05"),
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
        ("date 2022-11-08 ", "2022-11-08"),
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
