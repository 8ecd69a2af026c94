"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .books import AddBookRequest as AddBookRequest
    from .books import AddBookRequestAuthorsItem as AddBookRequestAuthorsItem
    from .books import AddBookRequestLabelsValue as AddBookRequestLabelsValue
    from .books import AddBookRequestShelf as AddBookRequestShelf
    from .books import AddBookResponse as AddBookResponse
    from .books import Book as Book
    from .books import BookStatus as BookStatus
    from .books import Copy as Copy
    from .common import CopyBinding as CopyBinding

_MODULES: dict[str, str] = {
    "AddBookRequest": "books",
    "AddBookRequestAuthorsItem": "books",
    "AddBookRequestLabelsValue": "books",
    "AddBookRequestShelf": "books",
    "AddBookResponse": "books",
    "Book": "books",
    "BookStatus": "books",
    "Copy": "books",
    "CopyBinding": "common",
}

__all__ = [
    "AddBookRequest",
    "AddBookRequestAuthorsItem",
    "AddBookRequestLabelsValue",
    "AddBookRequestShelf",
    "AddBookResponse",
    "Book",
    "BookStatus",
    "Copy",
    "CopyBinding",
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
