"""Import statements of a module, merged, sorted and laid out once everything else is written."""

from __future__ import annotations

from collections.abc import Iterable

from generator.layout import lay_out
from generator.text import Source


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
    third = sorted(module for module in names if module.split(".")[0] in ("pydantic", "httpx2"))
    standard = sorted(names.keys() - set(local) - set(third))
    groups = [
        [*plain, *(_from(module, names[module]) for module in standard)],
        [_from(module, names[module]) for module in third],
        [_from(module, names[module]) for module in local],
    ]
    lines: list[Source] = []
    for group in groups:
        if group and lines:
            lines.append(Source(""))
        lines += map(Source, group)
    return tuple(lines)


def _from(module: str, names: Iterable[str]) -> Source:
    ordered = sorted(names, key=_import_order)
    line = f"from {module} import {', '.join(ordered)}"
    return lay_out(Source(line)) if len(line) <= 88 else lay_out(Source(f"from {module} import ({', '.join(ordered)})"))


def _import_order(name: str) -> tuple[int, str]:
    """Constants, classes, the rest: the order that isort and ruff give them."""
    kind = 0 if name.isupper() else 1 if name[0].isupper() else 2
    return kind, name
