"""The house: imports go down only, files and functions stay small."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# From the cellar to the roof: a layer may name itself and those before it.
LAYERS = ["defense_ties.lib", "people", "articles", "defense_ties"]
NAME_OF_A_LAYER = r"(people|articles|defense_ties)([.:][\w.]+)?"
LONGEST_FILE = 300
LONGEST_FUNCTION = 40

APPS = ["defense_ties", "people", "articles"]
FILES = sorted(path.relative_to(ROOT) for app in APPS for path in (ROOT / app).rglob("*.py"))
SIZED = [path for path in FILES if "migrations" not in path.parts]


def layer_of(name: str) -> int | None:
    """Return the height of the layer a dotted name belongs to, or None when it is not ours."""
    layers = [layer for layer in LAYERS if name == layer or name.startswith(f"{layer}.")]
    return LAYERS.index(max(layers, key=len)) if layers else None


def names_in(source: str, module: str) -> Iterator[tuple[int, str]]:
    """Give the line and dotted name of every import, and of every text that reads as a name of a layer."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".")[: -node.level] if node.level else []
            origin = ".".join([*base, *filter(None, [node.module])])
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Constant) and re.fullmatch(NAME_OF_A_LAYER, str(node.value)):
            yield node.lineno, str(node.value).replace(":", ".")


def climbs(source: str, module: str) -> list[tuple[int, str]]:
    """Return the line and name of everything a module takes from a layer above its own."""
    own = layer_of(module)
    assert own is not None
    return [(line, name) for line, name in names_in(source, module) if (layer_of(name) or 0) > own]


def module_of(path: Path) -> str:
    """Return the dotted name of a file; a package is named like a module inside it."""
    return ".".join(path.with_suffix("").parts)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_go_down_only(path):
    assert climbs((ROOT / path).read_text(encoding="utf-8"), module_of(path)) == []


@pytest.mark.parametrize("path", SIZED, ids=str)
def test_files_and_functions_stay_small(path):
    source = (ROOT / path).read_text(encoding="utf-8")
    too_long = [
        f"{node.name} has {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]

    assert len(source.splitlines()) <= LONGEST_FILE
    assert too_long == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("people.models.official", "from articles.models import Article"),
        ("people.models.official", "def later():\n    import articles.review"),
        ("people.models.official", "from ...articles import review"),
        ("people.models.official", "ForeignKey('articles.Article')"),
        ("people.models.official", "apps.get_model('articles', 'Article')"),
        ("people.models.official", "reverse('articles:engagement')"),
        ("articles.models.article", "from defense_ties import settings"),
        ("defense_ties.lib.dates", "from people.models import Official"),
        ("defense_ties.lib.dates", "from .. import settings"),
    ],
)
def test_a_climb_is_noticed(module, source):
    assert len(climbs(source, module)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("defense_ties.urls", "from articles import views; from people import views"),
        ("articles.models.article", "from people.models import Official"),
        ("people.models.official", "from defense_ties.lib.dates import Span"),
        ("people.models.official", "'articles are other people\\'s'; 'defense_ties/base.html'"),
        ("people.models.__init__", "from .official import Official"),
    ],
)
def test_a_step_down_is_allowed(module, source):
    assert climbs(source, module) == []
