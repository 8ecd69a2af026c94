"""The Filters client.

Made by clientwright from Observatory 1.
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
from .client import AsyncFilters, Filters
from .errors import FiltersError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncFilters",
    "AsyncPage",
    "AsyncPager",
    "Deviation",
    "Filters",
    "FiltersError",
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
