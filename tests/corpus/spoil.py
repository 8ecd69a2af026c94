"""Spoils values in one place each: something is left out, or is null, of another kind, or out of all bounds."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any


def spoilt(value: Any, chance: random.Random, count: int) -> Iterator[Any]:
    """Copies of a value, each changed in one place; some may be valid still."""
    places = list(_places(value, ()))
    for _ in range(count):
        yield _changed(copy.deepcopy(value), chance.choice(places), chance)


def _places(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value[:3]):
            yield from _places(inner, (*path, index))


def _changed(value: Any, path: tuple[Any, ...], chance: random.Random) -> Any:
    if not path:
        return _other(value, chance)
    holder = value
    for step in path[:-1]:
        holder = holder[step]
    if isinstance(holder, dict) and chance.random() < 0.4:
        del holder[path[-1]]
    else:
        holder[path[-1]] = _other(holder[path[-1]], chance)
    return value


def _other(value: Any, chance: random.Random) -> Any:
    """Something else: of another kind, null, or of its own kind and far away."""
    others: list[Any] = [None, "other", "7", 7, 0.5, True, [], {}]
    match value:
        case bool():
            pass
        case str():
            others += ["", value * 3 + "x" * 5000, "", value * 3 + "x" * 5000]
        case int() | float():
            others += [-(10**12), 10**12, -1, 0, 10**12, -(10**12)]
        case list():
            others += [[], value * 50, [*value, None], value[:1]]
        case dict():
            others += [{}, {**value, "unknown": 1}]
    return chance.choice(others)
