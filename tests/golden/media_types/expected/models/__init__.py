"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .boats import Boat as Boat
    from .boats import BoatChanges as BoatChanges
    from .boats import (
        ChangeBoatRequestJsonPatchJsonItem as ChangeBoatRequestJsonPatchJsonItem,
    )
    from .boats import NewBoat as NewBoat
    from .log import LogSearch as LogSearch
    from .log import SearchLogResponse as SearchLogResponse
    from .log import WriteLogRequest as WriteLogRequest
    from .log import (
        WriteLogRequestXWwwFormUrlencoded as WriteLogRequestXWwwFormUrlencoded,
    )
    from .photos import AddPhotoRequestJson as AddPhotoRequestJson
    from .photos import EditPhotoRequest as EditPhotoRequest
    from .photos import EditPhotoRequestJson as EditPhotoRequestJson

_MODULES: dict[str, str] = {
    "AddPhotoRequestJson": "photos",
    "Boat": "boats",
    "BoatChanges": "boats",
    "ChangeBoatRequestJsonPatchJsonItem": "boats",
    "EditPhotoRequest": "photos",
    "EditPhotoRequestJson": "photos",
    "LogSearch": "log",
    "NewBoat": "boats",
    "SearchLogResponse": "log",
    "WriteLogRequest": "log",
    "WriteLogRequestXWwwFormUrlencoded": "log",
}

__all__ = [
    "AddPhotoRequestJson",
    "Boat",
    "BoatChanges",
    "ChangeBoatRequestJsonPatchJsonItem",
    "EditPhotoRequest",
    "EditPhotoRequestJson",
    "LogSearch",
    "NewBoat",
    "SearchLogResponse",
    "WriteLogRequest",
    "WriteLogRequestXWwwFormUrlencoded",
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
