"""The EnvelopeClient client.

Made by clientwright from Wrapped 1.
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
from .client import AsyncEnvelopeClient, EnvelopeClient
from .errors import EnvelopeClientError

__version__ = "0.1.0"

__all__ = [
    "APIResponse",
    "AsyncEnvelopeClient",
    "AsyncPage",
    "AsyncPager",
    "Deviation",
    "EnvelopeClient",
    "EnvelopeClientError",
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
