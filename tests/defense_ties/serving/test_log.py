import json
import logging
import logging.config

import pytest
from django_guid import clear_guid, set_guid

from defense_ties.serving.log import log_settings


@pytest.fixture
def logged(settings, capsys):
    """Write one message through the settings of a form and read what stands in the console."""
    set_guid("0123456789abcdef0123456789abcdef")

    def write(form: str) -> str:
        logging.config.dictConfig(log_settings(form=form, level="INFO"))
        logging.getLogger("articles").warning("The index is old.")
        return capsys.readouterr().err

    yield write
    clear_guid()
    with capsys.disabled():
        logging.config.dictConfig(settings.LOGGING)


def test_a_line_names_its_time_level_and_logger(logged):
    assert logged("line").endswith(" WARNING articles: The index is old.\n")


def test_machines_get_json_with_the_id_of_the_request(logged):
    line = json.loads(logged("json"))

    assert line.pop("time")
    assert line == {
        "level": "WARNING",
        "logger": "articles",
        "message": "The index is old.",
        "request_id": "0123456789abcdef0123456789abcdef",
    }
