"""A module of models: their statements in an order in which they can be executed, and what they import."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from generator.imports import import_lines
from generator.models.statements import Statement
from generator.text import Source, docstring


def write_module(
    statements: Iterable[Statement], title: str, modules: Mapping[str, str], quoted: Callable[[str], Statement]
) -> str:
    """The text of a module.

    Args:
        statements: Those of its models.
        title: The first line of its docstring.
        modules: The module of every model of the package.
        quoted: Gives the statement of an alias that needs nothing.
    """
    own = {found.name: found for found in statements}
    needs = _without_circles(own, quoted)
    parts_first = _ordered(own, {name: sorted(found.mentions & own.keys()) for name, found in own.items()})
    placed = [own[name] for name in _ordered(parts_first, needs)]
    imports = {Source(line) for found in placed for line in found.imports}
    others = {name for found in placed for name in found.mentions} - own.keys()
    imports |= {Source(f"from .{modules[name]} import {name}") for name in others}
    lines = [docstring(title), "", "from __future__ import annotations", "", *import_lines(imports)]
    for number, found in enumerate(placed):
        lines += ["", "", *found.lines] if number or found.is_class else ["", *found.lines]
    return "\n".join(lines) + "\n"


def _without_circles(own: dict[str, Statement], quoted: Callable[[str], Statement]) -> Mapping[str, list[str]]:
    """What each statement of the module needs of it; of aliases that need each other in a circle, one is quoted."""
    while True:
        needs = {name: sorted(found.needs & own.keys()) for name, found in own.items()}
        try:
            TopologicalSorter(needs).prepare()
        except CycleError as error:
            alias = min(name for name in error.args[1] if not own[name].is_class)
            own[alias] = quoted(alias)
        else:
            return needs


def _ordered(names: Iterable[str], edges: Mapping[str, Iterable[str]]) -> list[str]:
    """Each name after those that its edges lead to, as far as there is such an order."""
    ordered: list[str] = []
    seen: set[str] = set()
    for first in names:
        path = [] if first in seen else [(first, iter(edges[first]))]
        seen.add(first)
        while path:
            name, others = path[-1]
            if (other := next((each for each in others if each not in seen), None)) is None:
                ordered.append(name)
                path.pop()
            else:
                seen.add(other)
                path.append((other, iter(edges[other])))
    return ordered
