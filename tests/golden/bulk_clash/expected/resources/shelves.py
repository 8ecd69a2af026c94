"""The operations of shelves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime.operation import Arguments, Body, BulkRule, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

if TYPE_CHECKING:
    from .._runtime.bulk import BulkResult

_FILL_SHELF: Operation[None] = Operation(
    id="fillShelf",
    method="POST",
    path="/shelves",
    body=Body("application/json", lambda: models.FillShelfRequest),
)
_FILL_SHELF_BULK_RULE = BulkRule("books", limit=5)
_FILL_SHELF_BULK: Operation[None] = Operation(
    id="fillShelfBulk",
    method="POST",
    path="/shelves/bulk",
)


class Shelves(Resource):
    """The operations of shelves."""

    @cached_property
    def with_raw_response(self) -> ShelvesWithRawResponse:
        """The same methods, each giving the whole response."""
        return ShelvesWithRawResponse(self)

    def fill_shelf(
        self,
        *,
        books: Iterable[models.FillShelfRequestBooksItem | Mapping[str, Any]],
        rows: int | None | NotGiven = NOT_GIVEN,
        body_concurrency: int | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Fill shelf.

        Returns:
            Filled.
        """
        return self._caller.call(
            _FILL_SHELF,
            Arguments(
                body={"books": books, "rows": rows, "concurrency": body_concurrency},
                extra_body=extra_body,
                options=options,
            ),
        )

    def fill_shelf_many(
        self,
        rows_: Iterable[models.FillShelfRequestBooksItem | Mapping[str, Any]],
        /,
        *,
        rows: int | None | NotGiven = NOT_GIVEN,
        body_concurrency: int | None | NotGiven = NOT_GIVEN,
        concurrency: int = 1,
        on_progress: Callable[[BulkResult], object] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        """`fill_shelf` for any number of rows, in calls of at most 5.

        Rows whose call was sent and not answered may have been written or not. They are
        `uncertain`, and never sent again unless you do so.

        Args:
            rows_: Any iterable; it is read as the rows are sent.
            concurrency: How many calls may be on their way at once.
            on_progress: Called with the result so far after each call.

        Returns:
            What became of each row: succeeded, failed, uncertain or unsent, every
                row in exactly one of them.
        """
        return self._caller.bulk(
            _FILL_SHELF,
            _FILL_SHELF_BULK_RULE,
            rows_,
            Arguments(
                body={"rows": rows, "concurrency": body_concurrency},
                extra_body=extra_body,
                options=options,
            ),
            concurrency,
            on_progress,
        )

    def fill_shelf_bulk(self, *, options: RequestOptions | None = None) -> None:
        """Fill shelf bulk.

        Returns:
            Filled.
        """
        return self._caller.call(_FILL_SHELF_BULK, Arguments(options=options))


class AsyncShelves(AsyncResource):
    """The operations of shelves."""

    @cached_property
    def with_raw_response(self) -> AsyncShelvesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncShelvesWithRawResponse(self)

    async def fill_shelf(
        self,
        *,
        books: Iterable[models.FillShelfRequestBooksItem | Mapping[str, Any]],
        rows: int | None | NotGiven = NOT_GIVEN,
        body_concurrency: int | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Fill shelf.

        Returns:
            Filled.
        """
        return await self._caller.call(
            _FILL_SHELF,
            Arguments(
                body={"books": books, "rows": rows, "concurrency": body_concurrency},
                extra_body=extra_body,
                options=options,
            ),
        )

    async def fill_shelf_many(
        self,
        rows_: Iterable[models.FillShelfRequestBooksItem | Mapping[str, Any]],
        /,
        *,
        rows: int | None | NotGiven = NOT_GIVEN,
        body_concurrency: int | None | NotGiven = NOT_GIVEN,
        concurrency: int = 1,
        on_progress: Callable[[BulkResult], object] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        """`fill_shelf` for any number of rows, in calls of at most 5.

        Rows whose call was sent and not answered may have been written or not. They are
        `uncertain`, and never sent again unless you do so.

        Args:
            rows_: Any iterable; it is read as the rows are sent.
            concurrency: How many calls may be on their way at once.
            on_progress: Called with the result so far after each call.

        Returns:
            What became of each row: succeeded, failed, uncertain or unsent, every
                row in exactly one of them.
        """
        return await self._caller.bulk(
            _FILL_SHELF,
            _FILL_SHELF_BULK_RULE,
            rows_,
            Arguments(
                body={"rows": rows, "concurrency": body_concurrency},
                extra_body=extra_body,
                options=options,
            ),
            concurrency,
            on_progress,
        )

    async def fill_shelf_bulk(self, *, options: RequestOptions | None = None) -> None:
        """Fill shelf bulk.

        Returns:
            Filled.
        """
        return await self._caller.call(_FILL_SHELF_BULK, Arguments(options=options))


class ShelvesWithRawResponse:
    """The methods of Shelves, each giving the whole response."""

    def __init__(self, resource: Shelves) -> None:
        methods = Shelves(resource.raw_caller)
        self.fill_shelf = raw(methods.fill_shelf)
        self.fill_shelf_bulk = raw(methods.fill_shelf_bulk)


class AsyncShelvesWithRawResponse:
    """The methods of AsyncShelves, each giving the whole response."""

    def __init__(self, resource: AsyncShelves) -> None:
        methods = AsyncShelves(resource.raw_caller)
        self.fill_shelf = raw_async(methods.fill_shelf)
        self.fill_shelf_bulk = raw_async(methods.fill_shelf_bulk)
