"""The door of aiohttp: sends one request in an event loop for less work than `http.py`.

Nothing here is typed by aiohttp, for it need not be installed: `http_client="aiohttp"` asks for it.
"""

from __future__ import annotations

import math
from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import lru_cache, partial
from importlib import import_module
from io import BytesIO
from ssl import create_default_context
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from .body import Body
from .errors import ClientClosedError, InvalidRequestError, call_error
from .request import Request
from .response import Headers, Response
from .transport import Fault
from .values import Timeout

aiohttp: Any = import_module("aiohttp")
yarl: Any = import_module("yarl")

# With these, no byte of the request has left.
_UNSENT: tuple[type[Exception], ...] = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
    aiohttp.NonHttpUrlClientError,
    aiohttp.ServerFingerprintMismatch,
)
_AUTOMATIC = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
_FRAMING = {"host", "content-length", "transfer-encoding"}
_SMALL = 2**20


class SessionTransport:
    """Sends with an `aiohttp.ClientSession`: one of the user's, which stays open, or one of its own.

    Args:
        session: The user's.
        limit: How long an answer's body may be once decompressed, in bytes.
    """

    def __init__(self, session: Any, limit: int) -> None:
        self._owned = session is None
        self._session = _own_session() if session is None else session
        self._loop = get_running_loop()
        self._limit = limit
        # These parts come again with every request, and cost time.
        self._url = lru_cache(maxsize=256)(_url)
        self._proxies = getproxies() if self._owned else {}
        self._proxy = lru_cache(maxsize=64)(partial(_proxy, self._proxies))

    async def send(self, request: Request) -> Response:
        given = self._compose(request)
        body = Body(request.timeout.total, self._limit)
        try:
            answer = await self._session.request(**given)
            if request.streamed is not None and 200 <= answer.status < 300:
                return self._left_open(answer, request.streamed)
            try:
                async for chunk in _chunks(answer, self._session):
                    body.add(chunk, partial(_response, answer))
                return _response(answer, body.content())
            finally:
                answer.close()
        except Fault:
            raise
        except Exception as error:
            raise _fault(error) from _cause(error)

    async def close(self) -> None:
        if self._owned:
            await self._session.close()

    def __del__(self) -> None:
        # The event loop ended first: nobody can wait any more, and `line.py` has said so.
        if self._owned and self._loop.is_closed() and not self._session.closed:
            self._session.detach()

    def _compose(self, request: Request) -> dict[str, Any]:
        """The arguments of the session's `request`."""
        if self._session.closed:
            raise call_error(
                ClientClosedError, request, "was not sent: the client is closed"
            )
        try:
            url = self._url(request.url, request.secret_query)
        except ValueError as error:
            reason = str(error)
        else:
            headers, data = _content(request)
            return {
                "method": request.method,
                "url": url,
                "headers": headers,
                "data": data,
                "skip_auto_headers": _AUTOMATIC,
                "allow_redirects": False,
                "raise_for_status": False,
                "timeout": _limits(request.timeout, request.streamed is None),
                "middlewares": (*_middlewares(self._session), _Once(request)),
                **self._by_proxy(url),
            }
        raise call_error(InvalidRequestError, request, f"was not sent: {reason}")

    def _left_open(self, answer: Any, limits: Timeout) -> Response:
        connection = answer.connection
        if connection is not None and connection.protocol is not None:
            # The wait for the beginning was bounded by the time for the whole call.
            connection.protocol.read_timeout = limits.read
            connection.protocol.start_timeout()
        response = _response(answer, b"")
        response.pieces = _Pieces(answer, self._session, self._loop)
        return response

    def _by_proxy(self, url: Any) -> dict[str, Any]:
        # Nothing of the environment holds for the user's own session, which may have its own proxy.
        proxy = self._proxy(url.scheme, url.authority) if self._proxies else None
        return {"proxy": proxy} if proxy else {}


class _Once:
    """Sends as it is told, and once: aiohttp would send again what it thinks is safe to repeat."""

    def __init__(self, request: Request) -> None:
        self._request = request

    async def __call__(
        self, outgoing: Any, send: Callable[[Any], Awaitable[Any]]
    ) -> Any:
        # It made capitals of a method, which is case-sensitive.
        outgoing.method = self._request.method
        if self._request.bare:
            ours = _FRAMING | {name.lower() for name, _ in self._request.headers}
            for name in {*outgoing.headers}:
                if name.lower() not in ours:
                    del outgoing.headers[name]
        try:
            return await send(outgoing)
        except Exception as error:
            raise _fault(error) from _cause(error)


