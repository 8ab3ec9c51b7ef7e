"""What the API answers, for tests."""

from typing import Any

ROOT = "/api/v1/"


def data(client: Any, address: str) -> Any:
    """Return the answer to an address below the root, as JSON."""
    response = client.get(ROOT + address)
    assert response.status_code == 200, response.content
    return response.json()


def ids(client: Any, address: str) -> list[str]:
    """Return the ids on one page of a list."""
    return [record["id"] for record in data(client, address)["data"]]


def all_ids(client: Any, address: str) -> list[str]:
    """Return the ids on all pages of a list."""
    found, page = [], data(client, address)
    while True:
        found += [record["id"] for record in page["data"]]
        if not page["next"]:
            return found
        page = client.get(page["next"]).json()


def faults(client: Any, address: str) -> list[tuple[str, str]]:
    """Return what is said against an address: parameter and reason of each fault."""
    response = client.get(ROOT + address)
    assert response.status_code == 400, response.content
    assert response.headers["Content-Type"] == "application/problem+json"
    return [(fault["parameter"], fault["reason"]) for fault in response.json()["faults"]]
