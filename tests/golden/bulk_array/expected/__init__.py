"""The BulkArray client.

Made by clientwright from Sensors 1.
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
from .client import AsyncBulkArray, BulkArray
from .errors import BulkArrayError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncBulkArray",
    "AsyncPage",
    "AsyncPager",
    "BulkArray",
    "BulkArrayError",
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
