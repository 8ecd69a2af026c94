"""The Gainsight client.

Made by clientwright from Gainsight CS Renewal Center API 1.0, Gainsight CS Success Plan
API 1.0.
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
from .client import AsyncGainsight, Gainsight
from .errors import GainsightError

__version__ = "1.0.0"

__all__ = [
    "APIResponse",
    "AsyncGainsight",
    "AsyncPage",
    "AsyncPager",
    "Deviation",
    "Gainsight",
    "GainsightError",
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
