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
    from .notices import AnyNotice as AnyNotice
    from .notices import AnyNoticeInput as AnyNoticeInput
    from .notices import Closing as Closing
    from .notices import ClosingInput as ClosingInput
    from .notices import Notice as Notice
    from .notices import NoticeInput as NoticeInput
    from .shelves import Place as Place
    from .shelves import Shelf as Shelf
    from .shelves import ShelfInput as ShelfInput

_MODULES: dict[str, str] = {
    "AnyNotice": "notices",
    "AnyNoticeInput": "notices",
    "Book": "common",
    "BookInput": "common",
    "Closing": "notices",
    "ClosingInput": "notices",
    "Id": "common",
    "Login": "members",
    "Member": "members",
    "Notice": "notices",
    "NoticeInput": "notices",
    "Place": "shelves",
    "Shelf": "shelves",
    "ShelfInput": "shelves",
}

__all__ = [
    "AnyNotice",
    "AnyNoticeInput",
    "Book",
    "BookInput",
    "Closing",
    "ClosingInput",
    "Id",
    "Login",
    "Member",
    "Notice",
    "NoticeInput",
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
