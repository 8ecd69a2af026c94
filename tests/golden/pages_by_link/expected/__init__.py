"""The PagesByLink client.

Made by clientwright from Archive 1.
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
from .client import AsyncPagesByLink, PagesByLink
from .errors import PagesByLinkError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncPage",
    "AsyncPager",
    "AsyncPagesByLink",
    "Deviation",
    "Hooks",
    "NOT_GIVEN",
    "NotGiven",
    "Page",
    "PagesByLink",
    "PagesByLinkError",
    "RateLimit",
    "RequestOptions",
    "Timeout",
    "__version__",
    "errors",
    "models",
]