class _Pieces:
    """The rest of an answer."""

    def __init__(self, answer: Any, session: Any, loop: AbstractEventLoop) -> None:
        self._answer = answer
        self._session = session
        self._loop = loop

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if self._answer is None:
            return
        try:
            async for piece in _chunks(self._answer, self._session):
                yield piece
        except Exception as error:
            self.close()
            raise _fault(error) from _cause(error)
        self.close()

    def close(self) -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            answer.close()

    def __del__(self) -> None:
        # Only its own thread may close it while its event loop runs.
        if self._answer is not None and self._loop.is_running():
            self._loop.call_soon_threadsafe(self._answer.close)
        else:
            self.close()


def _buffered(content: Any) -> bytes:
    read: Callable[[int], bytes] = getattr(content, "_read_nowait", lambda _: b"")
    return read(-1)


async def _chunks(answer: Any, session: Any) -> AsyncIterator[bytes]:
    """A body as it comes, decompressed."""
    content = answer.content
    try:
        async for chunk in content.iter_any():
            yield chunk
    except aiohttp.ClientError:
        # It forgets what came before a body broke off.
        left = _buffered(content)
        if left:
            yield left
        raise
    if session.closed:
        # A body without a length looks whole then.
        raise Fault("the client was closed", sent=True)


def _own_session() -> Any:
    context = create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    connector = aiohttp.TCPConnector(
        ssl=context, limit=100, keepalive_timeout=5, timeout_ceil_threshold=math.inf
    )
    jar = aiohttp.DummyCookieJar()
    return aiohttp.ClientSession(connector=connector, cookie_jar=jar)


def _middlewares(session: Any) -> tuple[Any, ...]:
    # Those of a request take the place of the session's.
    return tuple(getattr(session, "_middlewares", ()))


def _url(url: str, secret_query: str) -> Any:
    joint = "&" if "?" in url else "?"
    whole = f"{url}{joint}{secret_query}" if secret_query else url
    # What is encoded goes out byte for byte.
    made = yarl.URL(whole, encoded=whole.isascii())
    if not made.raw_host:
        raise ValueError("its URL has no host")
    return made


def _limits(timeout: Timeout, whole: bool) -> Any:
    connect, read, _, pool, total = timeout
    return aiohttp.ClientTimeout(
        # The limits of the phases tell more: where they are the same, they come first.
        total=total + 0.1 if whole and total is not None else None,
        connect=None if connect is None or pool is None else connect + pool,
        sock_connect=connect,
        sock_read=read,
        ceil_threshold=math.inf,
    )


def _proxy(proxies: dict[str, str], scheme: str, authority: str) -> str | None:
    found = proxies.get(scheme) or proxies.get("all")
    host = urlsplit(f"//{authority}").hostname
    if not found or (host and proxy_bypass(host)):
        return None
    return found if "://" in found else f"http://{found}"


def _content(request: Request) -> tuple[list[tuple[str, str]], Any]:
    """The headers, and the body as aiohttp reads it."""
    content, headers = request.content, list(request.headers)
    if isinstance(content, bytes):
        # It warns of large ones, which it would not send in pieces.
        return headers, content if len(content) < _SMALL else BytesIO(content)
    if content is None:
        return headers, None
    if content.length is not None:
        headers.append(("Content-Length", str(content.length)))
    return headers, content.chunks_async()


def _response(answer: Any, content: bytes) -> Response:
    pairs = ((_text(name), _text(value)) for name, value in answer.raw_headers)
    return Response(answer.status, Headers(pairs), content)


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _fault(error: Exception) -> Fault:
    if isinstance(error, Fault):
        return error
    return Fault(
        type(error).__name__,
        sent=not isinstance(error, _UNSENT),
        timeout=isinstance(error, TimeoutError),
    )


def _cause(error: Exception) -> BaseException | None:
    # Much that aiohttp raises holds the request with its key, or quotes what came.
    if isinstance(error, aiohttp.ClientError):
        below = getattr(error, "os_error", None) or error.__cause__
        return below if isinstance(below, OSError) else None
    return error.__cause__ if isinstance(error, Fault) else error
