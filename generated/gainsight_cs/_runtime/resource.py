"""What the resources of a generated client are made of."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar, cast

from .call import AsyncCaller, Caller
from .errors import InvalidRequestError, call_error
from .operation import Arguments, Operation
from .pages import AsyncPage, AsyncPager, Page, Pages
from .response import APIResponse
from .values import NOT_GIVEN, RequestOptions

if TYPE_CHECKING:
    from .bulk import BulkResult, BulkRule, BulkRun

P = ParamSpec("P")
T = TypeVar("T")


class HasCaller(Protocol):
    """A client, or what stands in for it behind `with_raw_response`."""

    @property
    def caller(self) -> Caller: ...


class HasAsyncCaller(Protocol):
    """`HasCaller` for an event loop."""

    @property
    def caller(self) -> AsyncCaller: ...


class Resource:
    """A group of operations.

    Args:
        client: What sends their requests.
    """

    def __init__(self, client: HasCaller) -> None:
        self._caller = client.caller

    @property
    def raw_caller(self) -> HasCaller:
        """What makes the methods of a resource return an `APIResponse`."""
        return self._caller.raw

    def _call(
        self,
        operation: Operation[T],
        *,
        parameters: tuple[Any, ...] = (),
        body: Any = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> T:
        call = Arguments(parameters, body, extra_body, options or {})
        return self._caller.call(operation, call)

    def _pages(
        self,
        operation: Operation[Any],
        pages: Pages,
        *,
        parameters: tuple[Any, ...] = (),
        body: Any = NOT_GIVEN,
        max_items: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> Page[Any]:
        call = Arguments(parameters, body, extra_body, options or {})
        return self._caller.pages(operation, pages, call, max_items)

    def _bulk(
        self,
        operation: Operation[Any],
        rule: BulkRule,
        rows: Iterable[Any],
        *,
        concurrency: int,
        on_progress: Callable[[BulkResult], object] | None,
        parameters: tuple[Any, ...] = (),
        body: Any = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        call = Arguments(parameters, body, extra_body, options or {})
        run = _bulk_run(
            self._caller, operation, rule, rows, call, concurrency, on_progress
        )
        return self._caller.bulk(run, concurrency)


class AsyncResource:
    """`Resource` for an event loop."""

    def __init__(self, client: HasAsyncCaller) -> None:
        self._caller = client.caller

    @property
    def raw_caller(self) -> HasAsyncCaller:
        """What makes the methods of a resource return an `APIResponse`."""
        return self._caller.raw

    async def _call(
        self,
        operation: Operation[T],
        *,
        parameters: tuple[Any, ...] = (),
        body: Any = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> T:
        call = Arguments(parameters, body, extra_body, options or {})
        return await self._caller.call(operation, call)

    def _pages(
        self,
        operation: Operation[Any],
        pages: Pages,
        *,
        parameters: tuple[Any, ...] = (),
        body: Any = NOT_GIVEN,
        max_items: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[Any]:
        call = Arguments(parameters, body, extra_body, options or {})
        pager: AsyncPager[Any] = self._caller.pages(operation, pages, call, max_items)
        return pager

    async def _bulk(
        self,
        operation: Operation[Any],
        rule: BulkRule,
        rows: Iterable[Any],
        *,
        concurrency: int,
        on_progress: Callable[[BulkResult], object] | None,
        parameters: tuple[Any, ...] = (),
        body: Any = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        call = Arguments(parameters, body, extra_body, options or {})
        run = _bulk_run(
            self._caller, operation, rule, rows, call, concurrency, on_progress
        )
        return await self._caller.bulk(run, concurrency)


def _bulk_run(
    caller: Caller | AsyncCaller,
    operation: Operation[Any],
    rule: BulkRule,
    rows: Iterable[Any],
    arguments: Arguments,
    concurrency: int,
    on_progress: Callable[[BulkResult], object] | None,
) -> BulkRun:
    from .bulk import BulkRun

    if type(concurrency) is not int or concurrency < 1:
        text = "was not sent: concurrency must be a whole number, 1 or more"
        raise call_error(InvalidRequestError, operation, text)
    return BulkRun(caller.core, operation, rule, rows, arguments, on_progress)


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
) -> Callable[P, Coroutine[Any, Any, APIResponse[AsyncPage[T]]]]:
    """`raw` for a method that returns a pager."""
    return cast(Callable[P, Coroutine[Any, Any, APIResponse[AsyncPage[T]]]], method)
