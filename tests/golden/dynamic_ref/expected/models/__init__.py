"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .berths import Berth as Berth
    from .berths import BerthPage as BerthPage
    from .common import Page as Page
    from .common import Unbound as Unbound
    from .crates import Crate as Crate
    from .crates import GetCratesResponse as GetCratesResponse
    from .crates import OldTree as OldTree
    from .crates import SealedCrate as SealedCrate
    from .ships import GetLogResponse as GetLogResponse
    from .ships import GetLogsResponse200Item as GetLogsResponse200Item
    from .ships import PageOfGetLogsResponse200Item as PageOfGetLogsResponse200Item
    from .ships import PageOfShip as PageOfShip
    from .ships import Ship as Ship

_MODULES: dict[str, str] = {
    "Berth": "berths",
    "BerthPage": "berths",
    "Crate": "crates",
    "GetCratesResponse": "crates",
    "GetLogResponse": "ships",
    "GetLogsResponse200Item": "ships",
    "OldTree": "crates",
    "Page": "common",
    "PageOfGetLogsResponse200Item": "ships",
    "PageOfShip": "ships",
    "SealedCrate": "crates",
    "Ship": "ships",
    "Unbound": "common",
}

__all__ = [
    "Berth",
    "BerthPage",
    "Crate",
    "GetCratesResponse",
    "GetLogResponse",
    "GetLogsResponse200Item",
    "OldTree",
    "Page",
    "PageOfGetLogsResponse200Item",
    "PageOfShip",
    "SealedCrate",
    "Ship",
    "Unbound",
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
