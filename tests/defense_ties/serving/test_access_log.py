"""The line of the log for every request."""

import logging
from datetime import timedelta
from types import SimpleNamespace

from django_guid import get_guid
from gunicorn.config import Config

from defense_ties.serving.access_log import AccessLogger


def answered(status="200 OK", **environ):
    """Note a request, and return what the log has of it."""
    response = SimpleNamespace(status=status, sent=1234, headers=[("X-Request-ID", "abc")])
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/engagements/", "QUERY_STRING": "q=a+secret"} | environ
    AccessLogger(Config()).access(response, None, asked, timedelta(milliseconds=41.6))


def test_a_request_is_noted_with_all_that_is_counted(caplog):
    with caplog.at_level(logging.INFO, "defense_ties.access"):
        answered()

    (line,) = caplog.records
    assert line.getMessage() == "GET /engagements/ 200 1234 bytes 42 ms"
    assert (line.method, line.path, line.status) == ("GET", "/engagements/", 200)
    assert (line.bytes, line.milliseconds, get_guid()) == (1234, 42, "abc")
    assert line.levelname == "INFO"


def test_what_was_searched_for_is_not_noted(caplog):
    with caplog.at_level(logging.INFO, "defense_ties.access"):
        answered()

    assert "secret" not in str(vars(caplog.records[0]))


def test_a_fault_is_a_warning(caplog):
    with caplog.at_level(logging.INFO, "defense_ties.access"):
        answered("503 Service Unavailable")

    assert caplog.records[0].levelname == "WARNING"
    assert caplog.records[0].status == 503


def test_a_line_break_in_an_address_does_not_begin_another_line(caplog, capsys):
    with caplog.at_level(logging.INFO, "defense_ties.access"):
        answered(PATH_INFO="/a\nlevel=ERROR")

    assert "\n" not in caplog.records[0].getMessage()
