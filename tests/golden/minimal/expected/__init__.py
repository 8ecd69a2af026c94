"""The Minimal client.

Made by clientwright from Weather 1.
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
from .client import AsyncMinimal, Minimal
from .errors import MinimalError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncMinimal",
    "AsyncPage",
    "AsyncPager",
    "Deviation",
    "Hooks",
    "Minimal",
    "MinimalError",
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
