"""The BulkAndIdempotency client.

Made by clientwright from Warehouse 1.
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
from .client import AsyncBulkAndIdempotency, BulkAndIdempotency
from .errors import BulkAndIdempotencyError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncBulkAndIdempotency",
    "AsyncPage",
    "AsyncPager",
    "BulkAndIdempotency",
    "BulkAndIdempotencyError",
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
