"""Answers that are read in pieces, while they come.

What the pieces hold, and what is wrong with them, is decided once, in `Items`; the synchronous and
the asynchronous stream only fetch the pieces.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Generic, Self, TypeVar, cast

from .decode import Decoded, NotJSONError, UndecodableError, parse
from .errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    ResponseDecodeError,
    call_error,
)
from .exchange import Core
from .operation import Operation
from .response import Response
from .sequence import Form, ServerSentEvent, cutter
from .tolerant import Finding, below
from .transport import AsyncPieces, Fault, Pieces

T = TypeVar("T")

_FORMS: dict[str, Form] = {"json_lines": "json_lines", "json_seq": "json_seq"}


class Items(Generic[T]):
    """What the pieces of one answer hold.

    Attributes:
        response: The answer.
        last_event_id: The id of the last event that had one.
    """

    def __init__(self, core: Core, operation: Operation[T], response: Response) -> None:
        self._core = core
        self._operation = operation
        self._decoder = operation.decoder(operation.response, None)
        self._form = _FORMS.get(operation.reads, "sse")
        self._cutter = cutter(self._form)
        self._waiting = deque[bytes | ServerSentEvent]()
        self._is_first = True
        self._is_any = operation.response is None or operation.response() is Any
        self.response = response
        self.last_event_id: str | None = None

    def feed(self, piece: bytes | None) -> None:
        """Take the next piece; None: there is none any more.

        Raises:
            ResponseDecodeError: The answer is no such stream, or an item is too long.
        """
        if self._is_first:
            self._is_first = False
            self._check_type()
        if piece is None:
            self._waiting += self._cutter.end()
            return
        self._waiting += self._cutter.feed(piece)
        if not self._waiting:
            self._check_length(self._cutter.pending)

    def drop(self) -> None:
        """Give no further item."""
        self._waiting.clear()

    @property
    def has_next(self) -> bool:
        """Whether there is an item to take."""
        return bool(self._waiting)

    def next(self) -> T:
        """The next item.

        Raises:
            ResponseDecodeError: It can't be read.
        """
        item = self._waiting.popleft()
        data = item.data if isinstance(item, ServerSentEvent) else item
        self._check_length(len(data))
        read: Decoded | UndecodableError
        try:
            if isinstance(item, ServerSentEvent):
                read = self._event(item)
            else:
                read = self._json(item)
        except UndecodableError as error:
            read = error
        else:
            read = read._replace(findings=below("[]", read.findings))
        return self._core.interpreter.value(self._operation, self.response, read)

    def broken(self, fault: Fault) -> APIError:
        """The error of a stream that broke off."""
        return broken_off(self._operation, self.response, fault)

    def _event(self, event: ServerSentEvent) -> Decoded:
        if event.id is not None:
            self.last_event_id = event.id
        reads = self._operation.reads
        if reads == "event_text":
            return self._decoder.read(event.data)
        if reads == "event_data":
            return self._data(event.data)
        fields = event._asdict()
        given = {name: value for name, value in fields.items() if value is not None}
        if reads == "json_events":
            with suppress(NotJSONError):
                given["data"] = parse(event.data.encode())
        return self._decoder.read(given)

    def _data(self, text: str) -> Decoded:
        try:
            return self._json(text.encode())
        except NotJSONError as error:
            # APIs end a stream with a word, such as [DONE]; that is no reason to lose it.
            finding = Finding("", str(error))
            return Decoded(text, findings=() if self._is_any else (finding,))

    def _json(self, content: bytes) -> Decoded:
        try:
            return self._decoder.decode(content)
        except NotJSONError:
            raise
        except UndecodableError:
            # One odd item of many is no reason to lose the others.
            return self._decoder.read(parse(content))

    def _check_type(self) -> None:
        """HTML, say, has no events in it: nobody would notice that this is none of the API's answers."""
        content_type = self.response.headers.get("content-type", "")
        essence = content_type.partition(";")[0].strip().lower()
        if self._form == "sse" and essence not in ("", "text/event-stream"):
            raise self._error("with no stream of events")

    def _check_length(self, length: int) -> None:
        if length > self._core.max_response_bytes:
            raise self._error("with what can't be read: more than max_response_bytes")

    def _error(self, reason: str) -> APIError:
        interpreter = self._core.interpreter
        return interpreter.error(
            ResponseDecodeError, self._operation, self.response, reason
        )


