"""The BulkClash client.

Made by clientwright from Library 1.
"""

from . import errors, models
from ._runtime.pages import AsyncPage, AsyncPager, Page
from ._runtime.response import APIResponse
from ._runtime.values import (
    NOT_GIVEN,
    Deviation,
    Hooks,
    NotGiven,
    RateLimit,
    RequestOptions,
    Timeout,
)
from .client import AsyncBulkClash, BulkClash
from .errors import BulkClashError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncBulkClash",
    "AsyncPage",
    "AsyncPager",
    "BulkClash",
    "BulkClashError",
    "Deviation",
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
