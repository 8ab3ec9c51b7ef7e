"""The whole API as its document describes it: schemathesis asks all that this allows, and more."""

import os

import pytest
import schemathesis
from hypothesis import strategies as st
from schemathesis.engine import events, from_schema
from schemathesis.generation import GenerationMode

from articles.api.examples import EXAMPLES as EXAMPLES_OF
from articles.api.reconciling import TAG
from defense_ties.wsgi import application
from tests.examples import EXAMPLES

pytestmark = pytest.mark.django_db(transaction=True)

# What can be written in each format, where the first edition is loaded: no pattern can say so much.
FORMATS = {
    "name-of-official": ["hun-manet", "Hun Manith"],
    "name-of-institution": ["royal-cambodian-army", "ASEAN"],
    "name-of-place": ["phnom-penh", "Hanoi"],
    "batch": ['{"q0": {"query": "Hun Manet"}}', '{"a": {"query": "RCAF", "limit": 2, "properties": []}}'],
    "pair": ["KH-RU", "Cambodia–Viet Nam", "kh, la"],
    "choice": ["country:KH", "topic:cyber"],
    "partial-date": ["2019", "2021-12", "2021-12-16"],
    "span-of-time": ["2021-12", "2021/2022", "undated", "202X", "../2022"],
    "words": ["army", "Hun Manet", "border -talks", "Phnom Penh"],
    "cursor": ["none"],
}
for name, written in FORMATS.items():
    schemathesis.openapi.format(name, st.sampled_from(written))


def site(environ, start_response):
    """Answer as the site does, without compression, which the client of schemathesis cannot read."""
    environ.pop("HTTP_ACCEPT_ENCODING", None)
    return application(environ, start_response)


@schemathesis.hook("before_call")
def make_sense(context, case, kwargs):
    """Leave out of a request that is to be taken what hangs on other requests or parameters."""
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    case.query.pop("after", None)  # it comes from the page before


def failures(schema):
    """Yield what schemathesis finds against a schema, each with the request that shows it."""
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            checks = (check for found in event.recorder.checks.values() for check in found)
            for check in checks:
                if info := check.failure_info:
                    yield f"{event.label}: {check.name}: {info.failure}\n{info.code_sample}"
        elif isinstance(event, (events.NonFatalError, events.FatalError)):
            yield str(event)


def with_few_codes(part):
    """Return a part of the document with two codes of each choice, so that all are soon asked for."""
    if isinstance(part, dict):
        return {name: inner[:2] if name == "enum" else with_few_codes(inner) for name, inner in part.items()}
    return [with_few_codes(inner) for inner in part] if isinstance(part, list) else part


@pytest.mark.parametrize("name", [*EXAMPLES_OF, TAG])
def test_every_answer_is_as_described(client, first_edition, name):
    many = os.environ.get(EXAMPLES)
    generation = {"max-examples": int(many or 3), "deterministic": not many, "database": "none"}
    config = schemathesis.Config.from_dict({"generation": generation})
    document = client.get("/api/v1/openapi.json").json()
    paths = {path: said for path, said in document["paths"].items() if path.split("/")[3] == name}
    document["paths"] = paths if many else with_few_codes(paths)
    schema = schemathesis.openapi.from_dict(document, config=config)
    schema.app = site
    assert list(failures(schema)) == []
