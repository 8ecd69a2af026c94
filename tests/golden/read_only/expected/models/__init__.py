"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .common import Book as Book
    from .common import BookInput as BookInput
    from .common import Id as Id
    from .members import Login as Login
    from .members import Member as Member
    from .shelves import Place as Place
    from .shelves import Shelf as Shelf
    from .shelves import ShelfInput as ShelfInput

_MODULES: dict[str, str] = {
    "Book": "common",
    "BookInput": "common",
    "Id": "common",
    "Login": "members",
    "Member": "members",
    "Place": "shelves",
    "Shelf": "shelves",
    "ShelfInput": "shelves",
}

__all__ = [
    "Book",
    "BookInput",
    "Id",
    "Login",
    "Member",
    "Place",
    "Shelf",
    "ShelfInput",
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
