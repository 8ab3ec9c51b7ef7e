"""The table of the OWASP standard is whole, and names tests that there are."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = (Path(__file__).parent / "ASVS.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in TABLE.splitlines()
    if line.startswith("| V")
]
STATES = {"met", "operator", "n/a", "partly", "open"}
# How many requirements of levels 1 and 2 each section has; those of level 3 come after them.
SECTIONS = {
    "V1": [2, 9, 11, 3, 2],
    "V2": [3, 3, 4, 1],
    "V3": [0, 2, 4, 6, 5, 0, 2],
    "V4": [3, 1, 2, 4],
    "V5": [1, 3, 2, 3],
    "V6": [3, 12, 4, 4, 5, 3, 0, 4],
    "V7": [3, 4, 2, 5, 2, 2],
    "V8": [2, 3, 1, 1],
    "V9": [3, 4],
    "V10": [2, 2, 4, 11, 5, 2, 3],
    "V11": [2, 3, 3, 4, 1, 1],
    "V12": [3, 2, 4],
    "V13": [1, 5, 2, 5],
    "V14": [2, 4, 3],
    "V15": [3, 3, 7],
    "V16": [1, 5, 4, 3, 3],
    "V17": [1, 4, 2],
}


def numbers(cell):
    """Yield the requirements that a cell names, those of a range one by one."""
    for part in cell.split(", "):
        first, _, last = part.partition("–")
        section, _, start = first.rpartition(".")
        end = last.rpartition(".")[2] or start
        assert not last or last.rpartition(".")[0] == section, part
        for number in range(int(start), int(end) + 1):
            yield f"{section}.{number}"


def test_every_requirement_of_levels_1_and_2_stands_in_the_table_once():
    expected = {
        f"{chapter}.{section}.{number}"
        for chapter, counts in SECTIONS.items()
        for section, count in enumerate(counts, start=1)
        for number in range(1, count + 1)
    }
    found = Counter(number for cells in ROWS for number in numbers(cells[0]))

    assert len(expected) == 253
    assert [number for number, times in found.items() if times > 1] == []
    assert set(found) == expected


@pytest.mark.parametrize("cells", ROWS, ids=lambda cells: cells[0])
def test_each_row_has_a_state_and_the_tests_that_it_names_exist(cells):
    assert len(cells) == 3
    assert cells[1] in STATES
    for name in re.findall(r"`(tests/[^`]+)`", cells[2]):
        path, _, test = name.partition("::")
        source = (ROOT / path).read_text(encoding="utf-8")
        names = {node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)}
        assert any(each.startswith("test_") for each in names), path
        assert not test or test in names, name
