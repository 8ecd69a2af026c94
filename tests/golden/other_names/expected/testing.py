"""For tests of programs that use the client: a transport that answers as it is told."""

from ._runtime.mock import MockTransport
from ._runtime.request import Request
from ._runtime.response import Response
from ._runtime.transport import Fault

__all__ = [
    "Fault",
    "MockTransport",
    "Request",
    "Response",
]
