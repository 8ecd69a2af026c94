"""Small questions to Python's syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.diff.side import Place, Side


@dataclass(frozen=True, slots=True)
class Module:
    """A module of a package."""

    side: Side
    path: str
    tree: ast.Module

    def place(self, node: ast.stmt | ast.expr) -> Place:
        """Where something of it stands."""
        return self.side.code(self.path, node.lineno)

    def constants(self, *functions: str) -> dict[str, ast.Call]:
        """The names at its top that are given what a call of one of some functions makes."""
        found: dict[str, ast.Call] = {}
        for statement in self.tree.body:
            match statement:
                case (
                    ast.AnnAssign(target=ast.Name(id=name), value=ast.Call() as call)
                    | ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as call)
                ) if called(call) in functions:
                    found[name] = call
                case _:
                    pass
        return found

    def classes(self) -> Iterator[ast.ClassDef]:
        """The classes at its top."""
        return (statement for statement in self.tree.body if isinstance(statement, ast.ClassDef))


def called(call: ast.Call) -> str:
    """The name of the function that is called."""
    return ast.unparse(call.func).rpartition(".")[2]


def keyword(call: ast.Call, name: str, position: int | None = None) -> ast.expr | None:
    """An argument of a call."""
    if position is not None and position < len(call.args):
        return call.args[position]
    return next((found.value for found in call.keywords if found.arg == name), None)


def constant(node: ast.expr | None, default: Any = None) -> Any:
    """The value of a literal; the default where there is none."""
    if node is None:
        return default
    try:
        return ast.literal_eval(node)
    except ValueError:
        return default


def text(node: ast.expr | None) -> str:
    """The value of a text, or anything else as it is written; empty where there is nothing."""
    value = constant(node)
    return value if isinstance(value, str) else "" if node is None else ast.unparse(node)


def returned(node: ast.expr | None) -> ast.expr | None:
    """What a function without arguments gives: `lambda: models.Pet`."""
    return node.body if isinstance(node, ast.Lambda) else None


def entries(node: ast.expr | None) -> Mapping[str, ast.expr]:
    """The entries of a dict whose keys are texts."""
    if not isinstance(node, ast.Dict):
        return {}
    pairs = zip(node.keys, node.values, strict=True)
    return {text(key): value for key, value in pairs if key is not None}


def calls(node: ast.expr | None) -> Iterator[ast.Call]:
    """The calls that a tuple holds."""
    for item in node.elts if isinstance(node, ast.Tuple) else ():
        if isinstance(item, ast.Call):
            yield item


def is_deprecated(function: ast.FunctionDef) -> bool:
    """Whether it carries `deprecated`."""
    return any(isinstance(each, ast.Call) and called(each) == "deprecated" for each in function.decorator_list)
