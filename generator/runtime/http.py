"""The door of httpx2: sends one request, and reads its answer within bounds."""

from __future__ import annotations

import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import httpx2

from .body import Body
from .errors import ClientClosedError, InvalidRequestError, call_error
from .request import Request
from .response import Headers, Response
from .transport import Fault

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Task

    from .upload import Upload

# With these, no byte of the request has left.
_UNSENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
)


class _HttpTransport(ABC):
    """What both transports have in common.

    Args:
        client: Sends the requests.
        owned: Whether to close it in the end.
        limit: How long an answer's body may be once decompressed, in bytes.
    """

    def __init__(self, client: Any, *, owned: bool, limit: int) -> None:
        self._client = client
        self._owned = owned
        self._limit = limit
        # These parts come again with every request, and cost time.
        self._url = lru_cache(maxsize=256)(_DiscreetURL)
        self._headers = lru_cache(maxsize=64)(httpx2.Headers)

    def _compose(self, request: Request) -> httpx2.Request:
        if self._client.is_closed:
            raise call_error(
                ClientClosedError, request, "was not sent: the client is closed"
            )
        # Not the client's own `build_request`: its defaults are in `request` already.
        content, headers = request.content, request.headers
        if content is not None and not isinstance(content, bytes):
            if content.length is not None:
                headers = (*headers, ("Content-Length", str(content.length)))
            content = self._stream(request, content)
        try:
            url = self._url(request.url, request.secret_query)
            composed = httpx2.Request(
                request.method,
                url,
                headers=self._headers(headers),
                cookies=None if request.bare else self._client.cookies,
                content=content,
                extensions={"timeout": request.timeout.phases()},
            )
        except httpx2.InvalidURL as error:
            reason = str(error)
        else:
            # It made a plain URL of it, and capitals of a method, which is case-sensitive.
            composed.url = url
            composed.method = request.method
            return composed
        raise call_error(InvalidRequestError, request, f"was not sent: {reason}")

    @abstractmethod
    def _stream(self, request: Request, upload: Upload) -> Any:
        """What httpx2 reads an upload from, as often as it likes."""

    def _body(self, request: Request) -> Body:
        return Body(request.timeout.total, self._limit)

    def _is_left_open(self, request: Request, answer: httpx2.Response) -> bool:
        """Whether a body is to be read in pieces; from now on, then, with the limits for that."""
        if request.streamed is None or not answer.is_success:
            return False
        # The wait for the beginning of the answer was bounded by the time for the whole call.
        answer.request.extensions["timeout"]["read"] = request.streamed.read
        return True


class HttpTransport(_HttpTransport):
    """Sends with an `httpx2.Client`: one of the user's, which stays open, or one of its own.

    Once closed, it lets the calls of other threads end.
    """

    def __init__(self, client: httpx2.Client | None, limit: int) -> None:
        own = client or httpx2.Client()
        super().__init__(own, owned=client is None, limit=limit)
        self._under_way = 0
        self._over = False
        # A stream that nobody holds any more is closed wherever this thread just is.
        self._lock = threading.RLock()

    def send(self, request: Request) -> Response:
        with self._lock:
            self._under_way += 1
        response = None
        try:
            response = self._send(request)
            return response
        finally:
            if response is None or response.pieces is None:
                self._end()

    def _end(self) -> None:
        with self._lock:
            self._under_way -= 1
        self._close_if_idle()

    def _send(self, request: Request) -> Response:
        outgoing, body = self._compose(request), self._body(request)
        try:
            answer = self._client.send(
                outgoing, stream=True, auth=_auth(request), follow_redirects=False
            )
            if self._is_left_open(request, answer):
                response = _response(answer, b"")
                response.pieces = _Pieces(answer, self._end)
                return response
            try:
                for chunk in answer.iter_bytes():
                    body.add(chunk, partial(_response, answer))
                return _response(answer, body.content())
            finally:
                answer.close()
        except Fault:
            raise
        except Exception as error:
            raise _fault(error) from _cause(error)

    def _stream(self, request: Request, upload: Upload) -> Any:
        if upload.is_async:
            text = "an asynchronous stream needs the asynchronous client"
            raise call_error(InvalidRequestError, request, f"was not sent: {text}")
        return _Chunks(upload)

    def close(self) -> None:
        self._over = True
        self._close_if_idle()

    def _close_if_idle(self) -> None:
        # A thread that waits for an answer would not notice that its socket is closed.
        with self._lock:
            idle = self._over and not self._under_way
        if idle and self._owned:
            self._client.close()


