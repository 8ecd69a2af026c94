"""The operations of books."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_ADD: Operation[None] = Operation(id="addBook", method="POST", path="/books")


class Books(Resource):
    """The operations of books."""

    @cached_property
    def with_raw_response(self) -> BooksWithRawResponse:
        """The same methods, each giving the whole response."""
        return BooksWithRawResponse(self)

    def add(self, *, options: RequestOptions | None = None) -> None:
        """Add book.

        Returns:
            Added.
        """
        return self._caller.call(_ADD, Arguments(options=options))


class AsyncBooks(AsyncResource):
    """The operations of books."""

    @cached_property
    def with_raw_response(self) -> AsyncBooksWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncBooksWithRawResponse(self)

    async def add(self, *, options: RequestOptions | None = None) -> None:
        """Add book.

        Returns:
            Added.
        """
        return await self._caller.call(_ADD, Arguments(options=options))


class BooksWithRawResponse:
    """The methods of Books, each giving the whole response."""

    def __init__(self, resource: Books) -> None:
        methods = Books(resource.raw_caller)
        self.add = raw(methods.add)


class AsyncBooksWithRawResponse:
    """The methods of AsyncBooks, each giving the whole response."""

    def __init__(self, resource: AsyncBooks) -> None:
        methods = AsyncBooks(resource.raw_caller)
        self.add = raw_async(methods.add)
