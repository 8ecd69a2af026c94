"""The operations of books."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_CREATE: Operation[None] = Operation(
    id="createBooks",
    method="POST",
    path="/books",
    body=Body("application/json", lambda: models.CreateBooksRequest),
)
_CREATE_MANY: Operation[None] = Operation(
    id="createManyBooks",
    method="POST",
    path="/books/many",
)


class Books(Resource):
    """The operations of books."""

    @cached_property
    def with_raw_response(self) -> BooksWithRawResponse:
        """The same methods, each giving the whole response."""
        return BooksWithRawResponse(self)

    def create(
        self,
        *,
        books: Iterable[models.CreateBooksRequestBooksItem | Mapping[str, Any]],
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Create books.

        Returns:
            Stored.
        """
        return self._caller.call(
            _CREATE,
            Arguments(body={"books": books}, extra_body=extra_body, options=options),
        )

    def create_many(self, *, options: RequestOptions | None = None) -> None:
        """Create many books.

        Returns:
            Stored.
        """
        return self._caller.call(_CREATE_MANY, Arguments(options=options))


class AsyncBooks(AsyncResource):
    """The operations of books."""

    @cached_property
    def with_raw_response(self) -> AsyncBooksWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncBooksWithRawResponse(self)

    async def create(
        self,
        *,
        books: Iterable[models.CreateBooksRequestBooksItem | Mapping[str, Any]],
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Create books.

        Returns:
            Stored.
        """
        return await self._caller.call(
            _CREATE,
            Arguments(body={"books": books}, extra_body=extra_body, options=options),
        )

    async def create_many(self, *, options: RequestOptions | None = None) -> None:
        """Create many books.

        Returns:
            Stored.
        """
        return await self._caller.call(_CREATE_MANY, Arguments(options=options))


class BooksWithRawResponse:
    """The methods of Books, each giving the whole response."""

    def __init__(self, resource: Books) -> None:
        methods = Books(resource.raw_caller)
        self.create = raw(methods.create)
        self.create_many = raw(methods.create_many)


class AsyncBooksWithRawResponse:
    """The methods of AsyncBooks, each giving the whole response."""

    def __init__(self, resource: AsyncBooks) -> None:
        methods = AsyncBooks(resource.raw_caller)
        self.create = raw_async(methods.create)
        self.create_many = raw_async(methods.create_many)
