"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .common import TideEvent as TideEvent
    from .pilots import Advice as Advice
    from .pilots import AskOldPilotRequest as AskOldPilotRequest
    from .pilots import AskPilotRequest as AskPilotRequest
    from .pilots import Word as Word
    from .ships import ExportCrewsResponseItem as ExportCrewsResponseItem
    from .ships import FollowLogResponseItem as FollowLogResponseItem
    from .ships import FollowLogResponseItemEvent as FollowLogResponseItemEvent
    from .ships import FollowTideResponseItem as FollowTideResponseItem
    from .ships import FollowTideResponseItemData as FollowTideResponseItemData
    from .ships import Position as Position
    from .ships import Ship as Ship

_MODULES: dict[str, str] = {
    "Advice": "pilots",
    "AskOldPilotRequest": "pilots",
    "AskPilotRequest": "pilots",
    "ExportCrewsResponseItem": "ships",
    "FollowLogResponseItem": "ships",
    "FollowLogResponseItemEvent": "ships",
    "FollowTideResponseItem": "ships",
    "FollowTideResponseItemData": "ships",
    "Position": "ships",
    "Ship": "ships",
    "TideEvent": "common",
    "Word": "pilots",
}

__all__ = [
    "Advice",
    "AskOldPilotRequest",
    "AskPilotRequest",
    "ExportCrewsResponseItem",
    "FollowLogResponseItem",
    "FollowLogResponseItemEvent",
    "FollowTideResponseItem",
    "FollowTideResponseItemData",
    "Position",
    "Ship",
    "TideEvent",
    "Word",
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