class AsyncHttpTransport(_HttpTransport):
    """Sends with an `httpx2.AsyncClient`: one of the user's, or one of its own."""

    def __init__(self, client: httpx2.AsyncClient | None, limit: int) -> None:
        own = client or httpx2.AsyncClient()
        super().__init__(own, owned=client is None, limit=limit)

    async def send(self, request: Request) -> Response:
        outgoing, body = self._compose(request), self._body(request)
        try:
            answer = await self._client.send(
                outgoing, stream=True, auth=_auth(request), follow_redirects=False
            )
            if self._is_left_open(request, answer):
                response = _response(answer, b"")
                response.pieces = _AsyncPieces(answer)
                return response
            try:
                async for chunk in answer.aiter_bytes():
                    body.add(chunk, partial(_response, answer))
                return _response(answer, body.content())
            finally:
                await answer.aclose()
        except Fault:
            raise
        except Exception as error:
            raise _fault(error) from _cause(error)

    def _stream(self, request: Request, upload: Upload) -> Any:
        return _AsyncChunks(upload)

    async def close(self) -> None:
        if self._owned:
            await self._client.aclose()


class _Pieces:
    """The rest of an answer; `done` is called once when it is closed."""

    def __init__(self, answer: httpx2.Response, done: Callable[[], None]) -> None:
        self._answer = answer
        self._done: Callable[[], None] | None = done

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._answer.iter_bytes()
        except Exception as error:
            raise _fault(error) from _cause(error)
        finally:
            self.close()

    def close(self) -> None:
        done, self._done = self._done, None
        if done is None:
            return
        try:
            self._answer.close()
        finally:
            done()

    def __del__(self) -> None:
        self.close()


class _AsyncPieces:
    """The rest of an answer, in an event loop."""

    def __init__(self, answer: httpx2.Response) -> None:
        self._answer: httpx2.Response | None = answer
        self._loop = _running_loop()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        answer = self._answer
        if answer is None:
            return
        try:
            async for piece in answer.aiter_bytes():
                yield piece
        except Exception as error:
            raise _fault(error) from _cause(error)
        await self.close()

    async def close(self) -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            await answer.aclose()

    def __del__(self) -> None:
        answer, loop = self._answer, self._loop
        if answer is None or loop is None or loop.is_closed():
            return

        def close() -> None:
            task = loop.create_task(answer.aclose())
            _closing.add(task)
            task.add_done_callback(_closing.discard)

        loop.call_soon_threadsafe(close)


_closing: set[Task[None]] = set()
"""Event loops hold their tasks weakly."""


def _running_loop() -> AbstractEventLoop | None:
    # Another library's event loop may run this.
    asyncio: Any = sys.modules.get("asyncio")
    try:
        loop: AbstractEventLoop | None = asyncio and asyncio.get_running_loop()
    except RuntimeError:
        return None
    return loop


class _Chunks:
    """An upload as the synchronous client reads it."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload

    def __iter__(self) -> Iterator[bytes]:
        return self._upload.chunks()


class _AsyncChunks:
    """An upload as the asynchronous client reads it."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._upload.chunks_async()


class _DiscreetURL(httpx2.URL):
    """A URL that shows no query, with its credentials and filters: httpx2 logs every URL."""

    def __init__(self, url: str, secret_query: str) -> None:
        joint = "&" if "?" in url else "?"
        super().__init__(f"{url}{joint}{secret_query}" if secret_query else url)
        self._shown = url.partition("?")[0]

    def __str__(self) -> str:
        return self._shown

    def __repr__(self) -> str:
        return f"URL({self._shown!r})"


def _response(answer: httpx2.Response, content: bytes) -> Response:
    headers = Headers(answer.headers.multi_items())
    return Response(answer.status_code, headers, content)


def _auth(request: Request) -> Any:
    return None if request.bare else httpx2.USE_CLIENT_DEFAULT


def _fault(error: Exception) -> Fault:
    # Not all that the libraries below raise is a `RequestError`: one that is closed meanwhile
    # raises RuntimeError.
    return Fault(
        type(error).__name__,
        sent=not isinstance(error, _UNSENT),
        timeout=isinstance(error, httpx2.TimeoutException),
    )


def _cause(error: Exception) -> Exception | None:
    if not isinstance(error, httpx2.RequestError):
        return error
    # Its request holds the key; whoever looks at the chain of causes needs only where it went.
    url = error.request.url
    error.request = httpx2.Request(
        error.request.method, url.copy_with(query=None, path="/")
    )
    # The text of a protocol error quotes the header or the garbage that it is about.
    return None if isinstance(error, httpx2.ProtocolError) else error
