"""Where a report comes from."""

from articles.extraction.extracting import read
from articles.extraction.home import home_of
from articles.extraction.reading import Known


def home(text: str, **options) -> str:
    """Return the country of a report."""
    return home_of(read(text, **options))


def test_the_town_of_the_dateline_tells():
    text = "LISBON, May 3 - The defence minister received a delegation from Sweden on Monday morning."

    assert home(text) == "PT"


def test_the_agency_tells_where_it_is_of_a_country_in_the_story():
    text = "STOCKHOLM, May 3. /TASS/. The Russian ambassador met the Swedish defence minister on Monday."

    assert home(text) == "RU"


def test_an_agency_of_no_country_in_the_story_does_not_count():
    text = "MANILA, May 3 (Xinhua) -- The Philippine navy received a ship from Japan on Monday morning."

    assert home(text) == "PH"


def test_the_head_of_the_page_tells():
    text = (
        "Portuguese Ministry of National Defence\n\nMinister receives guests\n\nThe minister received a "
        "delegation from Sweden on Monday afternoon."
    )

    assert home(text) == "PT"


def test_the_publisher_tells_where_it_is_known():
    text = "The Portuguese minister received a delegation from Sweden on Monday, the ministry said."

    assert home(text, known=Known(country="SE")) == "SE"


def test_else_the_country_named_most_counts():
    text = (
        "The minister received a delegation from Sweden on Monday. The Portuguese navy took part. Portugal "
        "has long been a friend, a Portuguese officer said."
    )

    assert home(text) == "PT"


def test_a_text_without_a_country_has_no_home():
    assert home("The minister received the guests in the great hall on Monday.") == ""
    assert home("") == ""
