"""The shape of the house: imports point down, stages never import each other, and each library has one door."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "generator"

_STAGES = {
    "load", "overlay", "check", "resolve", "share", "translate", "infer", "views", "render", "models", "format", "audit",
    "write",
}  # fmt: skip
_DOORS = {
    "yaml": {"load"},
    "jsonpath_rfc9535": {"overlay"},
    "openapi_spec_validator": {"check"},
    "jsonschema_rs": {"json_schema"},
    "datamodel_code_generator": {"models"},
    "jinja2": {"render"},
    "black": {"format"},
    "rich": {"report"},
    "click": {"cli", "review", "run"},
    "griffe": {"diff"},
    "packaging": {"diff"},
    "platformdirs": {"cache"},
    "hatchling": {"hooks"},
    "setuptools": {"hooks"},
}


def room(path: Path) -> str:
    """The stage or module that a file belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> tuple[str, ...]:
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            assert node.module is not None
            yield node.module
            if node.module == "generator":
                yield from (f"generator.{alias.name}" for alias in node.names)


MODULES = [path for path in sorted(ROOT.rglob("*.py")) if "runtime" not in path.relative_to(ROOT).parts]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_stages_do_not_import_each_other(path: Path) -> None:
    here = room(path)
    others = {name.split(".")[1] for name in imports(path) if name.startswith("generator.")} - {here}
    if here in _STAGES:
        assert not others & _STAGES
        assert not others & {"pipeline", "cli", "report", "emit"}
    elif here not in (
        "cli", "run", "review", "pipeline", "emit", "describe", "report", "vendor", "hooks", "__main__",
    ):  # fmt: skip
        assert not others & (_STAGES | {"pipeline", "cli", "report", "emit"})


@pytest.mark.parametrize("library", _DOORS)
def test_each_library_has_one_door(library: str) -> None:
    users = {room(path) for path in MODULES if any(name.split(".")[0] == library for name in imports(path))}
    assert users <= _DOORS[library]


def test_the_heavy_libraries_wait_until_they_are_needed() -> None:
    """A wrong option, or `--help`, pays for none of them."""
    import subprocess
    import sys

    heavy = [
        "black",
        "datamodel_code_generator",
        "pydantic",
        "rich",
        "jinja2",
        "yaml",
        "jsonschema_rs",
        "httpx2",
        "griffe",
        "generator.ir",
    ]
    script = f"import sys, generator.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT.parent)
    assert done.stdout.strip() == "[]"


RUNTIME = sorted((ROOT / "runtime").glob("*.py"))


@pytest.mark.parametrize("path", RUNTIME, ids=lambda path: path.name)
def test_the_runtime_stands_alone(path: Path) -> None:
    """It imports pydantic, below itself what is relative, and httpx2 through one door."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Import | ast.ImportFrom) or id(node) in typing_only:
            continue
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        if isinstance(node, ast.ImportFrom) and node.level:
            assert node.level == 1, f"{path.name}: leaves the runtime"
            continue
        foreign = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names)
        allowed = {"pydantic", "pydantic_core"} | ({"httpx2"} if path.name == "http.py" else set())
        assert foreign <= allowed
