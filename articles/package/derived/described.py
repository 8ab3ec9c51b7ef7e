"""What datapackage.json says of derived tables and of files that are no tables."""

from collections.abc import Mapping
from typing import Any

from articles.package.codebook import CODEBOOK
from articles.package.derived import DERIVED
from articles.package.derived.columns import DerivedColumn
from articles.package.derived.networks import NETWORKS
from articles.package.descriptor import COUNTRY_PATTERN, TRUTHS, tabular
from articles.package.sources import DERIVED_MARK
from articles.package.writing import Written
from defense_ties.lib.exports import Kind

_TYPES = {Kind.NUMBER: "integer", Kind.DATE: "date"}
# Files that are no tables: what each is, in which form.
FILES: dict[str, tuple[str, str, str]] = {
    "codebook.md": ("codebook_text", "text/markdown", "The codebook as a text for people."),
    **{
        f"networks/{name}.{form}": (f"{name}_{form}", kind, description)
        for name, description in NETWORKS.items()
        for form, kind in (("graphml", "application/graphml+xml"), ("gexf", "application/gexf+xml"))
    },
    "CITATION.cff": ("citation", "text/yaml", "How to cite the package, in the Citation File Format."),
    "manifest.json": (
        "manifest",
        "application/json",
        "What is in the package: rows of each table, and the size and SHA-256 of each file.",
    ),
}


def further_resources(files: Mapping[str, Written]) -> list[dict[str, Any]]:
    """Return the descriptions of all that is in a package beside the tables of records."""
    tables = [
        tabular(
            table.name,
            table.description,
            [_field(column) for column in table.columns],
            key=table.key,
            references={column.name: column.table for column in table.columns if column.table},
        )
        for table in (*DERIVED, CODEBOOK)
    ]
    others = [_file(path, *said) for path, said in FILES.items()]
    return [resource | {DERIVED_MARK: True} | _sums(files, resource) for resource in (*tables, *others)]


def _file(path: str, name: str, kind: str, description: str) -> dict[str, Any]:
    return {
        "name": name,
        "path": path,
        "description": description,
        "format": path.rpartition(".")[2],
        "mediatype": kind,
        "encoding": "utf-8",
    }


def _sums(files: Mapping[str, Written], resource: dict[str, Any]) -> dict[str, Any]:
    written = files.get(resource["path"])
    return {"bytes": written.bytes, "hash": f"sha256:{written.sha256}"} if written else {}


def _field(column: DerivedColumn) -> dict[str, Any]:
    held: dict[str, Any] = {"required": True} if column.is_needed else {}
    if column.is_country:
        held["pattern"] = COUNTRY_PATTERN
    elif column.codes:
        held["enum"] = list(column.codes)
    described: dict[str, Any] = {
        "name": column.name,
        "title": column.name.replace("_", " ").capitalize(),
        "description": column.description,
        "type": _TYPES.get(column.kind, "string"),
    }
    if column.kind is Kind.FLAG:
        described |= {"type": "boolean", **TRUTHS}
    return {**described, "constraints": held} if held else described
