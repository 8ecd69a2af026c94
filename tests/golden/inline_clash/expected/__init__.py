"""The InlineClash client.

Made by clientwright from Clash 1.
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
from .client import AsyncInlineClash, InlineClash
from .errors import InlineClashError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncInlineClash",
    "AsyncPage",
    "AsyncPager",
    "Deviation",
    "Hooks",
    "InlineClash",
    "InlineClashError",
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
