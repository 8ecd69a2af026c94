"""Pages of records: each holds its own and iterates over all that follow."""

from __future__ import annotations

from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
    Hashable,
    Iterator,
    Mapping,
)
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from .errors import InvalidRequestError, call_error
from .model import identity
from .operation import Arguments, Operation
from .paging import (
    CursorPages,
    Found,
    LinkPages,
    NumberPages,
    OffsetPages,
    Pages,
    query_of,
)
from .values import NOT_GIVEN, is_mapping

__all__ = [
    "AsyncPage",
    "AsyncPager",
    "CursorPages",
    "LinkPages",
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
        number: Which page of the iteration it is.
        before: The records of the page before.
        seen: What earlier pages left to be known by, with the number of the page that left it
            first. All turns of an iteration share it: some servers go round in circles.
    """

    operation: Operation[Any]
    pages: Pages
    arguments: Arguments
    remaining: int | None
    number: int
    before: list[Any] | None
    seen: dict[Any, int]

    def position(self) -> dict[str, Any] | None:
        """The arguments, by their Python names, that start a search at this page.

        None where a server's link leads to it that no arguments lead to.
        """
        pages, fields = self.pages, self._start()
        if fields is None:
            return None
        position = {pages.names.get(name, name): fields[name] for name in fields}
        if self.remaining is not None:
            position["max_items"] = self.remaining
        return position

    def following(self, found: Found) -> Turn | None:
        """The next page's call; None after the last page."""
        if found.repeated or self._goes_round(found):
            return None
        if isinstance(self.pages, LinkPages):
            next_page = self.arguments._replace(url=found.next) if found.next else None
        else:
            fields = self.pages.next(self._asked(), found)
            next_page = None if fields is None else self._changed(fields)
        if next_page is None:
            return None
        left = self.remaining
        left = None if left is None else max(0, left - len(found.items))
        return self._replace(
            arguments=next_page,
            remaining=left,
            number=self.number + 1,
            before=found.items,
        )

    def is_repeated(self, found: Found) -> bool:
        """Whether these records came before. A cursor that moves is progress all the same."""
        moves = isinstance(self.pages, (CursorPages, LinkPages))
        if not found.items or (moves and not self._goes_round(found)):
            return False
        known_by = identity(found.items)
        if known_by is None or moves:
            return found.items == self.before
        return self._was_seen(known_by)

    def _goes_round(self, found: Found) -> bool:
        """Whether the server names a next page that it named before."""
        named = found.cursor if found.next is None else found.next
        return named is not None and self._was_seen(f"next: {named}")

    def _was_seen(self, mark: Hashable) -> bool:
        # By number: who asks for the same page a second time goes round in no circle.
        return self.seen.setdefault(mark, self.number) < self.number

    def _start(self) -> dict[str, Any] | None:
        """The fields that make this page the first."""
        pages, arguments = self.pages, self.arguments
        if not isinstance(pages, LinkPages):
            asked = self._asked()
            return {pages.start: asked[pages.start]} if pages.start in asked else {}
        if arguments.url is None:
            return {}
        # Only what the link changes: the caller gives the other arguments again.
        names = {each.name for each in self.operation.parameters}
        added = (arguments.options or {}).get("query", {})
        same = {(name, str(value)) for name, value in added.items()}
        given = zip(self.operation.parameters, arguments.parameters, strict=True)
        for each, value in given:
            absent = value is None or value is NOT_GIVEN
            if each.location == "query" and not absent:
                same.update(query_of(f"?{'&'.join(each.pairs(value))}"))
        moved = [pair for pair in query_of(arguments.url) if pair not in same]
        return dict(moved) if names.issuperset(name for name, _ in moved) else None

    def _asked(self) -> Mapping[str, Any]:
        """The fields of the call among which its paging fields are."""
        arguments = self.arguments
        if self.pages.location == "query":
            names = [parameter.name for parameter in self.operation.parameters]
            asked = dict(zip(names, arguments.parameters, strict=True))
        else:
            body: Mapping[str, Any] = (
                arguments.body if is_mapping(arguments.body) else {}
            )
            asked = {**body, **(arguments.extra_body or {})}
        return {k: value for k, value in asked.items() if value is not NOT_GIVEN}

    def _changed(self, fields: Mapping[str, Any]) -> Arguments:
        """The call with other values for some of its paging fields."""
        if self.pages.location == "query":
            values = zip(
                self.operation.parameters, self.arguments.parameters, strict=True
            )
            changed = tuple(fields.get(each.name, value) for each, value in values)
            return self.arguments._replace(parameters=changed)
        asked = self.arguments.body
        body: Mapping[str, Any] = asked if is_mapping(asked) else {}
        extra = self.arguments.extra_body or {}
        kept = {key: value for key, value in extra.items() if key not in fields}
        return self.arguments._replace(body={**body, **fields}, extra_body=kept)


Make: TypeAlias = Callable[[Turn, Found], T]


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
    if max_items is not None and (type(max_items) is not int or max_items < 0):
        text = "was not sent: max_items must be a whole number, 0 or more"
        raise call_error(InvalidRequestError, operation, text)
    return Turn(operation, pages, arguments.settled(), max_items, 0, None, {})


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
        self._next = turn.following(found)
        self._repeated = found.repeated

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
            text = "was not sent: there is no next page; see has_next_page()"
            raise call_error(InvalidRequestError, self._turn.operation, text)
        return self._next


class Page(_AnyPage[T]):
    """One page of records. Iterating over it goes on through all further pages.

    The server counts anew for every page: while records are added or removed, an iteration can
    repeat or miss some. It ends with a short, an empty or a repeated page.
    """

    def __init__(
        self, turn: Turn, found: Found, fetch: Callable[[Turn], Page[T]]
    ) -> None:
        super().__init__(turn, found)
        self._fetch = fetch

    def next_page(self) -> Page[T]:
        """The page after this one.

        Raises:
            InvalidRequestError: There is none.
            APIError: It could not be read; `resume` on the error says where to go on.
        """
        return self._fetch(self._next_turn())

    def __iter__(self) -> Iterator[T]:
        page = self
        yield from page._due()
        while not page._is_last():
            page = page.next_page()
            yield from page._due()


class AsyncPage(_AnyPage[T]):
    """`Page` for an event loop: `await page.next_page()`, `async for record in page`."""

    def __init__(
        self, turn: Turn, found: Found, fetch: Callable[[Turn], Awaitable[AsyncPage[T]]]
    ) -> None:
        super().__init__(turn, found)
        self._fetch = fetch

    async def next_page(self) -> AsyncPage[T]:
        """The page after this one; raises as `Page.next_page`."""
        return await self._fetch(self._next_turn())

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
