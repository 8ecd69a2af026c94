"""The operations of readings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

if TYPE_CHECKING:
    from .._runtime.stream import AsyncStream, Stream

_FIND: Operation[models.Reading] = Operation(
    id="findReadings",
    method="GET",
    path="/readings",
    parameters=(
        Parameter(
            "selection",
            "querystring",
            lambda: models.FindReadingsSelection,
            required=True,
        ),
    ),
    response=lambda: models.Reading,
    accept="application/jsonl",
    reads="json_lines",
)
_QUERY: Operation[None] = Operation(
    id="queryReadings",
    method="QUERY",
    path="/readings",
    body=Body("application/json", lambda: models.Reading, required=False),
)
_COPY: Operation[None] = Operation(id="copyReadings", method="Copy", path="/readings")


class Readings(Resource):
    """The operations of readings."""

    @cached_property
    def with_raw_response(self) -> ReadingsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ReadingsWithRawResponse(self)

    def find(
        self,
        *,
        selection: models.FindReadingsSelection | Mapping[str, Any],
        options: RequestOptions | None = None,
    ) -> Stream[models.Reading]:
        """Find readings.

        Args:
            selection: All of the query.

        Returns:
            One reading in each line.
        """
        return self._caller.stream(
            _FIND,
            Arguments(parameters=(selection,), options=options),
        )

    def query(
        self,
        *,
        station: str | None | NotGiven = NOT_GIVEN,
        value: float | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Query readings.

        Returns:
            Nothing.
        """
        return self._caller.call(
            _QUERY,
            Arguments(
                body={"station": station, "value": value},
                extra_body=extra_body,
                options=options,
            ),
        )

    def copy(self, *, options: RequestOptions | None = None) -> None:
        """Copy readings.

        Returns:
            Nothing.
        """
        return self._caller.call(_COPY, Arguments(options=options))


class AsyncReadings(AsyncResource):
    """The operations of readings."""

    @cached_property
    def with_raw_response(self) -> AsyncReadingsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncReadingsWithRawResponse(self)

    async def find(
        self,
        *,
        selection: models.FindReadingsSelection | Mapping[str, Any],
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Reading]:
        """Find readings.

        Args:
            selection: All of the query.

        Returns:
            One reading in each line.
        """
        return await self._caller.stream(
            _FIND,
            Arguments(parameters=(selection,), options=options),
        )

    async def query(
        self,
        *,
        station: str | None | NotGiven = NOT_GIVEN,
        value: float | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Query readings.

        Returns:
            Nothing.
        """
        return await self._caller.call(
            _QUERY,
            Arguments(
                body={"station": station, "value": value},
                extra_body=extra_body,
                options=options,
            ),
        )

    async def copy(self, *, options: RequestOptions | None = None) -> None:
        """Copy readings.

        Returns:
            Nothing.
        """
        return await self._caller.call(_COPY, Arguments(options=options))


class ReadingsWithRawResponse:
    """The methods of Readings, each giving the whole response."""

    def __init__(self, resource: Readings) -> None:
        methods = Readings(resource.raw_caller)
        self.find = raw(methods.find)
        self.query = raw(methods.query)
        self.copy = raw(methods.copy)


class AsyncReadingsWithRawResponse:
    """The methods of AsyncReadings, each giving the whole response."""

    def __init__(self, resource: AsyncReadings) -> None:
        methods = AsyncReadings(resource.raw_caller)
        self.find = raw_async(methods.find)
        self.query = raw_async(methods.query)
        self.copy = raw_async(methods.copy)
