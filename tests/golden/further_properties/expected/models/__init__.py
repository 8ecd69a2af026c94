"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .shelves import Box as Box
    from .shelves import Free as Free
    from .shelves import HighShelf as HighShelf
    from .shelves import Notes as Notes
    from .shelves import Shelf as Shelf

_MODULES: dict[str, str] = {
    "Box": "shelves",
    "Free": "shelves",
    "HighShelf": "shelves",
    "Notes": "shelves",
    "Shelf": "shelves",
}

__all__ = [
    "Box",
    "Free",
    "HighShelf",
    "Notes",
    "Shelf",
]


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)
