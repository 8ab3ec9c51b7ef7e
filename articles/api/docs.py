"""The documentation of the API, as a page that is read without scripts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings

from articles.api.examples import EXAMPLES
from defense_ties.lib.asking import AskedPage

# Codes beyond these are looked up in the codebook; nobody reads so long a line.
MOST_CODES = 30


@dataclass(frozen=True)
class Asked:
    """A parameter: its name, where it stands, what may be written, and what it does."""

    name: str
    where: str
    kind: str
    description: str
    codes: list[str]


@dataclass(frozen=True)
class Described:
    """An address: what it is for, its parameters, and an example with its answer."""

    anchor: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[Asked]
    curl: str
    python: str
    r: str
    answer: str


@dataclass(frozen=True)
class Section:
    """The addresses of one kind of record."""

    name: str
    operations: list[Described]


class DocsPage(AskedPage):
    """Every address of the API with its parameters, an example in three languages, and a real answer."""

    template_name = "api/docs.html"
    section = "api"
    document: Any = None  # the function that writes the OpenAPI document

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        document = self.document()
        sections: dict[str, list[Described]] = {tag["name"]: [] for tag in document["tags"]}
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                found = _described(method.upper(), path, operation)
                sections[operation["tags"][0]].append(found)
        return super().get_context_data(
            site=settings.SITE_URL,
            said=document["info"]["description"],
            sections=[Section(name, found) for name, found in sections.items()],
            **kwargs,
        )


def _described(method: str, path: str, operation: dict[str, Any]) -> Described:
    address, sent = _example(path, operation)
    content = operation["responses"]["200"]["content"]
    example = next(iter(content.values())).get("example")
    return Described(
        operation["operationId"].replace("_", "-"),
        method,
        path,
        operation["summary"],
        operation["description"],
        list(_parameters(operation)),
        f"curl '{address}'" + (f" \\\n  --data-urlencode 'queries={sent}'" if method == "POST" else ""),
        _in_python(address, sent if method == "POST" else ""),
        _in_r(address, sent if method == "POST" else ""),
        json.dumps(example, ensure_ascii=False, indent=2) if example else "",
    )


def _parameters(operation: dict[str, Any]) -> Iterator[Asked]:
    for parameter in operation["parameters"]:
        schema = parameter.get("schema", {"type": "JSON"})
        one = schema.get("items", schema)
        codes = [str(code) for code in one.get("enum", [])]
        kind = "code" if codes else one.get("format") or one["type"]
        if "minimum" in one and "maximum" in one:
            kind = f"{kind} from {one['minimum']} to {one['maximum']}"
        if "default" in one:
            kind = f"{kind}, {json.dumps(one['default'])} if not given"
        shown = codes if len(codes) <= MOST_CODES else []
        yield Asked(parameter["name"], parameter["in"], kind, parameter["description"], shown)


def _example(path: str, operation: dict[str, Any]) -> tuple[str, str]:
    """Return an address that answers, and what is sent to it."""
    name = operation["tags"][0]
    sent = json.dumps({"q0": {"query": "Hun Manet"}})
    more = "?prefix=hun" if path.endswith("/suggest") else ""
    if name in EXAMPLES:
        example = EXAMPLES[name]
        asked = not path.endswith("{id}") or name == "ties"
        more = f"?{example.asked}" if asked else ""
        path = path.replace("{id}", example.id)
    elif path.endswith("{id}"):
        path = path.replace("{id}", EXAMPLES[path.split("/")[4]].id)
    elif any("content" in parameter for parameter in operation["parameters"]):
        more = f"?queries={quote(sent)}"
    return f"{settings.SITE_URL}{path}{more}", sent


def _in_python(address: str, sent: str) -> str:
    ask = (
        f'requests.post("{address}", data={{"queries": {sent!r}}})' if sent else f'requests.get("{address}")'
    )
    return f"import requests\n\nanswer = {ask}.json()"


def _in_r(address: str, sent: str) -> str:
    if sent:
        body = f"body = list(queries = '{sent}')"
        return f'library(httr)\n\nanswer <- content(POST("{address}", encode = "form", {body}))'
    return f'library(jsonlite)\n\nanswer <- fromJSON("{address}")'
