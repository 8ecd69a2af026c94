"""Downloads: binary answers that are read in pieces, and never held in memory as a whole."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine, Generator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    contextmanager,
)
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from .call import AsyncCaller, Caller
from .operation import Arguments, Operation
from .response import Response
from .stream import AsyncOpenAnswer, OpenAnswer, broken_off
from .transport import Fault

_BATCH = 2**20


class _Progress:
    """How much of an answer has come, and whether that is all of it."""

    def __init__(self, operation: Operation[Any], response: Response) -> None:
        self._operation = operation
        self._response = response
        self._length = _declared_length(operation, response)
        self._began = False
        self.count = 0

    def begin(self, *, is_over: bool) -> None:
        """Read the answer, which can be done once.

        Raises:
            RuntimeError: It was read or closed before.
        """
        if self._began or is_over:
            raise RuntimeError("the answer was read or closed already")
        self._began = True

    def end(self) -> None:
        """Nothing more comes.

        Raises:
            APIConnectionError: There should be more.
        """
        if self._length is not None and self.count != self._length:
            raise self.broken(Fault("with another length than declared", sent=True))

    def broken(self, fault: Fault) -> Exception:
        """The error of an answer that broke off."""
        return broken_off(self._operation, self._response, fault)


class StreamedResponse(OpenAnswer):
    """A binary answer, to be read once: with `iter_bytes()`, or into a file with `save()`.

    `timeout.read` bounds the wait for each piece of it, `timeout.total` only the wait for its
    beginning; `max_response_bytes` does not count here.

    Attributes:
        status_code: The HTTP status.
        headers: By name, in any case.
        request_id: The server's name for the call, if it gave one.
    """

    def __init__(self, operation: Operation[Any], response: Response) -> None:
        super().__init__(response)
        self._progress = _Progress(operation, response)

    def iter_bytes(self) -> Generator[bytes]:
        """The body in pieces, as they come, decompressed.

        Raises:
            APIConnectionError: The answer broke off.
            RuntimeError: It was read or closed before.
        """
        progress = self._progress
        progress.begin(is_over=self._is_over)
        try:
            for piece in self._source:
                progress.count += len(piece)
                yield piece
        except Fault as fault:
            raise progress.broken(fault) from fault.__cause__
        finally:
            self.close()
        progress.end()

    def save(self, path: str | os.PathLike[str]) -> int:
        """Write the body to a file, which is there whole or not at all.

        A file that is there already is replaced once the new one is whole.

        Returns:
            How many bytes it has.

        Raises:
            APIConnectionError: The answer broke off.
            OSError: The file can't be written.
            RuntimeError: The answer was read or closed before.
        """
        with _whole_file(path) as file:
            for piece in self.iter_bytes():
                file.write(piece)
        return self._progress.count


class AsyncStreamedResponse(AsyncOpenAnswer):
    """`StreamedResponse` for an event loop: `aiter_bytes()`, `await response.save(path)`."""

    def __init__(self, operation: Operation[Any], response: Response) -> None:
        super().__init__(response)
        self._progress = _Progress(operation, response)

    async def aiter_bytes(self) -> AsyncIterator[bytes]:
        """The body in pieces, as they come, decompressed.

        Raises:
            APIConnectionError: The answer broke off.
            RuntimeError: It was read or closed before.
        """
        progress = self._progress
        progress.begin(is_over=self._is_over)
        try:
            async for piece in self._source:
                progress.count += len(piece)
                yield piece
        except Fault as fault:
            raise progress.broken(fault) from fault.__cause__
        await self.close()
        progress.end()

    async def save(self, path: str | os.PathLike[str]) -> int:
        """Write the body to a file, which is there whole or not at all.

        A file that is there already is replaced once the new one is whole. Threads write, so
        that the event loop goes on.

        Returns:
            How many bytes it has.

        Raises:
            APIConnectionError: The answer broke off.
            OSError: The file can't be written.
            RuntimeError: The answer was read or closed before.
        """
        from asyncio import to_thread

        with _whole_file(path) as file:
            batch, size = list[bytes](), 0
            async for piece in self.aiter_bytes():
                batch.append(piece)
                size += len(piece)
                if size >= _BATCH:
                    await to_thread(file.writelines, batch)
                    batch, size = [], 0
            await to_thread(file.writelines, batch)
        return self._progress.count


class StreamingCaller(Caller):
    """A `Caller` whose results are read in pieces."""

    def call(self, operation: Operation[Any], arguments: Arguments) -> Any:
        """A stream, or the beginning of a binary answer."""
        if operation.stream is not None:
            return self.stream(operation.streaming, arguments)
        return self.opened(operation, arguments, partial(StreamedResponse, operation))


class AsyncStreamingCaller(AsyncCaller):
    """`StreamingCaller` for an event loop."""

    async def call(self, operation: Operation[Any], arguments: Arguments) -> Any:
        """A stream, or the beginning of a binary answer."""
        if operation.stream is not None:
            return await self.stream(operation.streaming, arguments)
        make = partial(AsyncStreamedResponse, operation)
        return await self.opened(operation, arguments, make)


class Opening(AbstractContextManager[StreamedResponse]):
    """A call that is made when a `with` block begins; what it opens is closed at its end."""

    def __init__(self, call: Callable[[], Any]) -> None:
        self._call = call
        self._opened: StreamedResponse | None = None

    def __enter__(self) -> StreamedResponse:
        opened: StreamedResponse = self._call()
        self._opened = opened
        return opened

    def __exit__(self, *reason: object) -> None:
        if self._opened is not None:
            self._opened.close()


class AsyncOpening(AbstractAsyncContextManager[AsyncStreamedResponse]):
    """`Opening` for `async with`."""

    def __init__(self, call: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        self._call = call
        self._opened: AsyncStreamedResponse | None = None

    async def __aenter__(self) -> AsyncStreamedResponse:
        opened: AsyncStreamedResponse = await self._call()
        self._opened = opened
        return opened

    async def __aexit__(self, *reason: object) -> None:
        if self._opened is not None:
            await self._opened.close()


@contextmanager
def _whole_file(path: str | os.PathLike[str]) -> Generator[BinaryIO]:
    """A file that takes its place when all was written, and is gone if something failed."""
    target = Path(path)
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with open(beside, "xb") as file:
            yield file
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _declared_length(operation: Operation[Any], response: Response) -> int | None:
    """How long the body must be; None where nobody says, or says it of the compressed one."""
    declared = response.headers.get("content-length", "")
    is_plain = response.headers.get("content-encoding", "identity") == "identity"
    is_known = declared.isdecimal() and declared.isascii()
    if not is_plain or not is_known or operation.method == "HEAD":
        return None
    return int(declared)