class ReadyPieces:
    """A body that is here already, for both kinds of client."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece

    def close(self) -> None:
        """Nothing is open."""


class _Answer:
    """An answer whose body is read in pieces, once.

    The client's `timeout.read` bounds the wait for each piece. `timeout.total` bounds only the
    wait for the beginning of the answer: the rest may take as long as it likes.
    """

    def __init__(self, response: Response) -> None:
        self._response = response
        self._is_over = False
        # The response outlives its body: errors hold it.
        pieces, response.pieces = response.pieces, None
        self._pieces = ReadyPieces([response.content]) if pieces is None else pieces

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self._response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer, by name in any case."""
        return self._response.headers

    @property
    def request_id(self) -> str | None:
        """The server's name for the call, if it gave one."""
        return self._response.request_id

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code}>"


class OpenAnswer(_Answer):
    """One whose pieces are waited for."""

    def __init__(self, response: Response) -> None:
        super().__init__(response)
        self._source = iter(cast(Pieces, self._pieces))

    def close(self) -> None:
        """Read no further, and give the connection back. Closing twice does no harm."""
        self._is_over = True
        cast(Pieces, self._pieces).close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()


class AsyncOpenAnswer(_Answer):
    """One whose pieces are awaited."""

    def __init__(self, response: Response) -> None:
        super().__init__(response)
        self._source = aiter(cast(AsyncPieces, self._pieces))

    async def close(self) -> None:
        """Read no further, and give the connection back. Closing twice does no harm."""
        self._is_over = True
        closing = self._pieces.close()
        if closing is not None:
            await closing

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *reason: object) -> None:
        await self.close()


class Stream(OpenAnswer, Generic[T]):
    """The items of an answer, each as soon as it has come. They can be iterated over once.

    Its connection is free again when all items were read, or with `close()` or the end of a
    `with` block. A stream that breaks off raises `APIConnectionError` after the last item that
    came whole; it is not asked for again. `timeout.read` bounds the wait for each piece of it,
    `timeout.total` only the wait for its beginning.

    Attributes:
        status_code: The HTTP status.
        headers: By name, in any case.
        request_id: The server's name for the call, if it gave one.
    """

    def __init__(self, items: Items[T]) -> None:
        super().__init__(items.response)
        self._items = items

    @property
    def last_event_id(self) -> str | None:
        """The id of the last server-sent event that had one."""
        return self._items.last_event_id

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        try:
            while not self._items.has_next and not self._is_over:
                self._fetch()
            if self._items.has_next:
                return self._items.next()
        except BaseException:
            self.close()
            raise
        raise StopIteration

    def close(self) -> None:
        self._items.drop()
        super().close()

    def _fetch(self) -> None:
        try:
            piece = next(self._source, None)
        except Fault as fault:
            raise self._items.broken(fault) from fault.__cause__
        if piece is None:
            super().close()
        self._items.feed(piece)


class AsyncStream(AsyncOpenAnswer, Generic[T]):
    """`Stream` for an event loop: `async for`, `async with`, `await stream.close()`."""

    def __init__(self, items: Items[T]) -> None:
        super().__init__(items.response)
        self._items = items

    @property
    def last_event_id(self) -> str | None:
        """The id of the last server-sent event that had one."""
        return self._items.last_event_id

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        try:
            while not self._items.has_next and not self._is_over:
                await self._fetch()
            if self._items.has_next:
                return self._items.next()
        except BaseException:
            await self.close()
            raise
        raise StopAsyncIteration

    async def close(self) -> None:
        self._items.drop()
        await super().close()

    async def _fetch(self) -> None:
        try:
            piece = await anext(self._source, None)
        except Fault as fault:
            raise self._items.broken(fault) from fault.__cause__
        if piece is None:
            await super().close()
        self._items.feed(piece)


def broken_off(operation: Operation[Any], response: Response, fault: Fault) -> APIError:
    """The error of an answer that broke off."""
    kind = APITimeoutError if fault.timeout else APIConnectionError
    error = call_error(kind, operation, f"broke off its answer ({fault})")
    error.sent, error.attempts = True, response.attempts
    error.request_id = response.request_id
    return error
