"""Import statements of a module, merged, sorted and laid out once everything else is written."""

from __future__ import annotations

from collections.abc import Iterable

from generator.layout import lay_out
from generator.text import LINE_LENGTH, Source


def import_lines(statements: Iterable[Source]) -> tuple[Source, ...]:
    """The lines that stand for the statements, in groups with an empty line between them.

    Args:
        statements: Each `import X` or `from X import NAME`, in any order.
    """
    plain = sorted({line for line in statements if line.startswith("import ")})
    names: dict[str, set[str]] = {}
    for line in statements:
        if line.startswith("from "):
            module, _, name = line.removeprefix("from ").partition(" import ")
            names.setdefault(module, set()).add(name)
    local = [module for module in names if module.startswith(".")]
    # Outermost packages first, as isort does.
    local.sort(key=lambda module: (-len(module) + len(module.lstrip(".")), module))
    third = sorted(module for module in names if module.split(".")[0] in ("pydantic", "httpx2", "typing_extensions"))
    standard = sorted(names.keys() - set(local) - set(third))
    groups = [
        [*plain, *(from_import(module, names[module]) for module in standard)],
        [from_import(module, names[module]) for module in third],
        [from_import(module, names[module]) for module in local],
    ]
    lines: list[Source] = []
    for group in groups:
        if group and lines:
            lines.append(Source(""))
        lines += map(Source, group)
    return tuple(lines)


def from_import(module: str, names: Iterable[str], indent: int = 0) -> Source:
    """One `from` statement, indented, in as many lines as it needs."""
    ordered = ", ".join(sorted(names, key=_import_order))
    line = f"from {module} import {ordered}"
    if indent + len(line) > LINE_LENGTH:
        line = f"from {module} import ({ordered})"
    return lay_out(Source(line), indent)


def _import_order(name: str) -> tuple[int, str]:
    """Constants, classes, the rest: the order that isort and ruff give them."""
    kind = 0 if name.isupper() else 1 if name[0].isupper() else 2
    return kind, name
