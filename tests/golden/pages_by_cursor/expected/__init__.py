"""The PagesByCursor client.

Made by clientwright from Logbook 1.
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
from .client import AsyncPagesByCursor, PagesByCursor
from .errors import PagesByCursorError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncPage",
    "AsyncPager",
    "AsyncPagesByCursor",
    "Deviation",
    "Hooks",
    "NOT_GIVEN",
    "NotGiven",
    "Page",
    "PagesByCursor",
    "PagesByCursorError",
    "RateLimit",
    "RequestOptions",
    "Timeout",
    "__version__",
    "errors",
    "models",
]
