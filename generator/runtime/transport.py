"""The seam to HTTP: a transport has two methods, and knows nothing of retries or JSON."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Iterator
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    import httpx2

    from .request import Request
    from .response import Response


class Fault(Exception):
    """No whole answer came.

    Attributes:
        sent: Whether the server may have received the request.
        timeout: Whether it was waited for too long.
        response: An answer that is not wanted whole, less its body; another try would fare the
            same.
    """

    def __init__(
        self,
        reason: str,
        *,
        sent: bool,
        timeout: bool = False,
        response: Response | None = None,
    ) -> None:
        super().__init__(reason)
        self.sent = sent
        self.timeout = timeout
        self.response = response


class Pieces(Protocol):
    """What is left of an answer's body, to be read once. A `Fault` breaks it off."""

    def __iter__(self) -> Iterator[bytes]: ...

    def close(self) -> None:
        """Read no further; what was read to its end is closed already."""
        ...


class AsyncPieces(Protocol):
    """`Pieces` for an event loop. What never waits may be closed at once."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...

    def close(self) -> Awaitable[None] | None: ...


class Transport(Protocol):
    """Sends one request once."""

    def send(self, request: Request) -> Response:
        """The whole answer, whatever its status.

        Of a good answer to a request that is `streamed` it may be the beginning: a `Response`
        with `pieces`.

        Raises:
            Fault: None came, or only a part.
        """
        ...

    def close(self) -> None: ...


class AsyncTransport(Protocol):
    """`Transport` for an event loop. One that never waits may answer at once."""

    def send(self, request: Request) -> Response | Awaitable[Response]: ...

    def close(self) -> Awaitable[None] | None: ...


class Session(Protocol):
    """An `aiohttp.ClientSession`, as far as it is looked at before the first call."""

    @property
    def closed(self) -> bool: ...

    @property
    def headers(self) -> Any: ...

    @property
    def timeout(self) -> Any: ...


AsyncHttpClient: TypeAlias = "httpx2.AsyncClient | Session | Literal['aiohttp']"
"""What can send the requests of an asynchronous client; `"aiohttp"` opens a session of its own."""
