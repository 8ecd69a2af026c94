"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .blobs import AddAnythingRequest as AddAnythingRequest
    from .blobs import RemoveBlobsRequest as RemoveBlobsRequest
    from .common import Binary as Binary

_MODULES: dict[str, str] = {
    "AddAnythingRequest": "blobs",
    "Binary": "common",
    "RemoveBlobsRequest": "blobs",
}

__all__ = [
    "AddAnythingRequest",
    "Binary",
    "RemoveBlobsRequest",
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
