"""The Composition client.

Made by clientwright from Menagerie 1.
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
from .client import AsyncComposition, Composition
from .errors import CompositionError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncComposition",
    "AsyncPage",
    "AsyncPager",
    "Composition",
    "CompositionError",
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
