"""The MethodCalledList client.

Made by clientwright from Shadows 1.
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
from .client import AsyncMethodCalledList, MethodCalledList
from .errors import MethodCalledListError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncMethodCalledList",
    "AsyncPage",
    "AsyncPager",
    "Deviation",
    "Hooks",
    "MethodCalledList",
    "MethodCalledListError",
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
