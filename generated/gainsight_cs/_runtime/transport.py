"""The only place that sends: the seam to the HTTP library, and the loops that try again."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Protocol

import httpx2

from .errors import ClientClosedError, InvalidRequestError
from .limiter import Limiter
from .request import Pairs, Request
from .response import Headers, Response
from .retry import Clock, Fault, Trial

# With these, no byte of the request has left.
_UNSENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
)


class Transport(Protocol):
    """Sends one request once. A fake of these two methods is all that a test needs."""

    def send(self, request: Request) -> Response:
        """The whole answer.

        Raises:
            Fault: None came, or only a part.
        """
        ...

    def close(self) -> None: ...


class AsyncTransport(Protocol):
    """`Transport` for an event loop."""

    async def send(self, request: Request) -> Response: ...

    async def close(self) -> None: ...


class HttpTransport:
    """Sends with httpx2.

    Args:
        client: A client of the user's, which stays open; None opens one.
    """

    def __init__(self, client: httpx2.Client | None) -> None:
        self._owned = client is None
        self._client = httpx2.Client() if client is None else client
        self._composer = _Composer()

    @property
    def headers(self) -> Pairs:
        """What the client sends with every request."""
        return tuple(self._client.headers.multi_items())

    @property
    def query(self) -> str:
        """What the client adds to every query, encoded."""
        return str(self._client.params)

    def send(self, request: Request) -> Response:
        client = self._client
        _refuse_closed(client, request)
        outgoing = self._composer.compose(request, client.cookies)
        try:
            return _answer(client.send(outgoing, follow_redirects=False))
        except httpx2.RequestError as error:
            raise _fault(error) from _cause(error)

    def close(self) -> None:
        if self._owned:
            self._client.close()


class AsyncHttpTransport:
    """`HttpTransport` for an event loop."""

    def __init__(self, client: httpx2.AsyncClient | None) -> None:
        self._owned = client is None
        self._client = httpx2.AsyncClient() if client is None else client
        self._composer = _Composer()

    @property
    def headers(self) -> Pairs:
        """What the client sends with every request."""
        return tuple(self._client.headers.multi_items())

    @property
    def query(self) -> str:
        """What the client adds to every query, encoded."""
        return str(self._client.params)

    async def send(self, request: Request) -> Response:
        client = self._client
        _refuse_closed(client, request)
        outgoing = self._composer.compose(request, client.cookies)
        try:
            return _answer(await client.send(outgoing, follow_redirects=False))
        except httpx2.RequestError as error:
            raise _fault(error) from _cause(error)

    async def close(self) -> None:
        if self._owned:
            await self._client.aclose()


class Sender:
    """Sends requests, at the pace that the limiter allows and as often as the policy does."""

    def __init__(
        self, transport: Transport, limiter: Limiter, clock: Clock, log: logging.Logger
    ) -> None:
        self._transport = transport
        self._limiter = limiter
        self._clock = clock
        self._log = log

    def send(self, request: Request) -> Response:
        """The answer, whatever its status.

        Raises:
            APIConnectionError: None came.
        """
        trial = Trial(request, self._clock, self._log)
        while True:
            while wait := self._limiter.start():
                self._clock.sleep(wait)
            try:
                outcome: Response | Fault = self._transport.send(request)
            except Fault as fault:
                outcome = fault
            delay = trial.pause(outcome)
            if delay is None:
                return trial.settle(outcome)
            self._clock.sleep(delay)

    def close(self) -> None:
        self._transport.close()


class AsyncSender:
    """`Sender` for an event loop."""

    def __init__(
        self,
        transport: AsyncTransport,
        limiter: Limiter,
        clock: Clock,
        log: logging.Logger,
    ) -> None:
        self._transport = transport
        self._limiter = limiter
        self._clock = clock
        self._log = log

    async def send(self, request: Request) -> Response:
        """The answer, whatever its status.

        Raises:
            APIConnectionError: None came.
        """
        trial = Trial(request, self._clock, self._log)
        while True:
            while wait := self._limiter.start():
                await self._clock.sleep_async(wait)
            try:
                outcome: Response | Fault = await self._transport.send(request)
            except Fault as fault:
                outcome = fault
            delay = trial.pause(outcome)
            if delay is None:
                return trial.settle(outcome)
            await self._clock.sleep_async(delay)

    async def close(self) -> None:
        await self._transport.close()


class _DiscreetURL(httpx2.URL):
    """A URL that keeps the credentials of its query to itself: httpx2 logs every URL."""

    def __init__(self, url: str, secret_query: str) -> None:
        super().__init__(f"{url}{'&' if '?' in url else '?'}{secret_query}")
        self._shown = url

    def __str__(self) -> str:
        return self._shown

    def __repr__(self) -> str:
        return f"URL({self._shown!r})"


class _Composer:
    """Makes requests of httpx2, and remembers the parts that come again and cost time."""

    def __init__(self) -> None:
        self._url = lru_cache(maxsize=256)(httpx2.URL)
        self._headers = lru_cache(maxsize=64)(httpx2.Headers)

    def compose(self, request: Request, cookies: httpx2.Cookies) -> httpx2.Request:
        # Not the client's own `build_request`: its defaults are in `request` already.
        try:
            composed = httpx2.Request(
                request.method,
                self._url(request.url),
                headers=self._headers(request.headers),
                cookies=cookies,
                content=request.content,
                extensions={"timeout": request.timeout._asdict()},
            )
            if request.secret_query:
                composed.url = _DiscreetURL(request.url, request.secret_query)
            return composed
        except httpx2.InvalidURL as error:
            reason = str(error)
        raise InvalidRequestError(
            f"{request.method} {request.path} was not sent: {reason}",
            method=request.method,
            path=request.path,
        )


def _answer(answer: httpx2.Response) -> Response:
    headers = Headers(answer.headers.multi_items())
    return Response(answer.status_code, headers, answer.content)


def _fault(error: httpx2.RequestError) -> Fault:
    return Fault(
        type(error).__name__,
        sent=not isinstance(error, _UNSENT),
        timeout=isinstance(error, httpx2.TimeoutException),
    )


def _cause(error: httpx2.RequestError) -> httpx2.RequestError | None:
    # Its request holds the key; whoever looks at the chain of causes needs only where it went.
    url = error.request.url
    error.request = httpx2.Request(
        error.request.method, url.copy_with(query=None, path="/")
    )
    # The text of a local protocol error quotes the header that it is about.
    return None if isinstance(error, httpx2.LocalProtocolError) else error


def _refuse_closed(
    client: httpx2.Client | httpx2.AsyncClient, request: Request
) -> None:
    if client.is_closed:
        raise ClientClosedError(
            "the client is closed", method=request.method, path=request.path
        )
