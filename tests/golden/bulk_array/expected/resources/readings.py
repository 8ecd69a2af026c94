"""The operations of readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime.operation import Arguments, Body, BulkRule, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

if TYPE_CHECKING:
    from .._runtime.bulk import BulkResult

_STORE: Operation[None] = Operation(
    id="storeReadings",
    method="POST",
    path="/sensors/{id}/readings",
    parameters=(
        Parameter("id", "path", lambda: str),
        Parameter("unit", "query", lambda: str),
    ),
    body=Body("application/json", lambda: list[models.Reading]),
)
_STORE_BULK = BulkRule(None, limit=20)


class Readings(Resource):
    """The operations of readings."""

    @cached_property
    def with_raw_response(self) -> ReadingsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ReadingsWithRawResponse(self)

    def store(
        self,
        id: str,
        /,
        *,
        body: Iterable[models.Reading | Mapping[str, Any]],
        unit: str | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Store readings.

        Returns:
            Stored.
        """
        return self._caller.call(
            _STORE,
            Arguments(parameters=(id, unit), body=body, options=options),
        )

    def store_many(
        self,
        id: str,
        rows: Iterable[models.Reading | Mapping[str, Any]],
        /,
        *,
        unit: str | NotGiven = NOT_GIVEN,
        concurrency: int = 1,
        on_progress: Callable[[BulkResult], object] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        """`store` for any number of rows, in calls of at most 20.

        Rows whose call was sent and not answered may have been written or not. They are
        `uncertain`, and never sent again unless you do so.

        Args:
            rows: Any iterable; it is read as the rows are sent.
            concurrency: How many calls may be on their way at once.
            on_progress: Called with the result so far after each call.

        Returns:
            What became of each row: succeeded, failed, uncertain or unsent, every
                row in exactly one of them.
        """
        return self._caller.bulk(
            _STORE,
            _STORE_BULK,
            rows,
            Arguments(parameters=(id, unit), options=options),
            concurrency,
            on_progress,
        )


class AsyncReadings(AsyncResource):
    """The operations of readings."""

    @cached_property
    def with_raw_response(self) -> AsyncReadingsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncReadingsWithRawResponse(self)

    async def store(
        self,
        id: str,
        /,
        *,
        body: Iterable[models.Reading | Mapping[str, Any]],
        unit: str | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Store readings.

        Returns:
            Stored.
        """
        return await self._caller.call(
            _STORE,
            Arguments(parameters=(id, unit), body=body, options=options),
        )

    async def store_many(
        self,
        id: str,
        rows: Iterable[models.Reading | Mapping[str, Any]],
        /,
        *,
        unit: str | NotGiven = NOT_GIVEN,
        concurrency: int = 1,
        on_progress: Callable[[BulkResult], object] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        """`store` for any number of rows, in calls of at most 20.

        Rows whose call was sent and not answered may have been written or not. They are
        `uncertain`, and never sent again unless you do so.

        Args:
            rows: Any iterable; it is read as the rows are sent.
            concurrency: How many calls may be on their way at once.
            on_progress: Called with the result so far after each call.

        Returns:
            What became of each row: succeeded, failed, uncertain or unsent, every
                row in exactly one of them.
        """
        return await self._caller.bulk(
            _STORE,
            _STORE_BULK,
            rows,
            Arguments(parameters=(id, unit), options=options),
            concurrency,
            on_progress,
        )


class ReadingsWithRawResponse:
    """The methods of Readings, each giving the whole response."""

    def __init__(self, resource: Readings) -> None:
        methods = Readings(resource.raw_caller)
        self.store = raw(methods.store)


class AsyncReadingsWithRawResponse:
    """The methods of AsyncReadings, each giving the whole response."""

    def __init__(self, resource: AsyncReadings) -> None:
        methods = AsyncReadings(resource.raw_caller)
        self.store = raw_async(methods.store)
