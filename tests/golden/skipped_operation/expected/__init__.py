"""The SkippedOperation client.

Made by clientwright from Skipped 1.
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
from .client import AsyncSkippedOperation, SkippedOperation
from .errors import SkippedOperationError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncPage",
    "AsyncPager",
    "AsyncSkippedOperation",
    "Deviation",
    "Hooks",
    "NOT_GIVEN",
    "NotGiven",
    "Page",
    "RateLimit",
    "RequestOptions",
    "SkippedOperation",
    "SkippedOperationError",
    "Timeout",
    "__version__",
    "errors",
    "models",
]
