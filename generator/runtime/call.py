"""One call from its arguments to its result."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeVar

from .connection import AsyncConnection, Connection
from .operation import Arguments, Operation
from .pages import AsyncPage, AsyncPager, Page, Pages, Turn, first_turn
from .response import APIResponse, Response

T = TypeVar("T")


class Caller:
    """Makes the calls of a client's resources."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._interpreter = connection.setup.interpreter

    @property
    def caller(self) -> Caller:
        """Itself: a resource takes a caller in place of a client."""
        return self

    def call(self, operation: Operation[T], arguments: Arguments) -> T:
        """The result of one call."""
        response = self.connection.exchange(operation, arguments)
        self._interpreter.accept(operation, response)
        return self._interpreter.value(operation, response)

    def pages(
        self,
        operation: Operation[Any],
        pages: Pages,
        arguments: Arguments,
        max_items: int | None,
    ) -> Page[Any]:
        """The first page of a search."""
        turn = first_turn(operation, pages, arguments, max_items)
        return self._fetch(turn)

    def _fetch(self, turn: Turn, before: list[Any] | None = None) -> Page[Any]:
        response = self.connection.exchange(turn.operation, turn.arguments)
        return self._page(turn, response, before)

    def _page(
        self, turn: Turn, response: Response, before: list[Any] | None = None
    ) -> Page[Any]:
        found = self._interpreter.found(turn.operation, turn.pages, response, before)
        return Page(turn, found, self._fetch)


class RawCaller(Caller):
    """Returns an `APIResponse` of every result."""

    def call(self, operation: Operation[Any], arguments: Arguments) -> Any:
        response = self.connection.exchange(operation, arguments)
        self._interpreter.accept_raw(operation, response)
        parse = partial(self._interpreter.value, operation, response)
        return APIResponse(response, parse)

    def pages(
        self,
        operation: Operation[Any],
        pages: Pages,
        arguments: Arguments,
        max_items: int | None,
    ) -> Any:
        turn = first_turn(operation, pages, arguments, max_items)
        response = self.connection.exchange(operation, arguments)
        self._interpreter.accept_page(operation, response)
        return APIResponse(response, partial(self._page, turn, response))


class AsyncCaller:
    """`Caller` for an event loop."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        self._interpreter = connection.setup.interpreter

    @property
    def caller(self) -> AsyncCaller:
        """Itself: a resource takes a caller in place of a client."""
        return self

    async def call(self, operation: Operation[T], arguments: Arguments) -> T:
        """The result of one call."""
        response = await self.connection.exchange(operation, arguments)
        self._interpreter.accept(operation, response)
        return self._interpreter.value(operation, response)

    def pages(
        self,
        operation: Operation[Any],
        pages: Pages,
        arguments: Arguments,
        max_items: int | None,
    ) -> AsyncPager[Any]:
        """A search, not yet sent."""
        turn = first_turn(operation, pages, arguments, max_items)
        return AsyncPager(partial(self._fetch, turn))

    async def _fetch(
        self, turn: Turn, before: list[Any] | None = None
    ) -> AsyncPage[Any]:
        response = await self.connection.exchange(turn.operation, turn.arguments)
        return self._page(turn, response, before)

    def _page(
        self, turn: Turn, response: Response, before: list[Any] | None = None
    ) -> AsyncPage[Any]:
        found = self._interpreter.found(turn.operation, turn.pages, response, before)
        return AsyncPage(turn, found, self._fetch)


class AsyncRawCaller(AsyncCaller):
    """Returns an `APIResponse` of every result."""

    async def call(self, operation: Operation[Any], arguments: Arguments) -> Any:
        response = await self.connection.exchange(operation, arguments)
        self._interpreter.accept_raw(operation, response)
        parse = partial(self._interpreter.value, operation, response)
        return APIResponse(response, parse)

    def pages(
        self,
        operation: Operation[Any],
        pages: Pages,
        arguments: Arguments,
        max_items: int | None,
    ) -> Any:
        turn = first_turn(operation, pages, arguments, max_items)
        return self._raw_page(turn)

    async def _raw_page(self, turn: Turn) -> APIResponse[AsyncPage[Any]]:
        response = await self.connection.exchange(turn.operation, turn.arguments)
        self._interpreter.accept_page(turn.operation, response)
        return APIResponse(response, partial(self._page, turn, response))
