"""The SameTag client.

Made by clientwright from Billing 1, Stock 1.
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
from .client import AsyncSameTag, SameTag
from .errors import SameTagError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncPage",
    "AsyncPager",
    "AsyncSameTag",
    "Deviation",
    "Hooks",
    "NOT_GIVEN",
    "NotGiven",
    "Page",
    "RateLimit",
    "RequestOptions",
    "SameTag",
    "SameTagError",
    "Timeout",
    "__version__",
    "errors",
    "models",
]
