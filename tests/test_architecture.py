"""The house: one arrow, no cycles, small functions, and nothing at the top level that has no reason to be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "klyngedesk"
# Each package may import those below it; packages on one line do not know each other.
FLOORS = (("ui",), ("services",), ("store", "documents", "intake"), ("model",), ("text",))
FLOOR = {name: number for number, names in enumerate(FLOORS) for name in names}
ROOF = {"app", "__main__", "commands"}
TOP_LEVEL = {"pyproject.toml", "klyngedesk", "resources", "tests", "packaging", "README.md", "LICENSE"}
UNWANTED = {"utils", "helpers", "manager", "common"}


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def package_of(path: Path) -> str:
    inside = path.relative_to(SOURCE).parts
    return inside[0] if len(inside) > 1 else path.stem


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are written out"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_arrow_points_one_way() -> None:
    wrong = []
    for path, tree in modules():
        here = package_of(path)
        for name in imported(tree):
            parts = name.split(".")
            there = parts[1] if parts[0] == "klyngedesk" and len(parts) > 1 else ""
            if here in ROOF or there == here or there not in FLOOR.keys() | ROOF:
                continue
            if there in ROOF or FLOOR[there] <= FLOOR.get(here, -1):
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


@pytest.mark.parametrize(
    ("library", "places"), [("PySide6", {"ui"}), ("sqlalchemy", {"store", "services"}), ("docx", {"documents"})]
)
def test_a_library_is_known_in_its_own_place_only(library: str, places: set[str]) -> None:
    knowing = {package_of(path) for path, tree in modules() for name in imported(tree) if name.split(".")[0] == library}
    assert knowing <= places


def test_no_module_reaches_itself_through_its_imports() -> None:
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): tree for path, tree in modules()}
    graph = {name: {found for found in imported(tree) if found in names} for name, tree in names.items()}
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        if name in done:
            return
        for found in graph[name]:
            visit(found, (*way, name))
        done.add(name)

    for name in graph:
        visit(name, ())


def test_functions_modules_and_classes_stay_small() -> None:
    wrong = []
    for path, tree in modules():
        if len(path.read_text(encoding="utf-8").splitlines()) > 400:
            wrong.append(f"{path.name} is long")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 50:
                wrong.append(f"{path.name}: {node.name} is long")
            if isinstance(node, ast.ClassDef) and sum(isinstance(n, ast.FunctionDef) for n in node.body) > 25:
                wrong.append(f"{path.name}: {node.name} has many methods")
    assert wrong == []


def test_a_late_import_says_why() -> None:
    wrong = []
    for path, tree in modules():
        lines = path.read_text(encoding="utf-8").splitlines()
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Import | ast.ImportFrom) and "# late:" not in lines[node.lineno - 1]:
                        wrong.append(f"{path.name}:{node.lineno}")
    assert wrong == []


def test_the_top_level_holds_what_it_should() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - {"build", "dist"} <= TOP_LEVEL
    assert not [path for path in SOURCE.rglob("*.py") if path.stem in UNWANTED]
