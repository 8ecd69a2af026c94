"""The RowsAtFault client.

Made by clientwright from Ledger 1.
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
from .client import AsyncRowsAtFault, RowsAtFault
from .errors import RowsAtFaultError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncPage",
    "AsyncPager",
    "AsyncRowsAtFault",
    "Deviation",
    "Hooks",
    "NOT_GIVEN",
    "NotGiven",
    "Page",
    "RateLimit",
    "RequestOptions",
    "RowsAtFault",
    "RowsAtFaultError",
    "Timeout",
    "__version__",
    "errors",
    "models",
]
