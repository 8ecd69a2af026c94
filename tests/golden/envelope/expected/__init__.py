"""The EnvelopeClient client.

Made by clientwright from Wrapped 1.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import errors, models
    from ._runtime.bulk import BulkEntry, BulkResult
    from ._runtime.download import AsyncStreamedResponse, StreamedResponse
    from ._runtime.pages import AsyncPage, AsyncPager, Page
    from ._runtime.response import APIResponse
    from ._runtime.stream import AsyncStream, Stream
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
    from .client import AsyncEnvelopeClient, EnvelopeClient
    from .errors import EnvelopeClientError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncEnvelopeClient",
    "AsyncPage",
    "AsyncPager",
    "AsyncStream",
    "AsyncStreamedResponse",
    "BulkEntry",
    "BulkResult",
    "Deviation",
    "EnvelopeClient",
    "EnvelopeClientError",
    "File",
    "FileInput",
    "Hooks",
    "NOT_GIVEN",
    "NotGiven",
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
    "APIResponse": "_runtime.response",
    "AsyncEnvelopeClient": "client",
    "AsyncPage": "_runtime.pages",
    "AsyncPager": "_runtime.pages",
    "AsyncStream": "_runtime.stream",
    "AsyncStreamedResponse": "_runtime.download",
    "BulkEntry": "_runtime.bulk",
    "BulkResult": "_runtime.bulk",
    "Deviation": "_runtime.values",
    "EnvelopeClient": "client",
    "EnvelopeClientError": "errors",
    "File": "_runtime.values",
    "FileInput": "_runtime.values",
    "Hooks": "_runtime.values",
    "NOT_GIVEN": "_runtime.values",
    "NotGiven": "_runtime.values",
    "Page": "_runtime.pages",
    "RateLimit": "_runtime.values",
    "RequestOptions": "_runtime.values",
    "Stream": "_runtime.stream",
    "StreamedResponse": "_runtime.download",
    "Timeout": "_runtime.values",
    "errors": "errors",
    "models": "models",
}


def __getattr__(name: str) -> object:
    # A module loads when the first of its names is used; the package alone needs none.
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f".{_MODULES[name]}", __name__)
    value: object = module if name == _MODULES[name] else getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
