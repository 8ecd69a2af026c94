"""Reads what callers and servers see of a package from its code, which is not run.

A package that was vendored long ago has no documents beside it, but it says all that matters: constants what goes over
the wire, signatures what callers give, models what they read. So every side is read in one way, and a package carries
nothing that is there for this alone.
"""

from __future__ import annotations

import ast

from generator.diff.annotations import Type
from generator.diff.reading.client import read_client
from generator.diff.reading.events import read_events
from generator.diff.reading.models import read_models
from generator.diff.reading.operations import read_methods
from generator.diff.reading.source import Module
from generator.diff.side import Side
from generator.diff.surface import Surface


def read_surface(side: Side) -> Surface:
    """What is seen of a package."""
    modules = [Module(side, path, ast.parse(text)) for path, text in sorted(side.files.items()) if _is_read(path)]
    by_path = {module.path: module for module in modules}
    models, aliases = read_models(modules)
    means: dict[str, Type] = {name: alias.annotation.type for name, alias in aliases.items()}
    methods = tuple(method for module in modules for method in read_methods(module))
    return Surface(read_client(by_path), methods, models, aliases, read_events(by_path.get("webhooks.py")), means)


def _is_read(path: str) -> bool:
    return not path.startswith("_runtime/")


__all__ = ["read_surface"]
