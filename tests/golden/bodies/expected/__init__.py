"""The Bodies client.

Made by clientwright from Bodies 1.
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
from .client import AsyncBodies, Bodies
from .errors import BodiesError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncBodies",
    "AsyncPage",
    "AsyncPager",
    "Bodies",
    "BodiesError",
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
