"""The TwoMeanings client.

Made by clientwright from Orders 1, Parcels 1.
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
from .client import AsyncTwoMeanings, TwoMeanings
from .errors import TwoMeaningsError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncPage",
    "AsyncPager",
    "AsyncTwoMeanings",
    "Deviation",
    "Hooks",
    "NOT_GIVEN",
    "NotGiven",
    "Page",
    "RateLimit",
    "RequestOptions",
    "Timeout",
    "TwoMeanings",
    "TwoMeaningsError",
    "__version__",
    "errors",
    "models",
]
