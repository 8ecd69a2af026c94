"""Pages of records: each holds its own and iterates over all that follow."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from .errors import APIError, InvalidRequestError
from .operation import Arguments, Operation
from .paging import CursorPages, Found, NumberPages, OffsetPages, Pages
from .paging import asked_fields, with_fields

__all__ = [
    "AsyncPage",
    "AsyncPager",
    "CursorPages",
    "NumberPages",
    "OffsetPages",
    "Page",
    "Pages",
    "Turn",
]

T = TypeVar("T")


class Turn(NamedTuple):
    """A call that asks for one page.

    Attributes:
        operation: What is called.
        pages: How it pages.
        arguments: What this page's call passes.
        remaining: How many records an iteration still yields; None: all.
    """

    operation: Operation[Any]
    pages: Pages
    arguments: Arguments
    remaining: int | None

    def next_fields(self, found: Found) -> dict[str, Any] | None:
        """The fields that the next page's call changes; None after the last page."""
        asked = asked_fields(self.pages, self.operation, self.arguments)
        return self.pages.next(asked, found)

    def following(self, fields: dict[str, Any], delivered: int) -> Turn:
        """The next page's call."""
        call = with_fields(self.pages, self.operation, self.arguments, fields)
        left = None if self.remaining is None else max(0, self.remaining - delivered)
        return self._replace(arguments=call, remaining=left)

    def refusal(self, reason: str) -> InvalidRequestError:
        """The error of a page that can't be asked for."""
        method, path = self.operation.method, self.operation.path
        return InvalidRequestError(
            f"{method} {path} was not sent: {reason}", method=method, path=path
        )


def first_turn(
    operation: Operation[Any],
    pages: Pages,
    arguments: Arguments,
    max_items: int | None,
) -> Turn:
    """The call for a first page.

    Raises:
        InvalidRequestError: `max_items` is negative.
    """
    turn = Turn(operation, pages, arguments, max_items)
    if max_items is not None and max_items < 0:
        raise turn.refusal("max_items can't be negative")
    return turn


class _AnyPage(Generic[T]):
    """What pages have in common.

    Attributes:
        items: The records of this page.
        total_count: How many records there are on all pages, where the server says so.
    """

    def __init__(self, turn: Turn, found: Found) -> None:
        self.items: list[T] = found.items
        self.total_count = found.total
        self._turn = turn
        self._repeated = found.repeated
        self._next = None if found.repeated else turn.next_fields(found)

    def __repr__(self) -> str:
        total = "" if self.total_count is None else f" of {self.total_count}"
        return f"<{type(self).__name__} with {len(self.items)}{total} records>"

    def has_next_page(self) -> bool:
        """Whether more records may follow. The next page can turn out to be empty."""
        return self._next is not None

    def _due(self) -> list[T]:
        """This page's part of an iteration."""
        return [] if self._repeated else self.items[: self._turn.remaining]

    def _is_last(self) -> bool:
        remaining = self._turn.remaining
        enough = remaining is not None and remaining <= len(self.items)
        return enough or not self.has_next_page()

    def _next_turn(self) -> Turn:
        if self._next is None:
            raise self._turn.refusal("there is no next page; see has_next_page()")
        return self._turn.following(self._next, len(self.items))

    def _note_position(self, error: APIError) -> None:
        position = ", ".join(f"{k}={v!r}" for k, v in (self._next or {}).items())
        error.add_note(f"All records before {position} were read; go on from there.")


class Page(_AnyPage[T]):
    """One page of records. Iterating over it goes on through all further pages.

    The server counts anew for every page: while records are added or removed, an iteration can
    repeat or miss some. It ends with a short, an empty or a repeated page.
    """

    def __init__(
        self,
        turn: Turn,
        found: Found,
        fetch: Callable[[Turn, list[T]], Page[T]],
    ) -> None:
        super().__init__(turn, found)
        self._fetch = fetch

    def next_page(self) -> Page[T]:
        """The page after this one.

        Raises:
            InvalidRequestError: There is none.
            APIError: It could not be read. A note on the error says where to go on.
        """
        turn = self._next_turn()
        try:
            return self._fetch(turn, self.items)
        except APIError as error:
            self._note_position(error)
            raise

    def __iter__(self) -> Iterator[T]:
        page = self
        yield from page._due()
        while not page._is_last():
            page = page.next_page()
            yield from page._due()


class AsyncPage(_AnyPage[T]):
    """`Page` for an event loop: `await page.next_page()`, `async for record in page`."""

    def __init__(
        self,
        turn: Turn,
        found: Found,
        fetch: Callable[[Turn, list[T]], Awaitable[AsyncPage[T]]],
    ) -> None:
        super().__init__(turn, found)
        self._fetch = fetch

    async def next_page(self) -> AsyncPage[T]:
        """The page after this one.

        Raises:
            InvalidRequestError: There is none.
            APIError: It could not be read. A note on the error says where to go on.
        """
        turn = self._next_turn()
        try:
            return await self._fetch(turn, self.items)
        except APIError as error:
            self._note_position(error)
            raise

    async def __aiter__(self) -> AsyncIterator[T]:
        page = self
        for record in page._due():
            yield record
        while not page._is_last():
            page = await page.next_page()
            for record in page._due():
                yield record


class AsyncPager(Generic[T]):
    """A search that was not sent yet: await it for its first page, or iterate over all records."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._first = first

    def __await__(self) -> Generator[Any, Any, AsyncPage[T]]:
        return self._first().__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for record in await self._first():
            yield record
