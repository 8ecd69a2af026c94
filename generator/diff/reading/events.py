"""Reads the module of webhooks and callbacks."""

from __future__ import annotations

import ast

from generator.diff.annotations import NOTHING, annotation
from generator.diff.reading.source import Module, is_deprecated, keyword, text
from generator.diff.surface import Event


def read_events(module: Module | None) -> tuple[Event, ...]:
    """Each function that reads something, and what that is."""
    return tuple(_event(module, found) for found in module.tree.body if _is_public(found)) if module else ()


def _is_public(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.FunctionDef) and not statement.name.startswith("_")


def _event(module: Module, function: ast.stmt) -> Event:
    assert isinstance(function, ast.FunctionDef)
    constants = module.constants("Event")
    named = (each.id for each in ast.walk(function) if isinstance(each, ast.Name) and each.id in constants)
    constant = constants.get(next(named, ""))
    return Event(
        id=text(keyword(constant, "id", 0)) if constant else function.name,
        name=function.name,
        result=annotation(function.returns) if function.returns else NOTHING,
        deprecated=is_deprecated(function),
        code=module.place(function),
    )
