"""What the resources of a generated client are made of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, ParamSpec, TypeVar, cast

from .call import AsyncCaller, Caller
from .pages import AsyncPage, AsyncPager
from .response import APIResponse

P = ParamSpec("P")
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


class AsyncResource:
    """`Resource` for an event loop."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def raw_caller(self) -> AsyncCaller:
        """What makes the methods of a resource return an `APIResponse`."""
        return self._caller.raw


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
