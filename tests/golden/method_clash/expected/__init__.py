"""The MethodClash client.

Made by clientwright from Trains 1.
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
from .client import AsyncMethodClash, MethodClash
from .errors import MethodClashError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncMethodClash",
    "AsyncPage",
    "AsyncPager",
    "Deviation",
    "Hooks",
    "MethodClash",
    "MethodClashError",
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
