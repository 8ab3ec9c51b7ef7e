"""The codebook inside a package: every table, every column and every code, for people and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articles.codebook.uses import VOCABULARIES
from articles.package.choice import Choice
from articles.package.derived import DERIVED, DerivedTable
from articles.package.derived.columns import DerivedColumn
from articles.package.derived.in_force import RULE
from articles.package.derived.networks import NETWORKS
from articles.package.derived.table import PARTIAL_DATES, CountedTable
from articles.package.descriptor import MARKS, TITLE, field_type
from articles.package.tables import TABLES, Table
from defense_ties.lib.exports import Kind
from defense_ties.lib.translating import in_english

# The vocabulary with these codes.
BY_CODES = {tuple(each.vocabulary.values): each for each in VOCABULARIES}
TEXT = "codebook.md"


@dataclass(frozen=True)
class Entry:
    """A line of the codebook: a table, a column of it, or a code that can stand in the column."""

    what: str
    table: str
    column: str = ""
    code: str = ""
    label: str = ""
    type: str = ""
    description: str = ""


def entries() -> Iterator[Entry]:
    """Yield every table, each with its columns, each of these with its codes."""
    for table in TABLES:
        yield Entry("table", table.name, label=table.file, description=table.description)
        for name, field in table.fields.items():
            codes = tuple(code for code, _ in field.flatchoices if code not in ("", None))
            said = str(field.help_text) or f"The {field.verbose_name}."
            yield from _column(table, name, str(field.verbose_name), field_type(field), said, codes)
    for derived in (*DERIVED, CODEBOOK):
        yield Entry("table", derived.name, label=derived.file, description=derived.description)
        for column in derived.columns:
            kind = _TYPES.get(column.kind, "string")
            yield from _column(
                derived, column.name, column.name.replace("_", " "), kind, column.description, column.codes
            )


def _column(
    table: Table | DerivedTable, name: str, label: str, kind: str, said: str, codes: Sequence[Any]
) -> Iterator[Entry]:
    yield Entry("column", table.name, name, label=label, type=kind, description=said)
    vocabulary = BY_CODES.get(tuple(codes))
    definitions = vocabulary.vocabulary.definitions() if vocabulary else {}
    for code, told in vocabulary.vocabulary.choices if vocabulary else ():
        yield Entry("code", table.name, name, str(code), str(told), "", str(definitions[code]))


_TYPES = {Kind.NUMBER: "integer", Kind.DATE: "date", Kind.FLAG: "boolean"}


def _rows(choice: Choice) -> list[Entry]:
    with in_english():
        return list(entries())


def _part(name: str, description: str) -> DerivedColumn:
    return DerivedColumn(name, description, lambda entry: getattr(entry, name), Kind.TEXT)


CODEBOOK = CountedTable(
    "codebook",
    "A table of the package, a column of it, or a code that can stand in the column, with what it means. "
    "Topics, being records themselves, are in the table topics.",
    (
        _part("what", "What the row explains: a table, a column or a code."),
        _part("table", "The table."),
        _part("column", "The column; blank for the table itself."),
        _part("code", "The code; blank for the column itself."),
        _part("label", "The name for people."),
        _part("type", "What stands in the column, in the words of Table Schema."),
        _part("description", "What it means."),
    ),
    ("table", "column", "code"),
    _rows,
)


@in_english()
def codebook_text() -> bytes:
    """Return the codebook as a text with tables, in Markdown."""
    rules = [MARKS, f"**Years.** {PARTIAL_DATES}", f"**In force.** {RULE}"]
    lines = [f"# {TITLE}: codebook", *(line for rule in rules for line in ("", rule))]
    columns: dict[str, list[Entry]] = {}
    for entry in entries():
        columns.setdefault(entry.table, []).append(entry)
    for table, (head, *rest) in columns.items():
        lines += ["", f"## {head.label}", "", head.description, ""]
        lines += ["| Column | Type | What it holds |", "|---|---|---|"]
        codes = [entry.column for entry in rest if entry.what == "code"]
        for entry in rest:
            if entry.what == "column":
                vocabulary = _vocabulary(rest, table, entry.column) if entry.column in codes else ""
                lines.append(f"| `{entry.column}` | {entry.type} | {_cell(entry.description)}{vocabulary} |")
    lines += ["", "## Networks", ""]
    lines += [f"- `networks/{name}.graphml` and `.gexf`: {said}" for name, said in NETWORKS.items()]
    for each in VOCABULARIES:
        definitions = each.vocabulary.definitions()
        lines += ["", f"## {each.title}", "", "| Code | Label | Definition |", "|---|---|---|"]
        for code, label in each.vocabulary.choices:
            lines.append(f"| `{code}` | {_cell(label)} | {_cell(definitions[code])} |")
    return ("\n".join(lines) + "\n").encode()


def _vocabulary(entries_of: list[Entry], table: str, column: str) -> str:
    codes = [f"`{entry.code}`" for entry in entries_of if entry.what == "code" and entry.column == column]
    return f" Codes: {', '.join(codes)}."


def _cell(text: Any) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")
