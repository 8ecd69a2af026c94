"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .common import Returned as Returned
    from .common import ReturnedReason as ReturnedReason
    from .parcels import Contents as Contents
    from .parcels import ContentsOption1 as ContentsOption1
    from .parcels import ContentsOption2 as ContentsOption2
    from .parcels import Item as Item
    from .parcels import Lost as Lost
    from .parcels import Parcel as Parcel
    from .parcels import Sender as Sender
    from .parcels import State as State

_MODULES: dict[str, str] = {
    "Contents": "parcels",
    "ContentsOption1": "parcels",
    "ContentsOption2": "parcels",
    "Item": "parcels",
    "Lost": "parcels",
    "Parcel": "parcels",
    "Returned": "common",
    "ReturnedReason": "common",
    "Sender": "parcels",
    "State": "parcels",
}

__all__ = [
    "Contents",
    "ContentsOption1",
    "ContentsOption2",
    "Item",
    "Lost",
    "Parcel",
    "Returned",
    "ReturnedReason",
    "Sender",
    "State",
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
