"""The operations of books."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_ADD: Operation[models.Book] = Operation(
    id="addBook",
    method="POST",
    path="/books",
    body=Body("application/json", lambda: models.BookInput),
    response=lambda: models.Book,
)


class Books(Resource):
    """The operations of books."""

    @cached_property
    def with_raw_response(self) -> BooksWithRawResponse:
        """The same methods, each giving the whole response."""
        return BooksWithRawResponse(self)

    def add(
        self,
        *,
        title: str,
        sequel: models.BookInput | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Book:
        """Add book.

        Args:
            sequel: A required property that only the library gives: what is sent is
                another class.

        Returns:
            The book.
        """
        return self._caller.call(
            _ADD,
            Arguments(
                body={"title": title, "sequel": sequel},
                extra_body=extra_body,
                options=options,
            ),
        )


class AsyncBooks(AsyncResource):
    """The operations of books."""

    @cached_property
    def with_raw_response(self) -> AsyncBooksWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncBooksWithRawResponse(self)

    async def add(
        self,
        *,
        title: str,
        sequel: models.BookInput | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Book:
        """Add book.

        Args:
            sequel: A required property that only the library gives: what is sent is
                another class.

        Returns:
            The book.
        """
        return await self._caller.call(
            _ADD,
            Arguments(
                body={"title": title, "sequel": sequel},
                extra_body=extra_body,
                options=options,
            ),
        )


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
