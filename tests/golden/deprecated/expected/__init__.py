"""The Deprecated client.

Made by clientwright from Harbour 1.
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
from .client import AsyncDeprecated, Deprecated
from .errors import DeprecatedError

if TYPE_CHECKING:
    from ._runtime.bulk import BulkEntry, BulkResult

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncDeprecated",
    "AsyncPage",
    "AsyncPager",
    "BulkEntry",
    "BulkResult",
    "Deprecated",
    "DeprecatedError",
    "Deviation",
    "File",
    "FileInput",
    "Hooks",
    "NOT_GIVEN",
    "NotGiven",
    "Page",
    "RateLimit",
    "RequestOptions",
    "Timeout",
    "__version__",
    "errors",
    "models",
]


def __getattr__(name: str) -> object:
    if name not in ("BulkEntry", "BulkResult"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Programs that write no rows in bulk need not load what does.
    from ._runtime import bulk

    value: object = getattr(bulk, name)
    globals()[name] = value
    return value
