"""The InlineClash client.

Made by clientwright from Clash 1.
"""

from . import errors, models
from ._runtime.decode import Deviation
from ._runtime.limiter import RateLimit
from ._runtime.pages import AsyncPage, AsyncPager, Page
from ._runtime.response import APIResponse
from ._runtime.values import NOT_GIVEN, NotGiven, RequestOptions, Timeout
from .client import AsyncInlineClash, InlineClash
from .errors import InlineClashError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncInlineClash",
    "AsyncPage",
    "AsyncPager",
    "Deviation",
    "InlineClash",
    "InlineClashError",
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
