"""The HostileText client.

Made by clientwright from Text \"\"\" that {{ wants }} out 1".
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
from .client import AsyncHostileText, HostileText
from .errors import HostileTextError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncHostileText",
    "AsyncPage",
    "AsyncPager",
    "Deviation",
    "Hooks",
    "HostileText",
    "HostileTextError",
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
