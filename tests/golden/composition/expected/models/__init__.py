"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .animals import Animal as Animal
    from .animals import Cat as Cat
    from .animals import Dog as Dog
    from .animals import Keeper as Keeper
    from .animals import Mule as Mule
    from .common import CatName as CatName
    from .common import Visitor as Visitor
    from .common import VisitorOption2Child as VisitorOption2Child

_MODULES: dict[str, str] = {
    "Animal": "animals",
    "Cat": "animals",
    "CatName": "common",
    "Dog": "animals",
    "Keeper": "animals",
    "Mule": "animals",
    "Visitor": "common",
    "VisitorOption2Child": "common",
}

__all__ = [
    "Animal",
    "Cat",
    "CatName",
    "Dog",
    "Keeper",
    "Mule",
    "Visitor",
    "VisitorOption2Child",
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
