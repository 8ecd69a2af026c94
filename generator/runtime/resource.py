"""What the resources of a generated client are made of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from .call import AsyncCaller, Caller
from .operation import HeadersOf, StreamOf
from .pages import AsyncPage, AsyncPager
from .response import APIResponse, APIResponseWithHeaders

if TYPE_CHECKING:
    from .download import AsyncStreamedResponse, StreamedResponse
    from .stream import AsyncStream, Stream

P = ParamSpec("P")
H = TypeVar("H")
T = TypeVar("T")


class Resource:
    """A group of operations.

    Args:
        caller: What makes their calls.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def raw_caller(self) -> Caller:
        """What makes the methods of a resource return an `APIResponse`."""
        return self._caller.raw

    @property
    def streaming_caller(self) -> Caller:
        """What makes the methods of a resource return a `StreamedResponse` or a `Stream`."""
        # Most programs read whole answers.
        from .download import StreamingCaller

        return StreamingCaller(self._caller.core, self._caller.line)


class AsyncResource:
    """`Resource` for an event loop."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def raw_caller(self) -> AsyncCaller:
        """What makes the methods of a resource return an `APIResponse`."""
        return self._caller.raw

    @property
    def streaming_caller(self) -> AsyncCaller:
        """`Resource.streaming_caller` for an event loop."""
        from .download import AsyncStreamingCaller

        return AsyncStreamingCaller(self._caller.core, self._caller.line)


def raw(method: Callable[P, T]) -> Callable[P, APIResponse[T]]:
    """The type of a method of a resource that was made with a `raw_caller`."""
    return cast(Callable[P, APIResponse[T]], method)


def raw_async(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, Coroutine[Any, Any, APIResponse[T]]]:
    """`raw` for a method that is awaited."""
    return cast(Callable[P, Coroutine[Any, Any, APIResponse[T]]], method)


def raw_pager(
    method: Callable[P, AsyncPager[T]],
) -> Callable[P, Awaitable[APIResponse[AsyncPage[T]]]]:
    """`raw` for a method that returns a pager."""
    return cast(Callable[P, Awaitable[APIResponse[AsyncPage[T]]]], method)


def raw_with(
    method: Callable[P, T], _headers: HeadersOf[H]
) -> Callable[P, APIResponseWithHeaders[T, H]]:
    """`raw` for a method whose answers have headers of known types."""
    return cast(Callable[P, APIResponseWithHeaders[T, H]], method)


def raw_async_with(
    method: Callable[P, Coroutine[Any, Any, T]], _headers: HeadersOf[H]
) -> Callable[P, Coroutine[Any, Any, APIResponseWithHeaders[T, H]]]:
    """`raw_with` for a method that is awaited."""
    return cast(Callable[P, Coroutine[Any, Any, APIResponseWithHeaders[T, H]]], method)


def raw_pager_with(
    method: Callable[P, AsyncPager[T]], _headers: HeadersOf[H]
) -> Callable[P, Awaitable[APIResponseWithHeaders[AsyncPage[T], H]]]:
    """`raw_with` for a method that returns a pager."""
    return cast(Callable[P, Awaitable[APIResponseWithHeaders[AsyncPage[T], H]]], method)


def streamed(
    method: Callable[P, Any],
) -> Callable[P, AbstractContextManager[StreamedResponse]]:
    """A method of a resource that was made with a `streaming_caller`, for a `with` block."""

    @wraps(method)
    def opening(
        *args: P.args, **kwargs: P.kwargs
    ) -> AbstractContextManager[StreamedResponse]:
        from .download import Opening

        return Opening(partial(method, *args, **kwargs))

    return opening


def streamed_async(
    method: Callable[P, Coroutine[Any, Any, Any]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse]]:
    """`streamed` for a method that is awaited, for an `async with` block."""

    @wraps(method)
    def opening(
        *args: P.args, **kwargs: P.kwargs
    ) -> AbstractAsyncContextManager[AsyncStreamedResponse]:
        from .download import AsyncOpening

        return AsyncOpening(partial(method, *args, **kwargs))

    return opening


def stream_of(method: Callable[P, Any], _stream: StreamOf[T]) -> Callable[P, Stream[T]]:
    """The type of a method of a resource that was made with a `streaming_caller`."""
    return cast("Callable[P, Stream[T]]", method)


def stream_of_async(
    method: Callable[P, Coroutine[Any, Any, Any]], _stream: StreamOf[T]
) -> Callable[P, Coroutine[Any, Any, AsyncStream[T]]]:
    """`stream_of` for a method that is awaited."""
    return cast("Callable[P, Coroutine[Any, Any, AsyncStream[T]]]", method)
