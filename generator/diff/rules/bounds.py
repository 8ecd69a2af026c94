"""Rules about bounds: values beyond them are refused before they are sent, and kept when they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diff import catalogue as kinds
from generator.diff.change import Kind

_LOWER = frozenset({"ge", "gt", "min_length"})
"""Bounds that a greater number makes narrower."""


def bound_changes(old: Mapping[str, float], new: Mapping[str, float]) -> Iterator[tuple[Kind, str]]:
    """What became of each bound."""
    for name in sorted({*old, *new}):
        before, after = old.get(name), new.get(name)
        if before != after:
            kind = kinds.BOUNDS_NARROWED if _is_narrower(name, before, after) else kinds.BOUNDS_WIDENED
            yield kind, f"{name} {_shown(before)} became {_shown(after)}"


def _is_narrower(name: str, before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is None
    if name == "multiple_of":
        return before % after != 0
    return after > before if name in _LOWER else after < before


def _shown(bound: float | None) -> str:
    return "none" if bound is None else f"{bound:g}"
