"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .caves import Bearing as Bearing
    from .caves import Cave as Cave
    from .caves import Chamber as Chamber
    from .caves import Hall as Hall

_MODULES: dict[str, str] = {
    "Bearing": "caves",
    "Cave": "caves",
    "Chamber": "caves",
    "Hall": "caves",
}

__all__ = [
    "Bearing",
    "Cave",
    "Chamber",
    "Hall",
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
