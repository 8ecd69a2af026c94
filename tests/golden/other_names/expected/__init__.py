"""The OtherNames client.

Made by clientwright from Caves 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import errors, models
from ._runtime.pages import AsyncPage, AsyncPager, Page
from ._runtime.response import APIResponse
from ._runtime.values import (
    NOT_GIVEN,
    Deviation,
    File,
    FileInput,
    Hooks,
    NotGiven,
    RateLimit,
    RequestOptions,
    Timeout,
)
from .client import AsyncOtherNames, OtherNames
from .errors import OtherNamesError

if TYPE_CHECKING:
    from ._runtime.bulk import BulkEntry, BulkResult
    from ._runtime.download import AsyncStreamedResponse, StreamedResponse
    from ._runtime.stream import AsyncStream, Stream

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncOtherNames",
    "AsyncPage",
    "AsyncPager",
    "AsyncStream",
    "AsyncStreamedResponse",
    "BulkEntry",
    "BulkResult",
    "Deviation",
    "File",
    "FileInput",
    "Hooks",
    "NOT_GIVEN",
    "NotGiven",
    "OtherNames",
    "OtherNamesError",
    "Page",
    "RateLimit",
    "RequestOptions",
    "Stream",
    "StreamedResponse",
    "Timeout",
    "__version__",
    "errors",
    "models",
]

_MODULES = {
    "AsyncStream": "stream",
    "AsyncStreamedResponse": "download",
    "BulkEntry": "bulk",
    "BulkResult": "bulk",
    "Stream": "stream",
    "StreamedResponse": "download",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Programs that write no rows in bulk and read no streams need not load what does.
    from importlib import import_module

    module = import_module(f"{__name__}._runtime.{_MODULES[name]}")
    value: object = getattr(module, name)
    globals()[name] = value
    return value
