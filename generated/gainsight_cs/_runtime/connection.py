"""What a client holds open: one line to the server, shared by all its resources and pages."""

from __future__ import annotations

import threading
import warnings
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from .errors import ClientClosedError
from .interpret import Interpreter
from .limiter import Limiter
from .operation import Arguments, Operation
from .request import Defaults, RequestBuilder
from .response import Response
from .retry import Clock
from .settings import Settings

if TYPE_CHECKING:
    import httpx2

    from .transport import AsyncSender, Sender

S = TypeVar("S")


class Setup(NamedTuple):
    """All that a client's constructor settled."""

    settings: Settings
    defaults: Defaults
    interpreter: Interpreter
    limiter: Limiter
    clock: Clock


class _Line(ABC, Generic[S]):
    """Opens on first use, so that a client which makes no call need not load httpx2."""

    def __init__(self, setup: Setup, *, owned: bool) -> None:
        self.setup = setup
        self._owned = owned
        self._opened: tuple[RequestBuilder, S] | None = None
        self._closed = False
        self._lock = threading.Lock()

    def __del__(self) -> None:
        # Here and not on the client: a resource or page that outlives the client still works.
        if self._owned and self._opened is not None:
            package = self.setup.settings.package
            message = f"a client of {package} was not closed"
            warnings.warn(message, ResourceWarning, source=self)

    def __reduce__(self) -> str:
        raise TypeError("a client holds credentials and can't be pickled")

    @abstractmethod
    def _open(self) -> tuple[RequestBuilder, S]: ...

    def _ready(self, operation: Operation[Any]) -> tuple[RequestBuilder, S]:
        if self._opened is not None:
            return self._opened
        # Under the lock, threads that call at once share one transport.
        with self._lock:
            if self._closed:
                raise ClientClosedError(
                    f"{operation.method} {operation.path}: the client is closed",
                    method=operation.method,
                    path=operation.path,
                )
            if self._opened is None:
                self._opened = self._open()
            return self._opened

    def _end(self) -> S | None:
        """Refuse further calls; returns what is still to be closed."""
        with self._lock:
            opened, self._opened, self._closed = self._opened, None, True
        return None if opened is None else opened[1]


class Connection(_Line["Sender"]):
    """The line of a synchronous client."""

    def __init__(self, setup: Setup, http_client: httpx2.Client | None) -> None:
        super().__init__(setup, owned=http_client is None)
        self._http_client = http_client

    def exchange(self, operation: Operation[Any], arguments: Arguments) -> Response:
        """Send a call and return the answer, whatever its status.

        Raises:
            InvalidRequestError: The arguments don't fit; nothing was sent.
            APIConnectionError: No answer came.
            ClientClosedError: The client is closed.
        """
        builder, sender = self._ready(operation)
        return sender.send(builder.build(operation, arguments))

    def close(self) -> None:
        """Close what this line opened; a second time does nothing."""
        sender = self._end()
        if sender is not None:
            sender.close()

    def _open(self) -> tuple[RequestBuilder, Sender]:
        from .transport import HttpTransport, Sender

        setup, transport = self.setup, HttpTransport(self._http_client)
        log = setup.interpreter.log
        return (
            RequestBuilder(
                setup.settings, setup.defaults, transport.headers, transport.query
            ),
            Sender(transport, setup.limiter, setup.clock, log),
        )


class AsyncConnection(_Line["AsyncSender"]):
    """The line of a client for an event loop."""

    def __init__(self, setup: Setup, http_client: httpx2.AsyncClient | None) -> None:
        super().__init__(setup, owned=http_client is None)
        self._http_client = http_client

    async def exchange(
        self, operation: Operation[Any], arguments: Arguments
    ) -> Response:
        """Send a call and return the answer; raises as `Connection.exchange`."""
        builder, sender = self._ready(operation)
        return await sender.send(builder.build(operation, arguments))

    async def close(self) -> None:
        """Close what this line opened; a second time does nothing."""
        sender = self._end()
        if sender is not None:
            await sender.close()

    def _open(self) -> tuple[RequestBuilder, AsyncSender]:
        from .transport import AsyncHttpTransport, AsyncSender

        setup, transport = self.setup, AsyncHttpTransport(self._http_client)
        log = setup.interpreter.log
        return (
            RequestBuilder(
                setup.settings, setup.defaults, transport.headers, transport.query
            ),
            AsyncSender(transport, setup.limiter, setup.clock, log),
        )
